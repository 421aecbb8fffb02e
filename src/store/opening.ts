/**
 * What the page takes on from outside, in place of the experiments that were there: what the address holds, a link that the page itself
 * offers, the visitor's own data, and what was kept of an earlier visit. None of it plays by itself.
 */
import { pageViewIn, type Experiment } from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { HistoryEntry } from './address.ts';
import type { Changes } from './changes.ts';
import type { KeptVisit } from './kept/keptVisit.ts';
import { isLocked, mayOpen, mayTakeOn } from './locks.ts';
import type { Notices } from './notices.ts';
import type { OwnMemory } from './ownMemory.ts';
import type { Page } from './page.ts';
import type { PageLink } from './pageLink.ts';
import { openLessonIn, resolveLink } from './resolveLink.ts';
import type { Runs } from './runs.ts';
import type { PageState } from './state.ts';

interface OpeningParts {
  readonly page: Page;
  readonly runs: Runs;
  readonly address: PageLink;
  readonly changes: Changes;
  readonly notices: Notices;
  readonly own: OwnMemory;
}

export class Opening {
  /** The lesson that came with a class link, by its id. */
  ofClass: string | undefined;

  constructor(private readonly parts: OpeningParts) {}

  /** Takes on what the address holds, paused at step 0: at first, after back or forward, or edited by hand. */
  restore(): void {
    const { page, runs, address } = this.parts;
    runs.race.going = false;
    const fragment = address.read();
    const { classPlan, unlocked } = page.get();
    const [lesson, view] = [openLessonIn(fragment), pageViewIn(fragment)];
    const same = JSON.stringify(view.classPlan) === JSON.stringify(classPlan);
    if (!same || lesson) this.ofClass = lesson?.id;
    // Who comes with an experiment has come for that.
    page.set({
      lesson,
      ...view,
      unlocked: view.unlocked || (same && unlocked),
      ...(fragment !== '' && { story: false }),
    });
    this.begin(fragment, false, 'replace');
  }

  /** Takes on the experiment of a fragment that the page itself offers. False where it is locked. */
  open(fragment: string, example: PageState['example'], entry: HistoryEntry): boolean {
    const { page, changes } = this.parts;
    changes.apply();
    if (entry === 'push' && !page.may(mayOpen(page.get(), fragment))) return false;
    this.takeOn(fragment, example);
    changes.apply(entry);
    return true;
  }

  /** Takes on the visitor's own data and the experiment that uses them. False where they are locked. */
  takeOwn(data: OwnData, experiment: Experiment): boolean {
    const { page, changes, notices, own } = this.parts;
    const state = page.get();
    if (!page.may(mayTakeOn(state, experiment) && !isLocked(state, 'own'))) return false;
    notices.forgetRemarks();
    own.store(data, (refusal) => notices.say(refusal));
    changes.apply();
    page.set({
      own: { ...page.get().own, [data.kind]: data },
      ownInLink: false,
      runs: page.withExperiment(0, experiment),
      example: undefined,
    });
    changes.apply('push');
    return true;
  }

  /** Takes on what was kept, with the networks as they were. False where it would change what is locked. */
  takeUp(kept: KeptVisit, entry: HistoryEntry): boolean {
    const { page, address } = this.parts;
    const { fragment, own, ownInLink, playing, networks, unlocked = false } = kept;
    if (!unlocked && !page.may(mayOpen(page.get(), fragment))) return false;
    if (own) this.parts.own.remember(own);
    this.begin(fragment, playing, entry, networks);
    page.set({ ownInLink, ...(unlocked && { unlocked }) });
    address.write('replace');
    return true;
  }

  private begin(fragment: string, play: boolean, entry: HistoryEntry, kept?: KeptVisit['networks']): void {
    const { runs, address, changes } = this.parts;
    changes.forget();
    this.takeOn(fragment);
    runs.lead.forgetDevice();
    if (fragment !== '') address.write(entry);
    runs.begin(play, kept);
  }

  /** The experiments of a link take the place of those that were there. */
  private takeOn(fragment: string, example?: PageState['example']): void {
    const { page, notices } = this.parts;
    const { notices: sentences, rivals, experiment, ...asked } = resolveLink(fragment, this.parts.own.all);
    page.set({ ...asked, runs: page.lineUp(experiment, rivals), example });
    for (const subject of ['budget', 'units', 'link'] as const)
      notices.replace(subject, subject === 'link' ? sentences : []);
  }
}
