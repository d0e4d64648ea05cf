/** The sections about the race, whose code is loaded when they come near the window. */
export { inside } from "./inside/view";
export { scan } from "./scan";
export { stability } from "./stability-view";
