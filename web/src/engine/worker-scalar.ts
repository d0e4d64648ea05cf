/** The worker for browsers without SIMD. */
import createEngine from "../../../build/wasm-scalar/gradlab.js";
import { startServing } from "./calls";

startServing(createEngine);
