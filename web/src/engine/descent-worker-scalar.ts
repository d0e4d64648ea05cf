/** Script of the worker that descends, for browsers without SIMD. */
import createDescent from "../../../build/wasm-scalar/gradlab-descent.js";
import { implementDescent } from "./descent-calls";
import { startServing } from "./start-serving";

startServing("descent", createDescent, implementDescent);
