/** The script of the worker that trains, with 128-bit SIMD. A classic script once built. */
import createEngine from "../../../build/wasm/gradlab.js";
import { implementCalls } from "./calls";
import { startServing } from "./start-serving";

startServing("training", createEngine, implementCalls);
