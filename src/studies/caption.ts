/** What can be pasted under a figure of a study: what was trained, with which seeds, what came of it, and by what. */
import { encodeLink } from '../config/index.ts';
import { seedsFrom } from '../config/studyPlaces.ts';
import { findTask } from '../tasks/index.ts';
import { formatCount, formatLevel } from '../text/numbers.ts';
import { networkName, placeName } from './names.ts';
import type { Study } from './study.ts';
import type { CellSummary, Spread } from './summary.ts';

export interface CaptionParts {
  /** What the networks that race are called, the experiment's own first. */
  readonly networks: readonly string[];
  /** Where it was computed: "WebAssembly". */
  readonly devices: readonly string[];
  /** Of Unroll. */
  readonly version: string;
}

/** More of them are seen in the figure, and not in a sentence. */
const MOST_CELLS = 12;

/** "460 (420–1,080)": the median, the fewest and the most; "never" for what is beyond all steps. */
export function spreadText(spread: Spread, say: (value: number) => string, beyond: string): string {
  const said = (value: number | null) => (value === null ? beyond : say(value));
  const { median, lowest, highest } = spread;
  if (lowest === highest) return said(median);
  return `${said(median)} (${said(lowest)}–${said(highest)})`;
}

/** "length T 20, GRU": where it stands, and which network. */
function nameOf(summary: CellSummary, networks: readonly string[]): string {
  const there = placeName(
    summary.runs[0]!.experiment,
    summary.place.filter(({ key }) => key !== 'cell'),
  );
  const network = networkName(summary, networks);
  return there === '' ? network : `${there}, ${network}`;
}

function textOf(summary: CellSummary, networks: readonly string[]): string {
  const { trained, solved, toSolved } = summary;
  const name = nameOf(summary, networks);
  const count = `${formatCount(solved)} of ${formatCount(trained)}`;
  if (!toSolved || toSolved.lowest === null) return `${name}: solved by ${count}`;
  return toSolved.median === null
    ? `${name}: solved by ${count}, at step ${formatCount(toSolved.lowest)} at the earliest`
    : `${name}: ${spreadText(toSolved, formatCount, 'never')} steps, solved by ${count}`;
}

/** Undefined where nothing is there to be captioned yet. */
export function captionOf(
  study: Study,
  summaries: readonly CellSummary[],
  { networks, devices, version }: CaptionParts,
): string | undefined {
  const { base, rivals, plan } = study;
  const found = summaries.filter(({ trained }) => trained > 0);
  const measure = found[0]?.outcomes.find(({ outcome }) => outcome.measure)?.outcome.measure;
  if (!measure) return undefined;
  const seeds = seedsFrom(base.seed, plan.seeds);
  const task = findTask(base.task)!.label;
  const whole = summaries.every(({ runs, trained }) => trained === runs.length);
  const named = `${formatCount(seeds.length)} seeds (${seeds[0]!} to ${seeds.at(-1)!})`;
  const ofSeeds =
    seeds.length === 1
      ? `One seed, ${seeds[0]!}.`
      : whole
        ? `Medians of ${named}, with the fewest and the most.`
        : `Medians of the runs that are done, of ${named} each, with the fewest and the most.`;
  const sentences = [
    `${task}: training steps until the validation loss is ${formatLevel(measure.solved.loss)} or less, within ${formatCount(plan.steps)} steps.`,
    ofSeeds,
    ...(found.length <= MOST_CELLS
      ? [`${found.map((summary) => textOf(summary, networks)).join('; ')}.`]
      : []),
    `Setting: #${encodeLink(base, study.own, rivals, plan)}.`,
    `Unroll ${version}, ${devices.join(' and ')}.`,
  ];
  return sentences.join(' ');
}
