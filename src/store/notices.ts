/** The sentences that stay until the person puts them away, or what they are about is over. */
import type { StoreApi } from 'zustand/vanilla';
import type { PageState, Subject } from './state.ts';

export class Notices {
  private last = 0;
  /** What a task has remarked on its data: said once, not with every fresh run. */
  private readonly remarks = new Set<string>();

  constructor(
    private readonly store: StoreApi<PageState>,
    private readonly announce: (text: string) => void,
  ) {}

  say(text: string, subject?: Subject): void {
    const { notices } = this.store.getState();
    const known = notices.find((notice) => notice.text === text);
    const id = known?.id ?? ++this.last;
    const others = notices.filter((notice) => notice.id !== id);
    this.store.setState({
      notices: [...others, { id, text, times: (known?.times ?? 0) + 1, ...(subject && { subject }) }],
    });
    this.announce(text);
  }

  /** Puts away what was said on this subject, and says this. */
  replace(subject: Subject, texts: readonly string[]): void {
    const { notices } = this.store.getState();
    if (notices.some((notice) => notice.subject === subject))
      this.store.setState({ notices: notices.filter((notice) => notice.subject !== subject) });
    for (const text of texts) this.say(text, subject);
  }

  sayOnce(text: string): void {
    if (this.remarks.has(text)) return;
    this.remarks.add(text);
    this.say(text);
  }

  /** Other data come: what is remarked on them is to be said. */
  forgetRemarks(): void {
    this.remarks.clear();
  }

  dismiss(id: number): void {
    this.store.setState({ notices: this.store.getState().notices.filter((notice) => notice.id !== id) });
  }
}
