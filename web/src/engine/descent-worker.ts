/** Script of the worker that descends, with 128-bit SIMD. The build makes it a classic script. */
import createDescent from "../../../build/wasm/gradlab-descent.js";
import { implementDescent } from "./descent-calls";
import { startServing } from "./start-serving";

startServing("descent", createDescent, implementDescent);
