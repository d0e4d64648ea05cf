/** The workers of a page, shared by all its lessons: one for interactive calls, the others for batches. */
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
/** `lane`: a lane for batches, for work in the background. Default: the interactive lane. */
export type AskOptions = CallOptions & { lane?: EngineLane };

export type LayerChoices = Pick<Catalog, "initializers" | "activations" | "normalizations">;
export type DescentChoices = Pick<Catalog, "optimizers" | "surfaces">;

/** Workers in addition to the interactive one: a page has at most four, on any machine. */
const mostBatches = 3;

/** The text files of data/, which are beside the bundle and are fetched when first needed. */
const addresses = import.meta.glob<string>("../../../data/*.{csv,txt}", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const texts = new Map<string, Promise<string>>();

/** `file`: the name in the catalog. */
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
  /** For interactive calls. */
  readonly front: EngineLane;
  /** Each worker starts with its first call. */
  readonly #batch: EngineLane[];

  /** Tests replace `source` and `textOf`. */
  constructor(
    source: Source = sourceOf(),
    private readonly textOf: (file: string) => Promise<string> = dataText,
    cores = navigator.hardwareConcurrency || 2,
  ) {
    this.front = new Lane(source);
    const width = Math.max(1, Math.min(mostBatches, cores - 1));
    this.#batch = Array.from({ length: width }, () => new Lane<AllCalls>(source));
  }

  /** The number of batch workers. */
  get width(): number {
    return this.#batch.length;
  }

  /** The batch worker with the fewest pending calls. */
  get batch(): EngineLane {
    return this.#batch.reduce((least, lane) => (lane.waiting < least.waiting ? lane : least));
  }

  /**
   * The whole catalog. It is part of the page, so it needs no worker, and controls can be shown before the engine is
   * loaded.
   */
  async catalog(): Promise<Catalog> {
    const parts = [this.layerChoices(), this.descentChoices(), loaded(import("virtual:catalog-rest"))] as const;
    const [layers, descents, rest] = await Promise.all(parts);
    return { ...layers, ...descents, ...rest };
  }

  /** The lists of the catalog that describe layers. Some lessons need only these. */
  layerChoices(): Promise<LayerChoices> {
    return loaded(import("virtual:catalog-layers"));
  }

  /** The lists of the catalog that describe a race of rules down a surface. */
  descentChoices(): Promise<DescentChoices> {
    return loaded(import("virtual:catalog-descents"));
  }

  check(document: ExperimentDraft, options?: AskOptions): Promise<Checked> {
    return this.call("check", [document], options);
  }

  /** The text of a file that a person chose, and the encoding that was assumed. */
  decode(bytes: Uint8Array, options?: AskOptions): Promise<Decoded | Refused> {
    return this.call("decode", [bytes], options);
  }

  /** The data of a document as the network will receive them. Files of real data are fetched. */
  async prepare(document: ExperimentDraft, options?: AskOptions): Promise<Prepared | Refused> {
    return this.call("prepare", [document, await this.dataFor(document)], options);
  }

  /** The curvature of the loss of linear regression on the data of a document. Files of real data are fetched. */
  async curvature(document: ExperimentDraft, options?: AskOptions): Promise<Curvature | Refused> {
    return this.call("curvature", [document, await this.dataFor(document)], options);
  }

  /** A network ready to train. The signal aborts the opening and all later requests of the run. */
  async open(document: ExperimentDraft, options: AskOptions & OpenOptions = {}): Promise<Run | Refused> {
    return Run.open(options.lane ?? this.front, document, await this.dataFor(document), options);
  }

  /** Resolves when the interactive worker can answer calls of that part. */
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

  /** The text of the source's file. Null if it needs none, or if there is no such source, which the check reports. */
  async dataFor(document: ExperimentDraft): Promise<string | null> {
    const name = document?.data?.source ?? "";
    return Object.hasOwn(files, name) ? this.textOf(files[name] as string) : null;
  }
}

/** Awaits a list of the catalog. Browsers do not report why a module could not be loaded. */
async function loaded<Lists>(coming: Promise<{ default: Lists }>): Promise<Lists> {
  try {
    return (await coming).default;
  } catch (error) {
    throw asEngineError(error);
  }
}

let shared: EnginePool | undefined;

/** The engine of the page. Its workers start with the first call. */
export function engine(): EnginePool {
  shared ??= new EnginePool();
  return shared;
}
