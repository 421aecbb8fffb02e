/** What the state of the one unit does, in one sentence: by its input, and by where a lies. */
import { formatCount, formatLoss, formatValue } from '../../../text/numbers.ts';
import { leftOf, timesOf } from './gradientText.ts';
import type { InputChoice, Lab } from './options.ts';

/** Where a lies: each has a behaviour of its own. */
type Zone = 'none' | 'fades' | 'keeps' | 'grows' | 'fadesTurning' | 'keepsTurning' | 'growsTurning';

function zoneOf(a: number): Zone {
  if (a === 0) return 'none';
  const size = Math.abs(a);
  const kind = size < 1 ? 'fades' : size === 1 ? 'keeps' : 'grows';
  return a > 0 ? kind : `${kind}Turning`;
}

interface Seen {
  readonly a: number;
  readonly b: number;
  /** Of the last step. */
  readonly T: string;
  readonly last: number;
  readonly steps: number;
}

type Say = (seen: Seen) => string;

const left = ({ a, steps }: Seen) => leftOf(Math.abs(a) ** steps);
const grown = ({ a, steps }: Seen) => timesOf(Math.abs(a) ** steps);
const value = ({ last }: Seen) => formatValue(last);
const size = ({ last }: Seen) => formatValue(Math.abs(last));
/** With digits that count where it is small. */
const fine = ({ last }: Seen) => (Math.abs(last) < 0.01 ? formatLoss(last) : formatValue(last));

const LINEAR: Readonly<Record<InputChoice, Readonly<Record<Zone, Say>>>> = {
  impulse: {
    none: () => 'What comes in at t = 1 is gone one step later.',
    fades: (seen) =>
      `What comes in at t = 1 fades: after ${formatCount(seen.steps)} steps ${left(seen)} of it is left in the state.`,
    keeps: () => 'What comes in at t = 1 is kept whole for ever.',
    grows: (seen) =>
      `What comes in at t = 1 grows: after ${formatCount(seen.steps)} steps it is ${grown(seen)} times as large.`,
    fadesTurning: (seen) =>
      `What comes in at t = 1 swings from side to side and fades: after ${formatCount(seen.steps)} steps ${left(seen)} of its size is left.`,
    keepsTurning: () => 'What comes in at t = 1 swings from side to side for ever and keeps its size.',
    growsTurning: (seen) =>
      `What comes in at t = 1 swings from side to side, wider and wider: after ${formatCount(seen.steps)} steps it is ${grown(seen)} times as large.`,
  },
  step: {
    none: (seen) => `The state is b times the newest input, ${formatValue(seen.b)}, and knows no other.`,
    fades: ({ a, b }) =>
      `Each step adds the input and loses a share of what is there: the state comes to rest at b/(1 − a) = ${formatValue(b / (1 - a))}.`,
    keeps: (seen) =>
      `Nothing is lost, so the state counts: it adds ${formatValue(seen.b)} at each step and is ${value(seen)} at t = ${seen.T}.`,
    grows: (seen) => `The state runs away: at t = ${seen.T} it is ${value(seen)}.`,
    fadesTurning: ({ a, b }) =>
      `The state swings about b/(1 − a) = ${formatValue(b / (1 - a))} and comes to rest there.`,
    keepsTurning: ({ b }) => `The state swings between ${formatValue(b)} and 0 for ever.`,
    growsTurning: (seen) => `The state swings wider and wider: at t = ${seen.T} its size is ${size(seen)}.`,
  },
  alternating: {
    none: () => 'The state follows the newest input and knows no other.',
    fades: ({ a, b }) =>
      `Inputs of both signs nearly cancel: in the long run the state swings with a size of b/(1 + a) = ${formatValue(Math.abs(b / (1 + a)))}.`,
    keeps: ({ b }) =>
      `Each second input takes back the one before: the state swings between ${formatValue(b)} and 0.`,
    grows: (seen) =>
      `What came first grows faster than later inputs cancel it: at t = ${seen.T} the state is ${value(seen)}.`,
    fadesTurning: ({ a, b }) =>
      `The state turns over in time with the input, so they add up: in the long run it swings with a size of b/(1 + a) = ${formatValue(Math.abs(b / (1 + a)))}.`,
    keepsTurning: (seen) =>
      `The state turns over in time with the input and loses nothing, so it swings wider by ${formatValue(Math.abs(seen.b))} at each step: its size at t = ${seen.T} is ${size(seen)}.`,
    growsTurning: (seen) =>
      `The state turns over in time with the input and grows by itself: its size at t = ${seen.T} is ${size(seen)}.`,
  },
  shown: {
    none: () => 'The state is b times the newest input and knows no other.',
    fades: (seen) =>
      `The state sums up all inputs, and newer ones count more: that of t = 1 counts ${left(seen)} of the newest at t = ${seen.T}.`,
    keeps: () => 'The state is the plain sum of all inputs: each counts as much as the newest.',
    grows: (seen) =>
      `The state sums up all inputs, and older ones count more: that of t = 1 counts ${grown(seen)} times the newest at t = ${seen.T}.`,
    fadesTurning: (seen) =>
      `The state sums up all inputs with changing signs, and newer ones count more: that of t = 1 counts ${left(seen)} of the newest at t = ${seen.T}.`,
    keepsTurning: () =>
      'The state sums up all inputs with changing signs: each counts as much as the newest.',
    growsTurning: (seen) =>
      `The state sums up all inputs with changing signs, and older ones count more: that of t = 1 counts ${grown(seen)} times the newest at t = ${seen.T}.`,
  },
};

/** Within this of the resting place the state has arrived. */
const ARRIVED = 1e-3;

/** An impulse through tanh. */
const SQUASHED: Readonly<Record<Zone, Say>> = {
  none: LINEAR.impulse.none,
  fades: (seen) => `What comes in at t = 1 fades to 0: at t = ${seen.T} the state is ${fine(seen)}.`,
  keeps: (seen) =>
    `With a = 1 what comes in at t = 1 fades slowly, slower than by any constant share: at t = ${seen.T} the state is ${value(seen)}.`,
  grows: (seen) =>
    `What comes in at t = 1 is latched: the state goes to ${value(seen)} and stays there, so its sign is remembered for ever, though the gradient fades.`,
  fadesTurning: (seen) =>
    `What comes in at t = 1 swings from side to side and fades to 0: at t = ${seen.T} the state is ${fine(seen)}.`,
  keepsTurning: (seen) =>
    `With a = −1 what comes in at t = 1 swings and fades slowly, slower than by any constant share: at t = ${seen.T} the size of the state is ${size(seen)}.`,
  growsTurning: (seen) =>
    `What comes in at t = 1 sets off a swing between −${size(seen)} and ${size(seen)} that never ends.`,
};

/** @param states h_1 … h_T */
export function responseSentence({ a, b, squashed, input }: Lab, states: ArrayLike<number>): string {
  const last = states[states.length - 1]!;
  const seen = { a, b, last, T: formatCount(states.length), steps: states.length - 1 };
  if (b === 0) return 'With b = 0 nothing comes in, and the state stays 0.';
  if (!squashed) return LINEAR[input][zoneOf(a)](seen);
  if (input === 'impulse' && (Math.abs(a) <= 1 || isAtRest(a, last))) return SQUASHED[zoneOf(a)](seen);
  return `tanh holds the state between −1 and 1: at t = ${seen.T} it is ${value(seen)}.`;
}

/** Whether one more step would leave the size of the state as it is. */
function isAtRest(a: number, state: number): boolean {
  return Math.abs(Math.tanh(Math.abs(a * state)) - Math.abs(state)) < ARRIVED;
}
