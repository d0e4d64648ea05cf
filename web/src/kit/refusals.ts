import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Control } from "../elements/control";

/**
 * The number fields of a panel that show a typed text which they do not accept. A button that uses their values waits
 * until `any` is false.
 */
export class Refusals implements ReactiveController {
  private readonly fields = new Set<Control>();
  private wasAny = false;

  constructor(private readonly host: ReactiveControllerHost & EventTarget) {
    host.addController(this);
    host.addEventListener("gl-refused", (event) => {
      this.fields.add(event.composedPath()[0] as Control);
      host.requestUpdate();
    });
  }

  get any(): boolean {
    return [...this.fields].some(({ isConnected, wrong }) => isConnected && wrong !== "");
  }

  hostUpdate(): void {
    this.wasAny = this.any;
  }

  /** A field may have been removed together with its refused text. */
  hostUpdated(): void {
    if (this.any !== this.wasAny) this.host.requestUpdate();
  }
}
