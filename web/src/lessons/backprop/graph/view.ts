import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { enlarged } from "../../../look";
import type { TextReading } from "../reading";
import { words } from "../words";
import { dotted } from "./box";
import type { Placed } from "./layout";

/**
 * What the numbers of the graph are, in the place where a legend would be; where there is little room, only their
 * names.
 */
export function graphKey({ mode, isUnit, wrt, outputName }: TextReading): TemplateResult {
  const tangent = words.text(isUnit ? "graph.key.tangent" : "graph.key.tangent.chosen", { name: wrt });
  const below =
    mode === "jvp"
      ? html`<span class="tangent"
          ><i>${dotted("v")}</i> ${words.text("graph.key.tangent.name")}<span class="more">: ${tangent}</span></span
        >`
      : html`<span class="backward"
          ><i class="barred">v</i> ${words.text("graph.key.adjoint.name")}<span class="more"
            >: ${words.text("graph.key.adjoint", { name: outputName })}</span
          ></span
        >`;
  return html`<p class="key">
    <span class="forward">${words.text("graph.key.value")}</span>${below}<span
      >${words.text("graph.key.local")}<span class="more">, ${words.text("graph.key.slot")}</span></span
    >
  </p>`;
}

/** How high the buttons are that lie over the lower edge on the right: pixels. */
const buttons = 44;
/** The least zoom at which the numbers can be read. */
const readable = 0.7;
const zooms = { least: 0.4, most: 2.5, step: 1.25 };

/** What of a graph its frame shows: how large, and where it is scrolled to, by button, wheel or mouse. */
export class GraphView implements ReactiveController {
  zoom = 1;
  /** All of it stands beside the buttons, which need no room below it then. */
  isBeside = false;
  private dragged: { x: number; y: number } | null = null;
  /** The node that is shown where not all of the graph can be. */
  private shown: number | null = null;
  /** Its reader has chosen how large it is: a frame of another size leaves it so. */
  private isChosen = false;
  private watched: HTMLElement | null = null;
  private readonly sizes = new ResizeObserver(() => {
    if (!this.isChosen) void this.fit(this.shown);
  });

  /** `frame` is the element that scrolls, `placed` what is drawn in it; null while there is none. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly frame: () => HTMLElement | null,
    private readonly placed: () => Placed | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const frame = this.frame();
    if (frame === this.watched) return;
    this.sizes.disconnect();
    this.watched = frame;
    if (frame) this.sizes.observe(frame);
  }

  hostDisconnected(): void {
    this.dragged = this.watched = null;
    this.sizes.disconnect();
  }

  private async to(zoom: number): Promise<void> {
    this.zoom = zoom;
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  /**
   * As large as the frame allows: all of it, or where nothing could be read then, as wide as the frame, or as small as
   * can be read; then goes to a node.
   */
  async fit(id: number | null): Promise<void> {
    const [frame, placed] = [this.frame(), this.placed()];
    this.shown = id;
    if (!frame || !placed) return;
    this.isChosen = false;
    const [width, height] = [frame.clientWidth - 4, frame.clientHeight - 4];
    const across = width / placed.width;
    const high = Math.min(across, height / placed.height);
    // In the middle of a wide frame it stands beside the buttons.
    const aside = (frame.parentNode?.querySelector<HTMLElement>(".zoom")?.offsetWidth ?? width) + 16;
    this.isBeside = placed.width * high < width - 2 * aside;
    const whole = this.isBeside ? high : Math.min(across, (height - buttons) / placed.height);
    // On a projector all is enlarged once more.
    const least = readable / enlarged(frame);
    await this.to(Math.min(1.15, whole >= least ? whole : Math.max(least, across)));
    this.follow(id);
  }

  readonly larger = (): void => void this.by(zooms.step);
  readonly smaller = (): void => void this.by(1 / zooms.step);

  /** The middle of the frame stays where it is. */
  private async by(times: number): Promise<void> {
    const frame = this.frame();
    const before = this.zoom;
    this.isChosen = true;
    this.isBeside = false;
    const middle = frame && [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
    await this.to(Math.min(zooms.most, Math.max(zooms.least, before * times)));
    if (!frame || !middle) return;
    const [x, y] = middle.map((at) => at * (this.zoom / before)) as [number, number];
    frame.scrollTo(x - frame.clientWidth / 2, y - frame.clientHeight / 2);
  }

  /** Brings a node into the frame; the page around stays where it is. */
  follow(id: number | null): void {
    const frame = this.frame();
    this.shown = id;
    const at = id === null ? undefined : this.placed()?.nodes[id];
    if (!frame || !at) return;
    const [x, y] = [at.x * this.zoom, at.y * this.zoom];
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    const aside = x < frame.scrollLeft + 60 || x > frame.scrollLeft + width - 60;
    const astray = y < frame.scrollTop + 50 || y > frame.scrollTop + height - 50 - (this.isBeside ? 0 : buttons);
    if (aside || astray)
      frame.scrollTo(aside ? x - width / 2 : frame.scrollLeft, astray ? y - height / 2 : frame.scrollTop);
  }

  readonly wheeled = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    void this.by(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  };

  readonly taken = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.button !== 0 || (event.target as Element).closest("[data-node]")) return;
    this.dragged = { x: event.clientX, y: event.clientY };
    this.frame()?.setPointerCapture(event.pointerId);
  };

  readonly moved = (event: PointerEvent): void => {
    if (!this.dragged) return;
    const frame = this.frame();
    const times = frame ? enlarged(frame) : 1;
    frame?.scrollBy((this.dragged.x - event.clientX) / times, (this.dragged.y - event.clientY) / times);
    this.dragged = { x: event.clientX, y: event.clientY };
  };

  readonly released = (): void => {
    this.dragged = null;
  };
}
