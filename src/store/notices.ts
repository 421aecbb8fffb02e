/** The sentences that stay until the person dismisses them, or what they are about is over. */
import type { Page } from './page.ts';
import type { Subject } from './state.ts';

/** So many stay, the newest: what fails again and again says a new sentence each time. */
const MOST = 12;

export class Notices {
  private last = 0;
  /** What a task has remarked on its data: said once, not with every fresh run. */
  private readonly remarks = new Set<string>();

  /** In how many places a sentence holds. */
  private readonly places = new Map<string, number>();

  constructor(
    private readonly page: Page,
    private readonly announce: (text: string) => void,
  ) {}

  say(text: string, subject?: Subject): void {
    const { notices } = this.page.get();
    const known = notices.find((notice) => notice.text === text);
    const id = known?.id ?? ++this.last;
    const others = notices.filter((notice) => notice.id !== id).slice(1 - MOST);
    this.page.set({
      notices: [...others, { id, text, times: (known?.times ?? 0) + 1, ...(subject && { subject }) }],
    });
    this.announce(text);
  }

  /** Dismisses what was said on this subject, and says this. */
  replace(subject: Subject, texts: readonly string[]): void {
    const { notices } = this.page.get();
    if (notices.some((notice) => notice.subject === subject))
      this.page.set({ notices: notices.filter((notice) => notice.subject !== subject) });
    for (const text of texts) this.say(text, subject);
  }

  sayOnce(text: string): void {
    if (this.remarks.has(text)) return;
    this.remarks.add(text);
    this.say(text);
  }

  /**
   * Says what is so for a while, in as many places as it is so; what is returned takes one of them away, and the sentence with
   * the last.
   */
  sayWhile(text: string): () => void {
    const places = this.places.get(text) ?? 0;
    this.places.set(text, places + 1);
    if (places === 0) this.say(text);
    return () => {
      const left = this.places.get(text)! - 1;
      this.places.set(text, left);
      const said = this.page.get().notices.find((notice) => notice.text === text);
      if (left === 0 && said) this.dismiss(said.id);
    };
  }

  /** Other data come: what is remarked on them is to be said. */
  forgetRemarks(): void {
    this.remarks.clear();
  }

  dismiss(id: number): void {
    this.page.set({ notices: this.page.get().notices.filter((notice) => notice.id !== id) });
  }
}
