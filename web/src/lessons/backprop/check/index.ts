import "./panel";

export { type CheckState, defaults, schema } from "./state";
