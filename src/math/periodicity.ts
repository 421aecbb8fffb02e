/**
 * Whether a series repeats itself, by its spectrum: the powers at the frequency of a period and at its multiples, each in units of
 * the background of white and red noise (`background.ts`), are added up. Of a series that does not repeat itself, the sum over m of
 * them has the distribution of m times an F with 2m and 2ν degrees of freedom, ν being how many powers tell the background. The
 * test of one line is Fisher's ("Tests of significance in harmonic analysis", 1929); a red background instead of a flat one is
 * usual since Gilman, Fuglister & Mitchell ("On the power spectrum of red noise", 1963).
 */
import { backgroundsOf, type Background } from './background.ts';
import { powerSpectrum } from './fft.ts';
import { normOf, spreadOf } from './statistics.ts';

/** A period is looked for where the series goes through it so often. */
const LEAST_CYCLES = 3;
/** How many multiples of the frequency are added up. */
const MULTIPLES = [1, 2, 4, 8, 16];
/** Points of the spectrum for one that is independent. */
const FINENESS = 4;
/** Backgrounds are fitted to so many of the slowest frequencies and so many of all others. */
const SLOW = 200;
const QUICK = 600;
/** So many periods of the spectrum are tried thoroughly, at so many places to either side. */
const TRIED = 5;
const STRONGEST = 3;
const REFINED = 16;
/** Of a slow period with few courses, these, in so many parts, must agree so much. */
const FEW_COURSES = 4;
const SLOW_PERIOD = 24;
const PARTS = 12;
const ALIKE = 0.35;
const TWO_ALIKE = 0.7;

/** The values without the parabola that fits them best, so that a trend is no slow wave. */
function withoutTrend(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  const at = (k: number) => (2 * k) / (count - 1) - 1;
  // Orthogonal over evenly spaced points: 1, t, and t² without its mean.
  let squares = 0;
  for (let k = 0; k < count; k++) squares += at(k) ** 2;
  const shapes = [() => 1, at, (k: number) => at(k) ** 2 - squares / count];
  const rest = Float64Array.from(values);
  for (const shape of shapes) {
    let [along, length] = [0, 0];
    for (let k = 0; k < count; k++) {
      along += rest[k]! * shape(k);
      length += shape(k) ** 2;
    }
    for (let k = 0; k < count; k++) rest[k]! -= (along / length) * shape(k);
  }
  return rest;
}

/** The logarithm of the chance that m times an F of 2m and 2v degrees of freedom is more than `sum`; the chance itself may be none. */
function logChanceOf(sum: number, m: number, v: number): number {
  const share = sum / (v + sum);
  let [term, terms] = [1, 1];
  for (let k = 1; k < m; k++) {
    term *= (share * (v + k - 1)) / k;
    terms += term;
  }
  return v * Math.log(v / (v + sum)) + Math.log(terms);
}

/** The least chance among sums over the first of these ratios, times how many sums there are; its logarithm. */
function leastLogChance(ratios: readonly number[], v: number): number {
  const choices = MULTIPLES.filter((m) => m <= ratios.length);
  let [least, sum] = [0, 0];
  ratios.forEach((ratio, k) => {
    sum += ratio;
    if (choices.includes(k + 1)) {
      least = Math.min(least, logChanceOf(sum, k + 1, v) + Math.log(choices.length));
    }
  });
  return least;
}

/** How many multiples of a frequency, in cycles a value, are looked at. */
function multiplesOf(frequency: number): number {
  return Math.max(1, Math.min(MULTIPLES.at(-1)!, Math.ceil(0.5 / frequency - 1e-9) - 1));
}

/** The courses of a series through a period, the last first, each in twelve means without their mean. */
function coursesOf(rest: Float64Array, period: number): number[][] {
  return Array.from({ length: Math.floor(rest.length / period) }, (_, c) => {
    const from = rest.length - (c + 1) * period;
    const place = (k: number) => Math.max(0, Math.round(from + (k * period) / PARTS));
    const course = Array.from(
      { length: PARTS },
      (_part, k) => spreadOf(rest.subarray(place(k), place(k + 1))).mean,
    );
    const { mean } = spreadOf(course);
    return course.map((value) => value - mean);
  });
}

/**
 * Whether courses are alike. A walk, or a few steps, may have much power at a slow frequency by going up and down once or
 * twice; courses of which there are few must also agree with each other.
 */
function repeats(rest: Float64Array, period: number): boolean {
  const courses = coursesOf(rest, period);
  if (courses.length >= FEW_COURSES || period < SLOW_PERIOD) return true;
  let [sum, pairs] = [0, 0];
  courses.forEach((one, k) => {
    for (const other of courses.slice(k + 1)) {
      const along = one.reduce((total, value, at) => total + value * other[at]!, 0);
      sum += along / (normOf(one) * normOf(other) || 1);
      pairs++;
    }
  });
  return sum / pairs > (courses.length === 2 ? TWO_ALIKE : ALIKE);
}

/**
 * How many powers tell the background at a frequency: no more than about twice those that are slower, as a red one is steep
 * there and the many quick powers say little of it; without those that its own figures take up.
 * @param cycles how often the series goes through the period
 */
function freedomOf({ count }: Background, cycles: number): number {
  return Math.max(2, Math.min(count - 3, 2 * cycles + 4));
}

/** A period, and how little chance would have it in a series without any. */
export interface Found {
  readonly period: number;
  readonly chance: number;
  /** The power beyond the background, by multiples of the frequency that were counted. */
  readonly powers: readonly number[];
}

/** A series to be asked for its periods. */
export interface Periodicity {
  readonly count: number;
  /** True where nothing is left beside the trend. */
  readonly isFlat: boolean;
  /**
   * One period, at least 2 values; its chance is 1 where its few courses are not alike.
   * @param known frequencies that are explained already: multiples there are not counted
   */
  tried(period: number, known?: (frequency: number) => boolean): Found;
  /** Of all periods those whose chance, times the weight of their number, is below a limit; among them multiples of each other. */
  any(limit: number): readonly Found[];
}

/** @param values finite numbers, at least five */
export function periodicityOf(values: ArrayLike<number>): Periodicity {
  const rest = withoutTrend(values);
  const count = rest.length;
  const size = 2 ** Math.ceil(Math.log2(FINENESS * count));
  const spectrum = powerSpectrum(rest, size);
  const all = Array.from({ length: (count - 1) >> 1 }, (_, k) => k + 1);
  const every = Math.ceil(Math.max(0, all.length - SLOW) / QUICK) || 1;
  const some = all.filter((k) => k <= SLOW || k % every === 0);
  const frequencies = Float64Array.from(some, (k) => k / count);
  const fitted = frequencies.map((frequency) => spectrum[Math.round(frequency * size)]!);
  const fit = backgroundsOf(frequencies, fitted);

  /** The background, but for what stands at a frequency and its multiples. */
  const backgroundBut = (line: number): Background => {
    const most = multiplesOf(line);
    // Taking out the trend spreads the slowest lines.
    const reach = line * count < LEAST_CYCLES ? 1.5 : 1;
    return fit((frequency) => {
      const multiple = Math.max(1, Math.min(most, Math.round(frequency / line)));
      return Math.abs(frequency - multiple * line) * count < reach;
    });
  };
  const powerAt = (frequency: number): number => {
    let [re, im] = [0, 0];
    for (let k = 0; k < count; k++) {
      const angle = 2 * Math.PI * frequency * k;
      re += rest[k]! * Math.cos(angle);
      im += rest[k]! * Math.sin(angle);
    }
    return re * re + im * im;
  };
  const tried: Periodicity['tried'] = (period, known = () => false) => {
    const line = 1 / period;
    const background = backgroundBut(line);
    const [ratios, powers]: [number[], number[]] = [[], []];
    for (let multiple = 1; multiple <= multiplesOf(line); multiple++) {
      const frequency = multiple * line;
      if (known(frequency)) continue;
      const [power, usual] = [powerAt(frequency), background.at(frequency)];
      // At half a cycle a value there is one part, not two, so that large powers are commoner.
      ratios.push(power / usual / (frequency > 0.5 - 1e-9 ? 2 : 1));
      powers.push(Math.max(0, power - usual));
    }
    const chance = Math.exp(leastLogChance(ratios, freedomOf(background, line * count)));
    return { period, chance: repeats(rest, period) ? chance : 1, powers };
  };
  /** The period near a frequency of the spectrum whose multiples have the most power together. */
  const refined = (frequency: number): number => {
    let best = { frequency, power: -1 };
    const most = Math.min(4, multiplesOf(frequency));
    for (let k = -REFINED; k <= REFINED; k++) {
      const near = Math.max(LEAST_CYCLES / count, frequency + k / (2 * REFINED * FINENESS * count));
      let power = 0;
      for (let multiple = 1; multiple <= most; multiple++) power += powerAt(multiple * near);
      if (power > best.power) best = { frequency: near, power };
    }
    return 1 / best.frequency;
  };
  /**
   * Places of the spectrum worth a thorough try, at least a cycle apart: those that chance would have least, and the strongest,
   * as a red background takes a saw's teeth for its own.
   */
  const likelyPlaces = (): number[] => {
    const background = fit();
    const ratios = spectrum.map((power, k) => (k === 0 ? 0 : power / background.at(k / size)));
    const first = Math.ceil((LEAST_CYCLES * size) / count);
    const freedom = Math.max(2, background.count - 3);
    const places = Array.from({ length: Math.max(0, size / 2 - first) }, (_, at) => {
      const k = first + at;
      const multiples = Array.from({ length: multiplesOf(k / size) }, (_m, m) => ratios[(m + 1) * k]!);
      return { k, chance: leastLogChance(multiples, freedom), power: spectrum[k]! };
    });
    const near: number[] = [];
    const take = (ordered: readonly { readonly k: number }[], most: number) => {
      for (const { k } of ordered) {
        if (near.length === most) return;
        if (near.every((other) => Math.abs(other - k) * count >= size)) near.push(k);
      }
    };
    take(
      places.toSorted((one, other) => one.chance - other.chance),
      TRIED,
    );
    take(
      places.toSorted((one, other) => other.power - one.power),
      TRIED + STRONGEST,
    );
    return near;
  };
  return {
    count,
    isFlat: fitted.every((power) => !(power > 0)),
    tried,
    any(limit) {
      return likelyPlaces().flatMap((k) => {
        const found = tried(refined(k / size));
        // Slow periods are few and weigh more: 1/k of what the first has, for the k-th frequency (a weighted Bonferroni bound).
        const chance = found.chance * (count / found.period) * Math.log(count / 2);
        return chance < limit ? [{ ...found, chance }] : [];
      });
    },
  };
}
