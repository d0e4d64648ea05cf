/** The script of the worker that descends, with 128-bit SIMD. A classic script once built. */
import createDescent from "../../../build/wasm/gradlab-descent.js";
import { implementDescent } from "./descent-calls";
import { startServing } from "./start-serving";

startServing("descent", createDescent, implementDescent);
