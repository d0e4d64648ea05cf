/** The script of the worker that searches, with 128-bit SIMD. A classic script once built. */
import createSearch from "../../../build/wasm/gradlab-search.js";
import { implementSearch } from "./search-calls";
import { startServing } from "./start-serving";

startServing("search", createSearch, implementSearch);
