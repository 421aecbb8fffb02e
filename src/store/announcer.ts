/**
 * Decides when the one live region speaks: at most once in ten seconds, so that a person who listens is never talked over.
 * What comes meanwhile is kept and said together; of sentences on the same subject only the newest is.
 */
export const PAUSE_MS = 10_000;

export class Announcer {
  private readonly waiting = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private spokenAt = -Infinity;

  constructor(
    private readonly speak: (text: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param subject sentences of one subject replace each other while they wait; without one, each is said */
  announce(text: string, subject: string = text): void {
    this.waiting.set(subject, text);
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.spokenAt + PAUSE_MS - this.now()));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }

  private flush(): void {
    this.timer = undefined;
    this.spokenAt = this.now();
    const text = [...this.waiting.values()].join(' ');
    this.waiting.clear();
    this.speak(text);
  }
}
