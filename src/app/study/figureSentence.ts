/** What stands under a figure of a study: what was trained, with which seeds and for how long, what came of it, and on what. */
import { seedsFrom } from '../../config/index.ts';
import { conclude, contestantOf } from '../../studies/conclude.ts';
import type { BackendId } from '../../worker/protocol.ts';
import { summaryOf, type CellSummary } from '../../studies/summary.ts';
import { backendLabel } from '../../store/deviceLabels.ts';
import { formatCount } from '../../text/numbers.ts';
import { VERSION } from '../../config/version.ts';
import { conclusionText, medianText, stepsRange } from './seedText.ts';
import type { StudyControl } from './studyControl.ts';
import type { StudyLayout } from './studyLayout.ts';
import { axesText, baseText } from './studyText.ts';

/** Of more places than that only a part is told. */
const MOST_PLACES = 24;

function cellText(name: string, summary: CellSummary): string {
  const { solved, trained, toSolved } = summary;
  if (trained === 0) return `${name}: not trained`;
  if (solved === 0) return `${name}: solved by none of ${trained}`;
  const range = stepsRange(summary);
  const median = toSolved?.median;
  return median === null || median === undefined
    ? `${name}: solved by ${solved} of ${trained} (${range} steps)`
    : `${name}: solved by ${solved} of ${trained}, ${medianText(median, range)}`;
}

/** True where the values along the axis stand against each other: they have names and no order. */
const compares = ({ along, groups }: StudyLayout) =>
  along.numbers === undefined && along.values.length > 1 && groups.values.length === 1;

export function figureSentence({ study, outcomes }: StudyControl, layout: StudyLayout): string {
  const { base, plan } = study!;
  const { along, groups, cells } = layout;
  const summaries = cells.map(({ cell }) => summaryOf(cell, outcomes));
  const grouped = groups.values.length > 1;
  const nameOf = ({ place, group }: (typeof cells)[number]) =>
    [
      along.numbers ? `${along.label} ${along.values[place]}` : along.values[place]!,
      ...(grouped ? [groups.values[group]!.label] : []),
    ].join(', ');
  const told = cells
    .map((cell, k) => ({ cell, summary: summaries[k]! }))
    .filter(({ summary }) => summary.outcomes.length > 0)
    .slice(0, MOST_PLACES)
    .map(({ cell, summary }) => cellText(nameOf(cell), summary));
  const seeds = seedsFrom(base.seed, plan.seeds);
  const seedsText =
    seeds.length === 1 ? `seed ${seeds[0]}` : `${seeds.length} seeds each (${seeds[0]} to ${seeds.at(-1)})`;
  const ends =
    base.whenSolved === 'rest'
      ? `trained until solved, for ${formatCount(plan.steps)} steps at most`
      : `trained for ${formatCount(plan.steps)} steps`;
  const what = [baseText(base), axesText(base, plan.axes)].filter(Boolean).join('; ');
  const backends = new Set([...outcomes.values()].flatMap(({ backend }) => backend ?? []));
  const on = [...backends].map((backend: BackendId) => backendLabel(backend)).join(' and ');
  const concluded = compares(layout)
    ? conclusionText(
        conclude(summaries.map(contestantOf)),
        cells.map((cell) => nameOf(cell)),
      )
    : '';
  return [
    `${what}; ${seedsText}, ${ends}.`,
    `${told.join('; ')}.`,
    concluded,
    `Unroll ${VERSION}${on === '' ? '' : `, ${on}`}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
