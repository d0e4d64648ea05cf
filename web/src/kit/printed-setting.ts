import { numberField } from "../look";
import { messages } from "../messages";
import { isObject, type Plain } from "../state";

/** The printed text of a setting: empty if there is no such setting, a dash if nothing is chosen. */
export function printedSetting(value: Plain | undefined): string {
  if (value === undefined) return "";
  if (value === null) return "–";
  if (typeof value === "number") return numberField(value);
  if (typeof value === "boolean") return messages.text(value ? "control.on" : "control.off");
  if (typeof value === "string") return value;
  if (isObject(value))
    return Object.entries(value)
      .map(([name, item]) => `${name} ${isObject(item) ? `(${printedSetting(item)})` : printedSetting(item)}`)
      .join(", ");
  return value.map((item) => (isObject(item) ? `(${printedSetting(item)})` : printedSetting(item))).join(", ");
}
