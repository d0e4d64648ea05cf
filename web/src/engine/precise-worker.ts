/** Script of the worker in double precision, with 128-bit SIMD. The build makes it a classic script. */
import createPrecise from "../../../build/wasm/gradlab-precise.js";
import { implementPrecise } from "./precise-calls";
import { startServing } from "./start-serving";

startServing("precise", createPrecise, implementPrecise);
