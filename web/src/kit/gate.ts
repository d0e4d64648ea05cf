/** Work waits at a gate while it is closed: a paused search, measurements out of the reader's view. */
export class Gate {
  private closed: { opened: Promise<void>; open: () => void } | null = null;

  /** `changed` is called when the gate has been opened or closed. */
  constructor(private readonly changed: () => void = () => {}) {}

  get isClosed(): boolean {
    return this.closed !== null;
  }

  /** What to wait for; undefined while the gate is open. */
  get opened(): Promise<void> | undefined {
    return this.closed?.opened;
  }

  /** Resolves as soon as the gate is open. */
  async pass(): Promise<void> {
    while (this.closed) await this.closed.opened;
  }

  close(): void {
    if (this.closed) return;
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.closed = { opened, open };
    this.changed();
  }

  open(): void {
    if (!this.closed) return;
    this.closed.open();
    this.closed = null;
    this.changed();
  }
}
