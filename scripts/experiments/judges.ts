/** The conditions that claims share. Each looks at the runs of one seed and says yes or no; the counting is done elsewhere. */
import { formatCount, formatFactor } from '../../src/text/numbers.ts';
import type { Condition, Level, RunResult, SeedRuns, Shown } from './claim.ts';
import type { Figure } from './figures.ts';

const steps = (figure: number | null) => (figure === null ? 'never' : formatCount(figure));

const factor = (value: number) => `${formatFactor(value)}×`;

/** The figure's own value, where there is one. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
const said =
  ({ say }: Figure) =>
  (value: number | null) =>
    value === null ? 'not a number' : say(value);

/** The step at which the run meets its `until`. */
export function there(run: string): Shown {
  return {
    figure: `${run}, step at which it is there`,
    runs: [run],
    of: (runs) => runs[run]!.reachedAt,
    say: steps,
  };
}

/** The run meets its `until` within so many steps. */
export function learnsWithin(run: string, within: number): Condition {
  return {
    ...there(run),
    words: `within ${formatCount(within)} steps`,
    leastSteps: within,
    meets: (runs) => (runs[run]!.reachedAt ?? Infinity) <= within,
  };
}

/** The run does not meet its `until` within so many steps. It is trained twice as long, so that a near success is seen. */
export function failsWithin(run: string, limit: number): Condition {
  return {
    ...there(run),
    words: `not within ${formatCount(limit)} steps, tried for twice as many`,
    leastSteps: 2 * limit,
    meets: (runs) => (runs[run]!.reachedAt ?? Infinity) > limit,
  };
}

/** The last step of a run, which has taken at least so many. */
const lastStep = ({ history }: RunResult) => history.at(-1)?.step ?? 0;

/** `slow` takes at least `times` as many steps as `fast`. One that never gets there counts with the steps it was given. */
export function slower(slow: string, fast: string, times: number): Condition {
  return reaches(
    {
      figure: `steps of the ${slow} as a multiple of the ${fast}’s`,
      runs: [slow, fast],
      of(runs) {
        const { reachedAt } = runs[fast]!;
        return reachedAt === null ? null : (runs[slow]!.reachedAt ?? lastStep(runs[slow]!)) / reachedAt;
      },
      say: (value) => (value === null ? 'no end' : factor(value)),
    },
    times,
  );
}

/** A figure of one run, without a bound. */
export function shown(run: string, figure: Figure): Shown {
  return {
    figure: `${run}, ${figure.name}`,
    runs: [run],
    of: (runs) => known(figure.of(runs[run]!)),
    say: said(figure),
  };
}

/** A figure of several runs together is at least so much. */
export function reaches(figure: Shown, least: number): Condition {
  return {
    ...figure,
    words: `at least ${figure.say(least)}`,
    meets: (runs) => (figure.of(runs) ?? Number.NaN) >= least,
  };
}

export function atLeast(run: string, figure: Figure, least: number): Condition {
  return reaches(shown(run, figure), least);
}

export function atMost(run: string, figure: Figure, most: number): Condition {
  return {
    ...shown(run, figure),
    words: `at most ${figure.say(most)}`,
    meets: (runs) => figure.of(runs[run]!) <= most,
  };
}

/** A level that the run's own task draws. @throws where it has none of that name */
export function levelOf({ baseline, solved, others }: RunResult, label: RegExp | 'baseline'): Level {
  const found =
    label === 'baseline' ? baseline : [baseline, solved, ...others].find((line) => label.test(line.label));
  if (!found) throw new Error(`The task has no level like ${String(label)}.`);
  return found;
}

/**
 * A loss of the run stays on one side of a level of its task.
 * @param of.times the bound as a multiple of the level
 */
function against(
  side: 'below' | 'above',
  run: string,
  figure: Figure,
  of: { readonly line: RegExp | 'baseline'; readonly name: string; readonly times: number },
): Condition {
  const share = (runs: SeedRuns) => {
    const { loss, test = Number.NaN } = levelOf(runs[run]!, of.line);
    return figure.of(runs[run]!) / (figure.against === 'test' ? test : loss);
  };
  return {
    words: `${side === 'below' ? 'below' : 'at least'} ${of.times === 1 ? '' : `${formatFactor(of.times)}× `}${of.name}`,
    figure: `${run}, ${figure.name} as a multiple of ${of.name}`,
    runs: [run],
    of: (runs) => known(share(runs)),
    meets: (runs) => (side === 'below' ? share(runs) < of.times : share(runs) >= of.times),
    say: (value) => (value === null ? 'not a number' : factor(value)),
  };
}

export const belowLine = (run: string, figure: Figure, name: string, line: RegExp | 'baseline', times = 1) =>
  against('below', run, figure, { line, name, times });
export const aboveLine = (run: string, figure: Figure, name: string, line: RegExp | 'baseline', times = 1) =>
  against('above', run, figure, { line, name, times });
