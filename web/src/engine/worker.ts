/** Script of the worker that trains, with 128-bit SIMD. The build makes it a classic script. */
import createEngine from "../../../build/wasm/gradlab.js";
import { implementCalls } from "./calls";
import { startServing } from "./start-serving";

startServing("training", createEngine, implementCalls);
