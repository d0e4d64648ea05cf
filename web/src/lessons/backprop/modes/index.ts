import "./panel";

export { defaults, type ModesState, schema } from "./state";
