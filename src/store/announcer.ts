/**
 * Decides when the one live region speaks: at most once in ten seconds, so that a person who listens is never talked over.
 * What comes meanwhile is kept and said together; of sentences on the same subject only the newest is.
 */
import { paced } from './paced.ts';

export const PAUSE_MS = 10_000;

export class Announcer {
  private readonly waiting = new Map<string, string>();
  private readonly speech = paced(() => this.flush(), PAUSE_MS);

  constructor(private readonly speak: (text: string) => void) {}

  /** @param subject sentences of one subject replace each other while they wait; without one, each is said */
  announce(text: string, subject: string = text): void {
    this.waiting.set(subject, text);
    this.speech.request();
  }

  dispose(): void {
    this.speech.cancel();
    this.waiting.clear();
  }

  private flush(): void {
    const text = [...this.waiting.values()].join(' ');
    this.waiting.clear();
    this.speak(text);
  }
}
