/** Script of the worker that searches, with 128-bit SIMD. The build makes it a classic script. */
import createSearch from "../../../build/wasm/gradlab-search.js";
import { implementSearch } from "./search-calls";
import { startServing } from "./start-serving";

startServing("search", createSearch, implementSearch);
