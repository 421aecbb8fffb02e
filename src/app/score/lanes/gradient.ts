/** The gradient lane: how far the error of the shown example follows each step, on a log scale. */
import { formatLogTick, formatLoss } from '../../../text/numbers.ts';
import { drawGradients, FOOT } from '../../../charts/gradientLane.ts';
import type { Followed } from '../../../store/scoreView.ts';
import type { Readout } from '../../../worker/protocol.ts';
import {
  byState,
  comparedLengths,
  countedSteps,
  fitsOf,
  gradientAt,
  gradientSentence,
  rateWords,
  shownGradients,
  stopOf,
} from './gradientText.ts';
import {
  onSurface,
  type Compared,
  type Lane,
  type LaneChoice,
  type LaneKind,
  type LaneTable,
  type ScoreShape,
} from './lane.ts';
import './gradient.css';

/** Powers of ten at the foot and at the top. */
type Decades = readonly [number, number];

interface Fit {
  readonly decades: Decades;
  /** Several steps count, so that there is a choice whose error is followed. */
  readonly several: boolean;
  /** Backpropagation is truncated. */
  readonly cut: boolean;
}

/** Powers of ten that the lane may span; what lies further down is marked at its foot. */
const SPANS = [2, 4, 8, 12];
const HEIGHT = 72;
const COMPACT = 48;
const TALL = 92;

/** What a lane spans while nothing is known. */
export const SOME_DECADES: Decades = [-4, 0];

/** Before any training and after much of it: the scale that holds the lengths of this example. */
function decadesOf(lengths: readonly number[]): Decades {
  // A sum, so that there is no negative zero.
  const high = Math.ceil(Math.log10(Math.max(...lengths)) - 1e-9) + 0;
  const low = Math.log10(Math.min(...lengths));
  const span = SPANS.find((one) => high - one <= low) ?? SPANS.at(-1)!;
  return [high - span, high];
}

/** The scale for a reading; the one there was where that still serves, so that it changes seldom. */
export function decadesFor(
  readout: Readout,
  before: Decades | undefined,
  rivals: readonly Pick<Compared, 'readout'>[] = [],
): Decades {
  const gradients = shownGradients(readout);
  const own = gradients ? [...byState(gradients).flatMap(({ byLayer }) => byLayer), gradients.inputs] : [];
  const compared = [readout, ...rivals.map((rival) => rival.readout)].flatMap(
    (each) => comparedLengths(each, readout) ?? [],
  );
  const lists = rivals.length > 0 ? compared : own;
  const positive = lists
    .flatMap((list) => [...list])
    .filter((length) => length > 0 && Number.isFinite(length));
  if (positive.length === 0) return before ?? SOME_DECADES;
  const best = decadesOf(positive);
  if (!before) return best;
  const [from, to] = before;
  const lowest = Math.max(Math.log10(Math.min(...positive)), to - SPANS.at(-1)!);
  const serves = to >= best[1] && to <= best[1] + 1 && from <= lowest && to - from <= 2 * (best[1] - best[0]);
  return serves ? before : best;
}

const CHOICES: readonly { readonly value: Followed; readonly label: string; readonly help: string }[] = [
  { value: 'last', label: 'L: last', help: 'L is the error at the last time step that counts.' },
  {
    value: 'playhead',
    label: 'L: at t',
    help: 'L is the error at the playhead’s step t; where that does not count, at the last before it that does, or else at the first.',
  },
  {
    value: 'all',
    label: 'L: all',
    help: 'L is the mean error of all steps that count, as in training.',
  },
];

const choiceOf = (followed: Followed): LaneChoice => ({
  label: 'Whose error the gradient follows',
  value: followed,
  choices: CHOICES,
  choose: (value) => ({ followed: CHOICES.find((choice) => choice.value === value)!.value }),
});

const ABOUT =
  'How much of the error L reaches back: how much L would change if this time step’s state changed a little, on a log scale.';
const AT_FOOT = 'An open triangle at the foot is 0, or lies below the scale.';

const CUTS = ' An upright line is a cut, where truncated backpropagation stops.';

function helpOf(others: readonly string[], cut: boolean, { layers, racing }: ScoreShape): string {
  const foot = cut ? `${AT_FOOT}${CUTS}` : AT_FOOT;
  if (racing)
    return `${ABOUT} All networks stand on the same scale: the first as bars, the others as lines in their colours. ${foot}`;
  const line = others.map(
    (state) => ` The line in the bars’ colour is by ${state}, which each time step hands on, too.`,
  );
  return `${ABOUT} Bars are by the hidden state, short marks by the input, dashed lines the fitted rates. ${foot}${line.join('')}${layers > 1 ? ' Thin lines are the layers below.' : ''}`;
}

function tableOf(readout: Readout): LaneTable | undefined {
  const gradients = shownGradients(readout);
  if (!gradients) return undefined;
  const named = byState(gradients).flatMap(({ state, byLayer }) =>
    byLayer.map((lengths, layer) => ({
      name: byLayer.length > 1 ? `‖∂L/∂${state}‖, layer ${layer + 1}` : `‖∂L/∂${state}‖`,
      lengths,
    })),
  );
  const all = [...named, { name: '‖∂L/∂x‖', lengths: gradients.inputs }];
  return {
    columns: all.map(({ name }) => name),
    row: (step) => all.map(({ lengths }) => formatLoss(lengths[step]!)),
    ...(gradients.truncate && {
      note: `truncated, k = ${gradients.truncate}: no gradient goes back over a cut`,
    }),
  };
}

function gradientLane(shape: ScoreShape, { decades, several, cut }: Fit): Lane {
  const { layers, recurrent, followed, racing } = shape;
  const [low, high] = decades;
  const states = shape.modelLanes.filter(({ kind }) => kind === 'state').map(({ lane }) => lane.id);
  // Side by side networks are compared by what all of them have.
  const others = racing ? [] : states.slice(1);
  return {
    key: 'gradient',
    kind: 'gradient',
    name: 'Gradient',
    // Alone, its legend says whose size is drawn how.
    sub: [...(racing ? ['‖∂L/∂h‖'] : []), ...(layers > 1 ? [`of layer ${layers}`] : [])].join(' '),
    help: helpOf(others, cut, shape),
    ...(!racing && {
      legend: [
        ['bar', '‖∂L/∂h‖'],
        ...others.map((state) => ['line', `‖∂L/∂${state}‖`] as const),
        ['dash', '‖∂L/∂x‖'],
      ],
    }),
    ...(several && { choice: choiceOf(followed) }),
    height: HEIGHT,
    compact: COMPACT,
    tall: TALL,
    foot: FOOT,
    scale: [high, (low + high) / 2, low].map((power) => formatLogTick(10 ** power)),
    about: 'backward',
    values: [
      {
        id: 'gradient',
        label: '‖∂L/∂h‖',
        inside: true,
        at(_problem, readout, step) {
          const length = shownGradients(readout)?.hidden.at(-1)?.[step];
          return length === undefined ? '–' : formatLoss(length);
        },
      },
    ],
    drawsRivals: true,
    draw: onSurface((surface, { readout, race }, theme) => {
      if (race) {
        race.gradients.draw(surface, readout, race, decades, theme);
        return;
      }
      const gradients = shownGradients(readout);
      if (!gradients) return;
      const { timeSteps } = readout;
      const fits = recurrent ? fitsOf(readout) : [];
      const others = gradients.others.map(({ state, byLayer }) => ({ state, lengths: byLayer.at(-1)! }));
      const cuts = { every: gradients.truncate, stop: stopOf(gradients) };
      drawGradients(surface, { ...gradients, others, timeSteps, range: decades, fits, cuts }, theme);
    }),
    table: ({ readout }) => tableOf(readout),
    sentenceAt: ({ readout, race }, { step }) =>
      race ? race.gradients.sentenceAt(readout, race, step) : gradientAt(readout, step),
    describe: ({ readout, race }) =>
      race ? race.gradients.describe(readout, race, recurrent) : gradientSentence(readout, recurrent),
    caption({ readout, race }) {
      if (race) return race.gradients.caption(readout, race, recurrent);
      const [strong, rest] = rateWords(readout, recurrent);
      return [{ text: strong, strong: true }, { text: ` ${rest}` }];
    },
  };
}

export const gradient: LaneKind<Fit> = {
  fit: (readout, _problem, before, rivals) => ({
    decades: decadesFor(readout, before?.decades, rivals),
    several: countedSteps(readout) > 1,
    cut: shownGradients(readout)?.truncate !== undefined,
  }),
  lanes: (shape, fit = { decades: SOME_DECADES, several: false, cut: false }) => [gradientLane(shape, fit)],
};
