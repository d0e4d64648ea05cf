/** The worker with 128-bit SIMD. A classic script once built. */
import createEngine from "../../../build/wasm/gradlab.js";
import { startServing } from "./calls";

startServing(createEngine);
