/**
 * The version of the texts that are written. It rises when a default of any lesson changes: a text holds only what
 * differs from the defaults, so those of every version are kept. A text without a version is of version 1.
 */
export const textVersion = 1;
