/**
 * The version with which texts are written. It rises when a default of any lesson changes: a text holds only
 * differences from the defaults, so the defaults of every version are kept. A text without a version has version 1.
 */
export const textVersion = 1;
