/** What must be trained to see whether a lesson is true: for each step that waits for a network, its runs. */
import { encodeLink, experimentOf, parseLink } from '../../src/config/index.ts';
import type { Condition, Expression } from '../../src/lessons/condition.ts';
import { choicesOf, type Lesson, type Step } from '../../src/lessons/lesson.ts';
import { withSet } from '../../src/lessons/settings.ts';
import type { RunSpec } from '../experiments/claim.ts';

/** A network of a step: `own`, or its cell where it races. */
const isPersons = ({ fact }: Condition) =>
  fact === 'opened' || fact === 'changed' || fact === 'moved' || fact === 'asked';

export interface NetworkRun {
  readonly id: string;
  readonly spec: RunSpec;
  /** The step waits for this one. The others are trained as far as it took, and the answers ask for them. */
  readonly waitedFor: boolean;
}

export interface TrainedStep {
  readonly lesson: string;
  /** From 1. */
  readonly position: number;
  readonly step: Step;
  readonly until: Expression;
  readonly networks: readonly NetworkRun[];
  /** The page brings it to rest once it is solved: a race does not before all are. */
  readonly rests: boolean;
}

/** As far as a run goes for a condition that names no training step. */
const MOST_STEPS = 3000;

const NETWORK_FACTS: ReadonlySet<Condition['fact']> = new Set([
  'step',
  'standing',
  'rate',
  'reach',
  'loss',
  'metric',
  'accuracy',
]);

const ofNetworks = (expression: Expression) =>
  expression.flat().filter(({ fact }) => NETWORK_FACTS.has(fact));

/** Every step that trains and waits for a network, with all that is to be trained for it. */
export function trainedSteps(lesson: Lesson): readonly TrainedStep[] {
  let link = '';
  const found: TrainedStep[] = [];
  for (const [k, step] of lesson.steps.entries()) {
    if (step.set !== undefined) link = withSet(link, step.set);
    const { until } = step;
    // What may come by time alone comes, and what a person does is for a person.
    if (!until || until.some((list) => ofNetworks([list]).length === 0 || list.some(isPersons))) continue;
    const networks = networksOf(link, step, until);
    const rests = !/(^|&)(solved=on|vs=)/.test(link);
    found.push({ lesson: lesson.id, position: k + 1, step, until, networks, rests });
  }
  return found;
}

const whose = (condition: Condition) => ('of' in condition && condition.of) || 'own';

function networksOf(link: string, step: Step, until: Expression): readonly NetworkRun[] {
  const read = parseLink(`#${link}`);
  if (!read.ok) throw new Error(read.sentence);
  const { experiment, rivals } = read;
  const all = [
    { id: 'own', experiment },
    ...rivals.map((rival) => ({ id: rival.cell, experiment: experimentOf(experiment, rival) })),
  ];
  const waited = ofNetworks(until);
  const asked = [...waited, ...choicesOf(step).flatMap(({ when }) => ofNetworks(when ?? []))];
  return all.flatMap(({ id, experiment: own }) => {
    const mine = asked.filter((condition) => whose(condition) === id);
    if (mine.length === 0) return [];
    const waitedFor = waited.some((condition) => whose(condition) === id);
    const reach = waitedFor ? reachOf(until, id) : { steps: MOST_STEPS };
    return [{ id, waitedFor, spec: { ...specOf(id, encodeLink(own), mine), ...reach } }];
  });
}

function specOf(id: string, link: string, asked: readonly Condition[]): Omit<RunSpec, 'steps'> {
  const lengths = asked.flatMap((condition) => (condition.fact === 'accuracy' ? [condition.length] : []));
  const atEnd = asked.some(({ fact }) => fact === 'rate' || fact === 'reach');
  return {
    name: id,
    link: `#${link}`,
    asOnPage: true,
    ...(lengths.length > 0 ? { lengths: [...new Set(lengths)] } : {}),
    ...(atEnd ? { stateGradients: true } : {}),
  };
}

/**
 * How far to train a network, and what may end it before. What is read only at the end (a length, a gradient) is awaited as long as
 * the training step beside it says.
 */
function reachOf(until: Expression, id: string): Pick<RunSpec, 'steps' | 'until'> {
  const lists = until
    .map((list) => ofNetworks([list]).filter((condition) => whose(condition) === id))
    .filter((list) => list.length > 0)
    .map((list) => ({ from: stepOf(list), goals: list.flatMap(goalOf) }));
  const goals = lists.flatMap((list) => list.goals);
  const limits = lists.flatMap(({ from, goals: own }) => (own.length === 0 && from > 0 ? [from] : []));
  const steps = limits.length > 0 ? Math.max(...limits) : MOST_STEPS;
  if (goals.length === 0) return { steps };
  const from = Math.min(...lists.flatMap((list) => (list.goals.length > 0 ? [list.from] : [])));
  return { steps, until: { ...Object.assign({}, ...goals), ...(from > 0 && { from }) } };
}

const stepOf = (list: readonly Condition[]) =>
  Math.max(0, ...list.flatMap((condition) => (condition.fact === 'step' ? [condition.value] : [])));

/** What of a condition may end a run; a run that diverges ends by itself. */
function goalOf(condition: Condition): readonly NonNullable<RunSpec['until']>[] {
  if (condition.fact === 'metric') return [{ metric: condition.value }];
  if (condition.fact === 'loss') return [{ loss: condition.value }];
  if (condition.fact !== 'standing') return [];
  const { value } = condition;
  return value === 'learning' || value === 'solved' ? [{ standing: value }] : [];
}
