/**
 * A study in the link: `sweep=length:20,50,100&sweep=cell:rnn,lstm,gru&seeds=5&steps=3000`. Whatever stands there, at most 200 runs
 * come out, each value one that its setting allows, and a sentence for each thing that was changed.
 */
import type { OptionValue } from '../options/option.ts';
import { withCell, withTask } from './defaults.ts';
import type { Experiment } from './experiment.ts';
import { decodePart, encodePart, shown, SWEEP_KEY, type Pairs } from './fragment.ts';
import { nearestName } from './nearestName.ts';
import { decimal, readName, readOption, usedInstead, written } from './read.ts';
import {
  isStudy,
  MOST_AXES,
  MOST_RUNS,
  MOST_VALUES,
  runCount,
  seedsOption,
  stepsOption,
  sweepKeys,
  sweptBy,
  type StudyAxis,
  type StudyPlan,
  type Swept,
} from './study.ts';

/** The pairs of a study, as they stand in a link; none of what is no study. */
export function encodeStudy(plan: StudyPlan | undefined): string[] {
  if (!plan || !isStudy(plan)) return [];
  const { axes, seeds, steps } = plan;
  return [
    ...axes.map(({ key, values }) => `${SWEEP_KEY}=${key}:${values.map(written).join(',')}`),
    ...(seeds === seedsOption.default ? [] : [`${seedsOption.link}=${seeds}`]),
    ...(steps === stepsOption.default ? [] : [`${stepsOption.link}=${steps}`]),
  ];
}

/**
 * The study of a link; undefined where it has none.
 * @param networks the experiment, and those that race with it
 * @param notices is told what was changed or left out
 */
export function decodeStudy(
  pairs: Pairs,
  networks: readonly Experiment[],
  notices: string[],
): StudyPlan | undefined {
  const number = (option: typeof seedsOption): number => {
    const raw = pairs.raw.get(option.link);
    if (raw === undefined) return option.default;
    const { value, problem } = readOption(option, raw);
    if (problem) notices.push(usedInstead(problem, value));
    return value as number;
  };
  const axes = axesOf(pairs.sweeps, networks, notices);
  const asked = { axes, seeds: number(seedsOption), steps: number(stepsOption) };
  if (!isStudy(asked)) {
    if (pairs.raw.has(stepsOption.link))
      notices.push('“steps” says when the runs of a study end; without “sweep” or “seeds” it is left out.');
    return undefined;
  }
  return withinRuns(asked, networks.length - 1, notices);
}

function axesOf(raw: readonly string[], networks: readonly Experiment[], notices: string[]): StudyAxis[] {
  const axes: StudyAxis[] = [];
  for (const value of raw.slice(0, MOST_AXES)) {
    const axis = axisOf(value, networks, axes, notices);
    if (axis) axes.push(axis);
  }
  if (raw.length > MOST_AXES)
    notices.push(`A study goes through ${MOST_AXES} settings at most; those after them are left out.`);
  return sharedByAll(axes, networks, notices);
}

/** Longer ones are no lists of this page. */
const MOST_CHARACTERS = 1000;

/** One `sweep`; undefined, with a sentence said, where nothing is left of it. */
function axisOf(
  raw: string,
  networks: readonly Experiment[],
  before: readonly StudyAxis[],
  notices: string[],
): StudyAxis | undefined {
  const text = decodePart(raw.slice(0, MOST_CHARACTERS));
  const colon = text?.indexOf(':') ?? -1;
  const said = `${SWEEP_KEY}=${shown(text ?? raw)}`;
  if (text === undefined || colon < 1) {
    notices.push(`${said} names no setting and values, as in ${SWEEP_KEY}=length:20,50; it is left out.`);
    return undefined;
  }
  const key = text.slice(0, colon).trim();
  const swept = candidates(networks, before).flatMap((each) => sweptBy(each, key) ?? [])[0];
  if (!swept) {
    const meant = nearestName(key, sweepKeys(networks[0]!));
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    notices.push(`"${shown(key)}" is no setting that a study can go through; it is left out.${hint}`);
    return undefined;
  }
  if (before.some((axis) => axis.key === key)) {
    notices.push(`A study goes through ${key} once; the second list of values is left out.`);
    return undefined;
  }
  const values = valuesOf(key, text.slice(colon + 1).split(','), swept, notices);
  if (values.length > 0) return { key, values };
  notices.push(`${said} holds no value that ${key} can have; it is left out.`);
  return undefined;
}

/** Which networks there are, as far as they have other settings than each other: that hangs on task and cell. */
function candidates(networks: readonly Experiment[], axes: readonly StudyAxis[]): readonly Experiment[] {
  const through = { task: withTask, cell: withCell };
  return axes.reduce((found, { key, values }) => {
    if (key !== 'task' && key !== 'cell') return found;
    return found.flatMap((each) => values.map((value) => through[key](each, String(value))));
  }, networks);
}

/** The values that the setting can have, each once. */
function valuesOf(key: string, texts: readonly string[], swept: Swept, notices: string[]): OptionValue[] {
  const values: OptionValue[] = [];
  const problems: string[] = [];
  for (const text of texts.map((each) => each.trim())) {
    const { value, problem } = valueOf(key, text, swept);
    if (problem !== undefined) problems.push(problem);
    if (value === undefined || values.includes(value)) continue;
    if (values.length < MOST_VALUES) values.push(value);
    else {
      problems.push(`A study has ${MOST_VALUES} values of ${key} at most; those after them are left out.`);
      break;
    }
  }
  // One is enough to know that something is wrong; a stranger's link could hold hundreds.
  if (problems[0] !== undefined) notices.push(problems[0]);
  return values;
}

function valueOf(
  key: string,
  text: string,
  swept: Swept,
): { readonly value?: OptionValue; readonly problem?: string } {
  const raw = encodePart(text);
  const isNumber = swept.kind === 'option' && swept.option.kind === 'number';
  const { value, problem } =
    swept.kind === 'names' ? readName(key, raw, swept.names, '') : readOption(swept.option, raw);
  if (problem === undefined) return { value };
  return isNumber && !Number.isNaN(decimal(text))
    ? { value, problem: usedInstead(problem, value) }
    : { problem: `${problem}; the study goes without it.` };
}

/** Those axes that mean something to every network of the study. */
function sharedByAll(axes: StudyAxis[], networks: readonly Experiment[], notices: string[]): StudyAxis[] {
  const all = candidates(networks, axes);
  return axes.filter(({ key }) => {
    const shared = all.every((each) => sweptBy(each, key) !== undefined);
    if (!shared) notices.push(`${key} is no setting of every network of the study; it is left out.`);
    return shared;
  });
}

/** The plan with as many runs as a study may have: first of fewer seeds, then of fewer values, from the longer list. */
function withinRuns(asked: StudyPlan, rivals: number, notices: string[]): StudyPlan {
  const count = runCount(asked, rivals);
  if (count <= MOST_RUNS) return asked;
  const places = runCount({ ...asked, seeds: 1 }, rivals);
  const seeds = Math.max(1, Math.floor(MOST_RUNS / places));
  let axes = asked.axes;
  while (runCount({ ...asked, axes, seeds }, rivals) > MOST_RUNS) {
    const longest = axes.reduce((most, axis) => (axis.values.length > most.values.length ? axis : most));
    axes = axes.map((axis) => (axis === longest ? { ...axis, values: axis.values.slice(0, -1) } : axis));
  }
  notices.push(
    `A study has ${MOST_RUNS} runs at most, and this one would have ${count}: it keeps fewer seeds, and then fewer values.`,
  );
  return { ...asked, axes, seeds };
}
