import { encode } from "uqr";

/** The rows of a QR code; `true` is dark. */
export type QrCode = readonly (readonly boolean[])[];

/**
 * A text as a QR code without its margin, in the smallest version that holds it at level M, else at level L. Null for a
 * text that is too long for any.
 */
export function qrCode(text: string): QrCode | null {
  for (const ecc of ["M", "L"] as const) {
    try {
      return encode(text, { ecc, boostEcc: false, border: 0 }).data;
    } catch (caught) {
      if (!(caught instanceof RangeError)) throw caught;
    }
  }
  return null;
}
