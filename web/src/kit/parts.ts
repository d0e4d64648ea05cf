import { messages } from "../messages";
import { isBelow, isPath, leaves, type PlainObject } from "../state";
import { type CommonPart, commonParts, type LessonPart, type LessonProblem } from "./contract";
import type { LessonDefinition } from "./definition";
import type { Restrictions } from "./restrictions";

const isCommon = (name: string): boolean => commonParts.some((part) => part === name);

/** The name of a setting in words: `batchSize` is "batch size"; abbreviations have an entry in the catalog. */
const wordsOf = (name: string): string =>
  messages.has(`field.${name}`)
    ? messages.text(`field.${name}` as "field.lr")
    : name.replaceAll("-", " ").replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/**
 * The label of a setting: its section (several sections have a learning rate), then the label of its control. Without a
 * rendered control, the name of the field in words.
 */
function inWords(path: string, control: string, labels: NonNullable<LessonDefinition<object>["labels"]>): string {
  const [first = "", ...rest] = path.split(".");
  const section = rest.length > 0 ? labels[first]?.() : undefined;
  const own = control || rest.map(wordsOf).join(", ");
  if (section !== undefined) return `${section}: ${own}`;
  return control || [wordsOf(first), own].filter(Boolean).join(": ");
}

/** The names that `hide` and `lock` of a lesson take: its parts, its sections, its settings. */
export class Parts {
  /** The ids of all sections known so far. */
  private readonly stood = new Set<string>();

  constructor(
    private readonly definition: Pick<LessonDefinition<object>, "defaults" | "labels" | "late" | "schema">,
    private readonly restrictions: Restrictions,
  ) {}

  /** `has`: whether the lesson has such a part now; `standing`: the ids of the sections that are rendered now. */
  list(has: (part: CommonPart) => boolean, standing: readonly string[]): LessonPart[] {
    const { labels = {}, late = [] } = this.definition;
    const named = (name: string, label = ""): string => labels[name]?.() ?? inWords(name, label, labels);
    const sections = this.sections(standing);
    return [
      ...commonParts
        .filter(
          (part) =>
            has(part) ||
            late.includes(part) ||
            (part === "sections" && sections.length > 0) ||
            this.restrictions.hides(part),
        )
        .map((name): LessonPart => ({ name, kind: "part", label: messages.text(`lesson.${name}`) })),
      ...sections.map((name): LessonPart => ({ name, kind: "part", label: named(name) })),
      ...this.controls.map(
        (name): LessonPart => ({ name, kind: "control", label: named(name, this.restrictions.labelOf(name)) }),
      ),
    ];
  }

  /** A problem for each name that the lesson does not know. */
  problems(
    hidden: readonly string[],
    locked: readonly string[],
    standing: readonly string[],
  ): readonly LessonProblem[] {
    const parts = new Set<string>([...commonParts, ...this.sections(standing)]);
    const isSetting = (name: string) => isPath(this.definition.schema, name.split("."));
    const unknown = (kind: "hide" | "lock", name: string): LessonProblem => ({
      path: `${kind}:${name}`,
      code: "unknown",
      message: messages.text(`${kind}.unknown`, { names: [...parts].join(", ") }),
    });
    return [
      ...hidden.filter((name) => !parts.has(name) && !isSetting(name)).map((name) => unknown("hide", name)),
      ...locked.filter((name) => !isSetting(name)).map((name) => unknown("lock", name)),
    ];
  }

  /** The paths of all defaults, and of further settings that a choice can add, such as a knob of another surface. */
  private get controls(): string[] {
    const { schema } = this.definition;
    const { settings } = this;
    const isListed = (path: string) => settings.some((name) => isBelow(path, name) || isBelow(name, path));
    const further = this.restrictions.paths.filter((path) => !isListed(path) && isPath(schema, path.split(".")));
    return [...settings, ...new Set(further)];
  }

  private get settings(): string[] {
    return leaves(this.definition.defaults as PlainObject);
  }

  /**
   * The ids of all sections, including hidden ones and those not rendered yet: a label that belongs to no setting
   * belongs to a section.
   */
  private sections(standing: readonly string[]): string[] {
    const { settings } = this;
    const named = Object.keys(this.definition.labels ?? {}).filter(
      (name) => !name.includes(".") && !settings.includes(name),
    );
    const late = (this.definition.late ?? []).filter((name) => !isCommon(name));
    for (const id of [...named, ...late, ...standing]) this.stood.add(id);
    return [...this.stood];
  }
}
