import "./panel";

export { defaults, schema, type TurnState } from "./state";
