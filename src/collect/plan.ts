/** Which runs check the hand-ins of a class: each link once, as far as anybody claims to have trained it. */
import { costOf } from '../config/budget.ts';
import { decodeLink, encodeLink, type Experiment } from '../config/index.ts';
import type { ClaimedRun } from '../handin/handIn.ts';
import { MARKED_STEPS } from '../math/curveMark.ts';
import type { StudyRun } from '../studies/study.ts';

/** Why a run cannot be trained again here. untrained: there is nothing to be checked. link: not all of it is known here. */
export type WhyUnchecked = 'own' | 'steered' | 'resumed' | 'moved' | 'untrained' | 'link' | 'long' | 'heavy';

/** What claims more steps is not trained again by a press of a button. */
export const MOST_CHECKED_STEPS = 20_000;

/** In multiply-adds, neither: WebAssembly does some billions of them a second on one core. */
const MOST_WORK = 4e12;

const workOf = (experiment: Experiment, steps: number) => steps * costOf(experiment).multiplyAddsPerStep;

const BACKENDS = { webgl: 'webgl', wasm: 'wasm', js: 'cpu' } as const;

/** What it was computed by, as far as that can be asked for. */
function backendOf(by: string): Experiment['backend'] {
  const [first] = by.split('-');
  return Object.hasOwn(BACKENDS, first!) ? BACKENDS[first as keyof typeof BACKENDS] : 'auto';
}

export type Checkable =
  | { readonly ok: true; readonly key: string; readonly experiment: Experiment }
  | { readonly ok: false; readonly why: WhyUnchecked };

export function checkableOf(run: ClaimedRun): Checkable {
  const no = (why: WhyUnchecked): Checkable => ({ ok: false, why });
  for (const why of ['own', 'steered', 'resumed', 'moved'] as const) if (run[why]) return no(why);
  if (run.steps === 0) return no('untrained');
  if (run.at > MOST_CHECKED_STEPS) return no('long');
  const { experiment, needsOwn, own, notices } = decodeLink(run.link);
  if (needsOwn || own) return no('own');
  if (notices.length > 0) return no('link');
  // What the page does beside training is no matter here.
  const computed: Experiment = { ...experiment, backend: backendOf(run.by), whenSolved: 'on', speed: 'full' };
  if (workOf(computed, Math.max(run.at, MARKED_STEPS)) > MOST_WORK) return no('heavy');
  return { ok: true, key: encodeLink(computed), experiment: computed };
}

/**
 * The runs to be trained, those that most hand-ins wait for first, then those that are soon done.
 * @param claims of all hand-ins to be checked
 * @param trained how far each link has been trained already
 */
export function runsFor(
  claims: readonly ClaimedRun[],
  trained: (key: string) => number,
): readonly StudyRun[] {
  const wanted = new Map<string, { readonly experiment: Experiment; steps: number; claims: number }>();
  for (const claim of claims) {
    const checkable = checkableOf(claim);
    if (!checkable.ok) continue;
    // The mark is made of the first hundred.
    const steps = Math.max(claim.at, MARKED_STEPS);
    if (steps <= trained(checkable.key)) continue;
    const there = wanted.get(checkable.key);
    if (there) Object.assign(there, { steps: Math.max(there.steps, steps), claims: there.claims + 1 });
    else wanted.set(checkable.key, { experiment: checkable.experiment, steps, claims: 1 });
  }
  return [...wanted]
    .toSorted(
      ([, a], [, b]) => b.claims - a.claims || workOf(a.experiment, a.steps) - workOf(b.experiment, b.steps),
    )
    .map(([link, { experiment, steps }]) => ({
      link,
      experiment,
      network: 0,
      place: [],
      seed: experiment.seed,
      steps,
      endAtSolved: false,
      lowered: [],
    }));
}
