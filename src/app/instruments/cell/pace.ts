/** Asks again and again, but one question at a time and with a rest between two. */

/** The rest is so many times what the last question took, so that the training hardly notices. */
const REST = 10;

export class Pace {
  private busy = false;
  private wanted = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param atLeast the shortest rest, in milliseconds */
  constructor(
    private readonly ask: () => Promise<void>,
    private readonly atLeast: number,
  ) {}

  /** Asks, at once where nothing is under way, else when that is over and there was a rest. */
  request(): void {
    if (this.stopped) return;
    if (this.busy || this.timer !== undefined) this.wanted = true;
    else void this.run();
  }

  /** Asks as soon as nothing is under way, without a rest. */
  hurry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.request();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.busy = true;
    this.wanted = false;
    const start = performance.now();
    await this.ask();
    this.busy = false;
    if (this.stopped) return;
    const rest = Math.max(this.atLeast, REST * (performance.now() - start));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.wanted) this.request();
    }, rest);
  }
}
