/**
 * A lesson's state: one plain object. GradlabLesson (../kit) does all of this for a lesson. Use without a lesson:
 *
 *   const schema = v.strictObject({ rule: v.picklist(["sgd", "adam"]), lr: v.pipe(v.number(), v.minValue(0)) });
 *   const defaults = { rule: "sgd", lr: 0.1 };
 *   encode({ rule: "adam", lr: 0.1 }, defaults);                                // "v=1&rule=adam"
 *   checked(schema, defaults, decode("rule=adam&lr=much", defaults, schema));
 *                                  // { state: { rule: "adam", lr: 0.1 }, problems: [{ path: "lr", ... }] }
 *   const history = new History(defaults);
 *   history.set(patched(history.state, { lr: 0.2 }), "lr");
 *   history.undo();
 */
export { checked, mended, type Schema, type StateProblem } from "./check";
export { decode, encode, isObject, type Plain, type PlainObject, same } from "./fragment";
export { type Act, History } from "./history";
export { copied, type Patch, patched } from "./patch";
export { isBelow, keeping, nested, valueAt } from "./path";
export { isPath, leaves } from "./shape";
export { textVersion } from "./text-version";
export { defaultsOf, type Former, isLater, isVersion, versionOf } from "./version";
