/**
 * What a teacher has locked by a class link. It is a guide and no security: whoever wants to can unlock it, and a hand-in says so. A
 * lesson's own settings and a reset are free; every other way to another experiment asks here.
 */
import {
  decodeLink,
  experimentOf,
  optionsOf,
  stepsOption,
  type Experiment,
  type StudyPlan,
} from '../config/index.ts';
import type { PageState, RunState } from './state.ts';

type Locking = Pick<PageState, 'classPlan' | 'unlocked' | 'experiment'>;
type Racing = readonly Pick<RunState, 'id' | 'experiment'>[];

/** In the place of all keys. */
export const EVERY_KEY = 'all';

/** Whether a person may not change what has this key in links. Who may not change an option of the task may not change the task. */
export function isLocked({ classPlan, unlocked, experiment }: Locking, key: string): boolean {
  if (unlocked || !classPlan) return false;
  const ownerOf = (link: string) => optionsOf(experiment).find(({ option }) => option.link === link)?.owner;
  return classPlan.lock.some((locked) => locked === key || locked === EVERY_KEY || ownerOf(locked) === key);
}

function valuesOf(experiment: Experiment): ReadonlyMap<string, unknown> {
  const options = optionsOf(experiment).map(({ option, value }) => [option.link, value] as const);
  return new Map<string, unknown>([['task', experiment.task], ['cell', experiment.cell], ...options]);
}

/**
 * Whether a person may take on this experiment, and these rivals where they are others. One that joins the race has what is locked
 * from the first network.
 */
export function mayTakeOn(
  page: Locking & Pick<PageState, 'runs'>,
  lead: Experiment,
  rivals: Racing = page.runs.slice(1),
): boolean {
  if (!page.classPlan || page.unlocked) return true;
  const { runs } = page;
  const others = rivals.length !== runs.length - 1 || rivals.some(({ id }, k) => id !== runs[k + 1]!.id);
  if (others && isLocked(page, 'vs')) return false;
  return [{ id: 0, experiment: lead }, ...rivals].every(({ id, experiment }) => {
    const next = valuesOf(experiment);
    const present = valuesOf((runs.find((run) => run.id === id) ?? runs[0]).experiment);
    return [...present].every(([key, value]) => next.get(key) === value || !isLocked(page, key));
  });
}

/** Whether a person may open a link's experiments. */
export function mayOpen(page: PageState, fragment: string): boolean {
  if (!page.classPlan || page.unlocked) return true;
  const { experiment, rivals } = decodeLink(fragment);
  const racing = rivals.map((rival) => ({ id: NaN, experiment: experimentOf(experiment, rival) }));
  return mayTakeOn(page, experiment, racing);
}

/** Whether a person may study this of the experiment. */
export function mayStudy(page: PageState, study: StudyPlan | undefined): boolean {
  const none: StudyPlan = { axes: [], seeds: 1, steps: stepsOption.default };
  const [now, next] = [page.study ?? none, study ?? none];
  return (
    (next.seeds === now.seeds || !isLocked(page, 'seeds')) &&
    (next.steps === now.steps || !isLocked(page, 'steps')) &&
    (JSON.stringify(next.axes) === JSON.stringify(now.axes) || !isLocked(page, 'sweep'))
  );
}

/**
 * Whether a person may go to a lesson. Another one than the class takes would set what is locked.
 * @param ofClass the id of the one that came with the class link
 */
export function mayTake(page: PageState, id: string | undefined, ofClass: string | undefined): boolean {
  const present = page.lesson?.id;
  if (id === present || !page.classPlan || page.unlocked) return true;
  const { lock } = page.classPlan;
  return id === undefined || id === ofClass ? !lock.includes('lesson') : lock.length === 0;
}
