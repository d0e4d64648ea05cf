import type { Graded } from "../graded";

type Head = Pick<Graded, "name" | "variant" | "beginning" | "begun" | "made">;

/** What a receipt says of itself; empty where it could not be read. */
export function headOf(receipt: Head | null): Head {
  const { name = "", variant = 0, beginning = 0, begun = "", made = "" } = receipt ?? {};
  return { name, variant, beginning, begun, made };
}
