/**
 * Changes of the experiments: the page shows each at once; the runs and the address take it on when the control has come to rest, or
 * at once where it is one to come back to. What it means for a run: a live setting is handed to it, another backend moves it there,
 * anything else starts a fresh one, which plays where the one before played.
 */
import type { Experiment } from '../config/index.ts';
import type { HistoryEntry } from './address.ts';
import { mayTakeOn } from './locks.ts';
import type { Notices } from './notices.ts';
import type { Page } from './page.ts';
import type { PageLink } from './pageLink.ts';
import type { Runs } from './runs.ts';
import { wantedOf, type RunStates } from './state.ts';

/** How long a control must rest before its change reaches the run and the address bar. */
export const APPLY_AFTER_MS = 150;

interface Parts {
  readonly page: Page;
  readonly runs: Runs;
  readonly address: PageLink;
  readonly notices: Notices;
}

export class Changes {
  private applying: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: Parts) {}

  /**
   * Takes on other experiments: at once, to come back to (`push`), or when the control has come to rest. False where the teacher has
   * locked what would change.
   */
  make(change: (lead: Experiment) => RunStates, entry: HistoryEntry): boolean {
    const { page } = this.parts;
    if (entry === 'push') this.apply();
    const runs = change(page.get().experiment);
    const [{ experiment }, ...rivals] = runs;
    if (!page.may(mayTakeOn(page.get(), experiment, rivals))) return false;
    this.forget();
    page.set({ runs, example: undefined });
    if (entry === 'push') this.apply('push');
    else this.applying = setTimeout(() => this.apply(), APPLY_AFTER_MS);
    return true;
  }

  /** Brings runs and address up to the experiments. */
  apply(entry: HistoryEntry = 'replace'): void {
    this.forget();
    this.fit();
    if (this.parts.runs.bring()) this.parts.address.write(entry);
  }

  /** Brings the experiments within the budget, and says what was lowered for it. */
  fit(): void {
    const { page, runs, notices } = this.parts;
    const lowered = page.fit(runs.lead.problemOf(wantedOf(page.get())));
    if (lowered.length > 0) notices.replace('budget', lowered);
  }

  /** What waits for a control to rest is not taken on any more: other experiments take its place. */
  forget(): void {
    clearTimeout(this.applying);
  }
}
