/** Asks one question at a time. What is asked meanwhile waits, and only the newest of it is asked at all. */
export class Latest {
  private running = false;
  private waiting: (() => Promise<void>) | null = null;

  async ask(question: () => Promise<void>): Promise<void> {
    this.waiting = question;
    if (this.running) return;
    this.running = true;
    try {
      while (this.waiting) {
        const next: () => Promise<void> = this.waiting;
        this.waiting = null;
        await next();
      }
    } finally {
      this.running = false;
    }
  }
}
