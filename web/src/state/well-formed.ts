/**
 * A text without halves of letters, which no address and no file can hold; the sign for a lost letter stands instead.
 */
export const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/gu, "\ufffd");
