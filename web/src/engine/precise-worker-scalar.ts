/** Script of the worker in double precision, for browsers without SIMD. */
import createPrecise from "../../../build/wasm-scalar/gradlab-precise.js";
import { implementPrecise } from "./precise-calls";
import { startServing } from "./start-serving";

startServing("precise", createPrecise, implementPrecise);
