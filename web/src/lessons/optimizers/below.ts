/** What stands below the race and is about it: loaded when it comes near. */
export { inside } from "./inside/view";
export { scan } from "./scan";
export { stability } from "./stability-view";
