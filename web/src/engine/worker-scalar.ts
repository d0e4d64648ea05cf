/** Script of the worker that trains, for browsers without SIMD. */
import createEngine from "../../../build/wasm-scalar/gradlab.js";
import { implementCalls } from "./calls";
import { startServing } from "./start-serving";

startServing("training", createEngine, implementCalls);
