/** The gradient lane: how far the loss of the shown example follows each step, on a log scale. */
import { formatLogTick, formatLoss } from '../../../text/numbers.ts';
import { drawGradients, FOOT } from '../../../charts/gradientLane.ts';
import type { Readout } from '../../../worker/protocol.ts';
import { gradientAt, gradientSentence, rateOf, rateWords } from './gradientText.ts';
import { onSurface, type Lane, type LaneKind, type LaneTable, type ScoreShape } from './lane.ts';
import './gradient.css';

/** Powers of ten at the foot and at the top. */
type Decades = readonly [number, number];

/** Powers of ten that the lane may span; what lies further down is marked at its foot. */
const SPANS = [2, 4, 8, 12];
const HEIGHT = 92;

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
export function decadesFor({ gradients }: Readout, before: Decades | undefined): Decades {
  const all = gradients ? [...gradients.hidden, gradients.inputs].flatMap((lengths) => [...lengths]) : [];
  const positive = all.filter((length) => length > 0 && Number.isFinite(length));
  if (positive.length === 0) return before ?? SOME_DECADES;
  const best = decadesOf(positive);
  if (!before) return best;
  const [from, to] = before;
  const lowest = Math.max(Math.log10(Math.min(...positive)), to - SPANS.at(-1)!);
  const serves = to >= best[1] && to <= best[1] + 1 && from <= lowest && to - from <= 2 * (best[1] - best[0]);
  return serves ? before : best;
}

const HELP =
  'How much of the error reaches back: how far the loss of this example would follow each step, on a log scale. Bars are by the hidden state, short marks by the input, the dashed line is the fitted rate; an open triangle at the foot is 0 or lies below the scale.';

function tableOf({ gradients }: Readout): LaneTable | undefined {
  if (!gradients) return undefined;
  const { hidden, inputs } = gradients;
  const names = hidden.length > 1 ? hidden.map((_, layer) => `‖∂L/∂h‖, layer ${layer + 1}`) : ['‖∂L/∂h‖'];
  return {
    columns: [...names, '‖∂L/∂x‖'],
    row: (step) => [...hidden, inputs].map((lengths) => formatLoss(lengths[step]!)),
  };
}

function gradientLane({ layers, recurrent }: ScoreShape, range: Decades): Lane {
  const [low, high] = range;
  return {
    key: 'gradient',
    kind: 'gradient',
    name: 'Gradient',
    sub: layers > 1 ? `‖∂L/∂h‖ of layer ${layers}, log` : '‖∂L/∂h‖, log',
    help: layers > 1 ? `${HELP} Thin lines are the layers below.` : HELP,
    legend: [
      ['bar', 'by h'],
      ['dash', 'by x'],
    ],
    height: HEIGHT,
    foot: FOOT,
    scale: [high, (low + high) / 2, low].map((power) => formatLogTick(10 ** power)),
    about: 'backward',
    values: [
      {
        id: 'gradient',
        label: '‖∂L/∂h‖',
        inside: true,
        at(_problem, { gradients }, step) {
          const length = gradients?.hidden.at(-1)?.[step];
          return length === undefined ? '–' : formatLoss(length);
        },
      },
    ],
    draw: onSurface((surface, { readout }, theme) => {
      const { gradients, timeSteps } = readout;
      const fit = recurrent ? rateOf(readout) : undefined;
      if (gradients) drawGradients(surface, { ...gradients, timeSteps, range, fit }, theme);
    }),
    table: ({ readout }) => tableOf(readout),
    sentenceAt: ({ readout }, { step }) => gradientAt(readout, step),
    describe: ({ readout }) => gradientSentence(readout, recurrent),
    caption: (readout) => rateWords(readout, recurrent),
  };
}

export const gradient: LaneKind<Decades> = {
  fit: (readout, _problem, before) => decadesFor(readout, before),
  lanes: (shape, decades = SOME_DECADES) => [gradientLane(shape, decades)],
};
