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
}

export interface TrainedStep {
  readonly lesson: string;
  /** From 1. */
  readonly position: number;
  readonly step: Step;
  readonly until: Expression;
  readonly networks: readonly NetworkRun[];
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
    found.push({ lesson: lesson.id, position: k + 1, step, until, networks: networksOf(link, step, until) });
  }
  return found;
}

function networksOf(link: string, step: Step, until: Expression): readonly NetworkRun[] {
  const read = parseLink(`#${link}`);
  if (!read.ok) throw new Error(read.sentence);
  const { experiment, rivals } = read;
  const all = [
    { id: 'own', experiment },
    ...rivals.map((rival) => ({ id: rival.cell, experiment: experimentOf(experiment, rival) })),
  ];
  const asked = [until, ...choicesOf(step).flatMap(({ when }) => (when ? [when] : []))].flatMap(ofNetworks);
  const named = all.filter(({ id }) =>
    asked.some((condition) => ('of' in condition ? condition.of : undefined) === id),
  );
  const needed = asked.some(
    (condition) => !('of' in condition && condition.of !== undefined) || condition.of === 'own',
  );
  return all
    .filter((network) => (network.id === 'own' ? needed || named.length === 0 : named.includes(network)))
    .map(({ id, experiment: own }) => ({ id, spec: specOf(id, encodeLink(own), asked, until) }));
}

function specOf(id: string, link: string, asked: readonly Condition[], until: Expression): RunSpec {
  const lengths = asked.flatMap((condition) => (condition.fact === 'accuracy' ? [condition.length] : []));
  const atEnd = asked.some(({ fact }) => fact === 'rate' || fact === 'reach');
  return {
    name: id,
    link: `#${link}`,
    ...reachOf(until),
    ...(lengths.length > 0 ? { lengths: [...new Set(lengths)] } : {}),
    ...(atEnd ? { stateGradients: true } : {}),
  };
}

/**
 * How far to train, and what may end it before: as far as the training step that is waited for, where nothing else is; else
 * until the network is there.
 */
function reachOf(until: Expression): Pick<RunSpec, 'steps' | 'until'> {
  const all = ofNetworks(until);
  const steps = Math.max(0, ...all.map((condition) => (condition.fact === 'step' ? condition.value : 0)));
  const others = all.filter(({ fact }) => fact !== 'step' && fact !== 'accuracy');
  if (others.length === 0) return { steps };
  // Beside a training step that must be reached as well nothing may end the run before.
  if (steps > 0) return { steps: Math.max(steps, MOST_STEPS) };
  const metric = others.flatMap((condition) => (condition.fact === 'metric' ? [condition.value] : []));
  return {
    steps: MOST_STEPS,
    until: metric.length > 0 ? { metric: Math.max(...metric) } : { solved: true },
  };
}
