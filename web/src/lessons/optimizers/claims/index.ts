import "./panel";

export { type ClaimsState, defaults, schema } from "./state";
