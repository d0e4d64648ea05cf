import "./panel";

export { type CodeState, defaults, schema } from "./state";
