/**
 * A series of any length in bounded memory: equal stretches of steps, each with its lowest and highest value, their steps, the
 * sum and the count of its values. When there are too many stretches, each two become one, so that a stretch is always a power
 * of two steps long and begins at a multiple of its length.
 */

/** More stretches than a chart has pixels; half as many at least once a series is long. */
export const MOST_STRETCHES = 4096;

/** What is known of the steps `from` to `to`, both from 0 and `to` no longer part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many of the values are finite numbers: all that follows is about these. Without any, the rest is NaN. */
  readonly known: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** A summary as plain data: so many numbers a stretch, list by list. */
export interface KeptSummary {
  readonly width: number;
  readonly end: number;
  readonly lists: readonly Float64Array[];
}

export class Summary {
  /** Steps of a stretch. */
  width = 1;
  /** Stretches begun so far; the last may be incomplete. */
  count = 0;
  /** All before this step is summed up, nothing from it on. */
  end = 0;
  private readonly lows = new Float32Array(MOST_STRETCHES);
  private readonly highs = new Float32Array(MOST_STRETCHES);
  private readonly lowAt = new Float64Array(MOST_STRETCHES);
  private readonly highAt = new Float64Array(MOST_STRETCHES);
  private readonly sums = new Float64Array(MOST_STRETCHES);
  private readonly known = new Float64Array(MOST_STRETCHES);

  get byteLength(): number {
    return this.lists.reduce((sum, list) => sum + list.byteLength, 0);
  }

  kept(): KeptSummary {
    const lists = this.lists.map((list) => Float64Array.from(list.subarray(0, this.count)));
    return { width: this.width, end: this.end, lists };
  }

  restore({ width, end, lists }: KeptSummary): void {
    this.width = width;
    this.end = end;
    this.count = lists[0]!.length;
    for (const [k, list] of this.lists.entries()) list.set(lists[k]!);
  }

  /** Takes on the values of the steps from `first` on, which is not beyond `end`; what is before `end` is in it already. */
  add(values: ArrayLike<number>, first: number): void {
    let k = this.end - first;
    while (k < values.length) {
      const stretch = Math.floor((first + k) / this.width);
      if (stretch >= MOST_STRETCHES) {
        this.merge();
        continue;
      }
      const until = Math.min(values.length, (stretch + 1) * this.width - first);
      if (stretch >= this.count) this.open(stretch);
      this.take(stretch, values, k, until, first);
      k = until;
    }
    this.end = Math.max(this.end, first + values.length);
  }

  /**
   * Forgets the steps from `length` on. Where the stretch that holds `length` began before `first`, its values are gone: it stays
   * whole, and the steps that it holds are not counted again when they come again, as they do with the same values.
   * @param inFull the values of the steps from `first` on
   */
  rewind(length: number, inFull: Float32Array, first: number): void {
    if (length >= this.end) return;
    const stretch = Math.floor(length / this.width);
    const start = stretch * this.width;
    if (length > start && start < first) {
      this.count = stretch + 1;
      this.end = Math.min(this.end, start + this.width);
      return;
    }
    this.count = stretch;
    this.end = start;
    if (length === 0) this.width = 1;
    this.add(inFull.subarray(start - first, length - first), start);
  }

  stretch(k: number): Stretch {
    const known = this.known[k]!;
    const some = known > 0;
    return {
      from: k * this.width,
      to: Math.min((k + 1) * this.width, this.end),
      known,
      low: some ? this.lows[k]! : NaN,
      high: some ? this.highs[k]! : NaN,
      mean: some ? this.sums[k]! / known : NaN,
    };
  }

  /** The lowest and the highest value of each stretch in the order they came, each at its step; NaN where nothing is known. */
  outline(): { readonly steps: Float64Array; readonly values: Float64Array } {
    const steps = new Float64Array(2 * this.count);
    const values = new Float64Array(2 * this.count);
    let points = 0;
    const point = (step: number, value: number) => {
      steps[points] = step + 1;
      values[points++] = value;
    };
    for (let k = 0; k < this.count; k++) {
      const [lowAt, highAt] = [this.lowAt[k]!, this.highAt[k]!];
      if (this.known[k] === 0) point(k * this.width, NaN);
      else if (lowAt < highAt) {
        point(lowAt, this.lows[k]!);
        point(highAt, this.highs[k]!);
      } else {
        point(highAt, this.highs[k]!);
        if (lowAt > highAt) point(lowAt, this.lows[k]!);
      }
    }
    return { steps: steps.subarray(0, points), values: values.subarray(0, points) };
  }

  private get lists(): readonly (Float32Array | Float64Array)[] {
    const { lows, highs, lowAt, highAt, sums, known } = this;
    return [lows, highs, lowAt, highAt, sums, known];
  }

  private open(stretch: number): void {
    this.lows[stretch] = Infinity;
    this.highs[stretch] = -Infinity;
    this.sums[stretch] = 0;
    this.known[stretch] = 0;
    this.count = stretch + 1;
  }

  private take(stretch: number, values: ArrayLike<number>, from: number, until: number, first: number): void {
    let low = this.lows[stretch]!;
    let high = this.highs[stretch]!;
    let sum = 0;
    let known = 0;
    for (let k = from; k < until; k++) {
      const value = values[k]!;
      // Neither infinite nor no number.
      if (value - value !== 0) continue;
      known++;
      sum += value;
      if (value < low) {
        low = value;
        this.lowAt[stretch] = first + k;
      }
      if (value > high) {
        high = value;
        this.highAt[stretch] = first + k;
      }
    }
    this.lows[stretch] = low;
    this.highs[stretch] = high;
    this.sums[stretch]! += sum;
    this.known[stretch]! += known;
  }

  private merge(): void {
    for (let k = 0; k < this.count; k += 2) {
      const [into, last] = [k / 2, Math.min(k + 1, this.count - 1)];
      const low = this.lows[last]! < this.lows[k]! ? last : k;
      const high = this.highs[last]! > this.highs[k]! ? last : k;
      this.lowAt[into] = this.lowAt[low]!;
      this.lows[into] = this.lows[low]!;
      this.highAt[into] = this.highAt[high]!;
      this.highs[into] = this.highs[high]!;
      this.sums[into] = this.sums[k]! + (last > k ? this.sums[last]! : 0);
      this.known[into] = this.known[k]! + (last > k ? this.known[last]! : 0);
    }
    this.count = Math.ceil(this.count / 2);
    this.width *= 2;
  }
}
