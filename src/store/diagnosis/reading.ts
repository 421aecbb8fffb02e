/** What a diagnosis needs to know of a reading of the score, in few numbers: it is kept of several, and of whole runs in records. */
import { factorBefore } from '../../math/rate.ts';
import type { Readout } from '../../worker/protocol.ts';

/** The shares of a lane's values, of all layers together, that lie at an end of what its function gives. */
export interface Ends {
  /** Exactly 0. */
  readonly zero: number;
  /** Beyond ±0.97: where a tanh's slope is below 0.06. */
  readonly flat: number;
  /** Within 0.03 of what a gate gives at most, and of what it gives at least. */
  readonly open: number;
  readonly shut: number;
}

/** The way back of the error at the last step that counts. */
export interface WayBack {
  /** Time steps on that way, that of the error itself among them. */
  readonly steps: number;
  /**
   * What one step back multiplies the gradient by, as the score fits it: the smallest of the states'. Undefined where nothing is
   * handed on, or a line does not fit.
   */
  readonly rate: number | undefined;
  /** How much of the largest gradient on the way is left at the first step, by the state of which most is. */
  readonly reaches: number;
  /** Whether nothing counts in the first half: where answers count all along, the first steps are heard of by their own. */
  readonly past: boolean;
  /** The step, from 0, at which truncated backpropagation has ended it; absent where no cut lies on the way. */
  readonly stop?: number;
}

export interface Reading {
  readonly step: number;
  readonly way?: WayBack;
  /** By the lane's id. */
  readonly ends: Readonly<Record<string, Ends>>;
}

/** Beyond this a tanh is flat: its slope is below 0.06. */
export const FLAT = 0.97;
/** The same of a gate, from both ends. */
export const NEAR_END = 0.03;
/** @param carries whether a state is handed from step to step; else the inputs tell what an earlier step can contribute */
function wayOf({ gradients, mask }: Readout, carries: boolean): WayBack | undefined {
  const last = mask.findLastIndex((value) => value > 0);
  if (!gradients || last < 1) return undefined;
  const states = carries
    ? [gradients.hidden, ...gradients.others.map(({ byLayer }) => byLayer)].map((layers) => layers.at(-1)!)
    : [gradients.inputs];
  const lengths = Float32Array.from({ length: last + 1 }, (_, t) =>
    Math.max(...states.map((byStep) => byStep[t]!)),
  );
  const { truncate = Infinity } = gradients;
  const most = lengths.reduce((high, length) => Math.max(high, length), 0);
  const rates = carries ? states.map((byStep) => factorBefore(byStep, last)) : [];
  const known = rates.filter((rate) => rate !== undefined);
  return {
    steps: last + 1,
    rate: known.length > 0 && known.length === rates.length ? Math.min(...known) : undefined,
    reaches: most > 0 ? lengths[0]! / most : 0,
    past: mask.findIndex((value) => value > 0) > last / 2,
    ...(truncate <= last && { stop: last - (last % truncate) }),
  };
}

function endsOf({ lanes }: Readout): Record<string, Ends> {
  const counts: Record<string, { all: number; zero: number; flat: number; open: number; shut: number }> = {};
  for (const { lane, values } of lanes) {
    const of = (counts[lane] ??= { all: 0, zero: 0, flat: 0, open: 0, shut: 0 });
    of.all += values.length;
    for (const value of values) {
      if (value === 0) of.zero++;
      if (Math.abs(value) > FLAT) of.flat++;
      if (value > 1 - NEAR_END) of.open++;
      if (value < NEAR_END) of.shut++;
    }
  }
  return Object.fromEntries(
    Object.entries(counts).map(([lane, { all, zero, flat, open, shut }]) => [
      lane,
      { zero: zero / all, flat: flat / all, open: open / all, shut: shut / all },
    ]),
  );
}

export function readingOf(score: Readout, carries: boolean): Reading {
  const way = wayOf(score, carries);
  return { step: score.step, ...(way && { way }), ends: endsOf(score) };
}
