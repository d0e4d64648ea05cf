/** Script of the worker that searches, for browsers without SIMD. */
import createSearch from "../../../build/wasm-scalar/gradlab-search.js";
import { implementSearch } from "./search-calls";
import { startServing } from "./start-serving";

startServing("search", createSearch, implementSearch);
