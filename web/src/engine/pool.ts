/** The workers of a page, shared by all its lessons: one for what somebody waits for, the others for batches. */
import files from "virtual:data-files";
import type { CallOptions } from "./client";
import { asEngineError, EngineError } from "./errors";
import { fetchFile } from "./fetch-file";
import { Lane, type Source } from "./lane";
import { sourceOf } from "./load";
import { patienceFor } from "./patience";
import type { AllCalls, EnginePart } from "./protocol";
import { type OpenOptions, Run } from "./run";
import type { Catalog, Checked, Curvature, Decoded, ExperimentDraft, Prepared, Refused } from "./types";

export type EngineLane = Lane<AllCalls>;
/** `lane`: of batches, for work that nobody watches; otherwise the interactive one. */
export type AskOptions = CallOptions & { lane?: EngineLane };

export type LayerChoices = Pick<Catalog, "initializers" | "activations" | "normalizations">;
export type DescentChoices = Pick<Catalog, "optimizers" | "surfaces">;

/** Beside the interactive worker; so a page has four at most, on whatever machine. */
const mostBatches = 3;

/** The texts of data/ that ship beside the bundle, fetched when a lesson first needs one. */
const addresses = import.meta.glob<string>("../../../data/*.{csv,txt}", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const texts = new Map<string, Promise<string>>();

/** `file` as the catalog names it. */
function dataText(file: string): Promise<string> {
  const known = texts.get(file);
  if (known) return known;
  const address = addresses[`../../../data/${file}`];
  if (address === undefined) return Promise.reject(new EngineError("not-loaded", `There is no data/${file}.`));
  const text = fetchFile(new URL(address, import.meta.url)).then((response) => response.text());
  text.catch(() => texts.delete(file));
  texts.set(file, text);
  return text;
}

export class EnginePool {
  /** For what is interactive. */
  readonly front: EngineLane;
  /** Each starts when it is first asked. */
  readonly #batch: EngineLane[];

  /** `source` and `textOf` are replaced in tests. */
  constructor(
    source: Source = sourceOf(),
    private readonly textOf: (file: string) => Promise<string> = dataText,
    cores = navigator.hardwareConcurrency || 2,
  ) {
    this.front = new Lane(source);
    const width = Math.max(1, Math.min(mostBatches, cores - 1));
    this.#batch = Array.from({ length: width }, () => new Lane<AllCalls>(source));
  }

  /** How many batches run at the same time. */
  get width(): number {
    return this.#batch.length;
  }

  /** The batch worker with the least to do. */
  get batch(): EngineLane {
    return this.#batch.reduce((least, lane) => (lane.waiting < least.waiting ? lane : least));
  }

  /** It is a part of the page: no worker is asked, and controls are there before the engine is. */
  async catalog(): Promise<Catalog> {
    const parts = [this.layerChoices(), this.descentChoices(), loaded(import("virtual:catalog-rest"))] as const;
    const [layers, descents, rest] = await Promise.all(parts);
    return { ...layers, ...descents, ...rest };
  }

  /** What of the catalog layers are made of: all that some lessons need. */
  layerChoices(): Promise<LayerChoices> {
    return loaded(import("virtual:catalog-layers"));
  }

  /** What of it a race of rules down a surface is made of. */
  descentChoices(): Promise<DescentChoices> {
    return loaded(import("virtual:catalog-descents"));
  }

  check(document: ExperimentDraft, options?: AskOptions): Promise<Checked> {
    return this.call("check", [document], options);
  }

  /** The text of a file that a person chose, and what was assumed of its encoding. */
  decode(bytes: Uint8Array, options?: AskOptions): Promise<Decoded | Refused> {
    return this.call("decode", [bytes], options);
  }

  /** The data of a document as the network will see them; real ones are fetched. */
  async prepare(document: ExperimentDraft, options?: AskOptions): Promise<Prepared | Refused> {
    return this.call("prepare", [document, await this.dataFor(document)], options);
  }

  /** That of the loss of linear regression on a document's data; real ones are fetched. */
  async curvature(document: ExperimentDraft, options?: AskOptions): Promise<Curvature | Refused> {
    return this.call("curvature", [document, await this.dataFor(document)], options);
  }

  /** A network ready to train. The signal stops its opening and whatever is asked of it. */
  async open(document: ExperimentDraft, options: AskOptions & OpenOptions = {}): Promise<Run | Refused> {
    return Run.open(options.lane ?? this.front, document, await this.dataFor(document), options);
  }

  /** Resolves when the interactive worker can be asked for that part. */
  ready(part: EnginePart): Promise<void> {
    return this.front.ready(part);
  }

  /** Any other call of the protocol. */
  call<Name extends keyof AllCalls>(
    name: Name,
    args: Parameters<AllCalls[Name]>,
    options: AskOptions = {},
  ): Promise<ReturnType<AllCalls[Name]>> {
    const { lane = this.front, ...given } = options;
    return lane.call(name, args, { patience: patienceFor(name, args), ...given });
  }

  /** The text of the source's file, or null when it needs none (or there is no such source: the check says so). */
  async dataFor(document: ExperimentDraft): Promise<string | null> {
    const name = document?.data?.source ?? "";
    return Object.hasOwn(files, name) ? this.textOf(files[name] as string) : null;
  }
}

/** Browsers do not say why a module could not be had. */
async function loaded<Lists>(coming: Promise<{ default: Lists }>): Promise<Lists> {
  try {
    return (await coming).default;
  } catch (error) {
    throw asEngineError(error);
  }
}

let shared: EnginePool | undefined;

/** The page's engine; its workers start with the first question. */
export function engine(): EnginePool {
  shared ??= new EnginePool();
  return shared;
}
