import type { Distribution } from "../../../engine";

/** One initialization as the figure draws it. */
export interface DepthLine {
  label: string;
  colour: string;
  dashed: boolean;
  /** The one that the sliders move: drawn stronger. */
  chosen: boolean;
  /** Of an earlier setting, until the new one is computed: drawn pale. */
  stale: boolean;
  /** Layer by layer from the input. */
  measured: readonly number[];
  predicted: readonly (number | null)[];
  /** The same statistic in further networks, each layer by layer. */
  repeats: readonly (readonly number[])[];
  /** What the strips show; null where there is nothing. */
  spread: readonly (Distribution | null)[];
}
