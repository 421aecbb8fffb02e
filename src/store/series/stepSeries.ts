/**
 * One number a training step, in bounded memory: the newest in full, all of them summed up stretch by stretch. Entry k belongs to
 * step k + 1.
 */
import { MOST_STRETCHES, Summary, type KeptSummary } from './summary.ts';

/** The newest so many steps, and up to twice as many, are kept in full. */
export const IN_FULL = 2 ** 15;
/** The first so many are kept as well: what went wrong at once shows there. */
const HEAD = 128;
/** Up to here a line is drawn from every value, beyond from what is summed up. */
const DRAWN_IN_FULL = 2 * MOST_STRETCHES;

/** What a chart is drawn from: at most so many points, whatever the length. Without steps, value k stands at step k + 1. */
export interface Outline {
  readonly steps: ArrayLike<number> | undefined;
  readonly values: ArrayLike<number>;
}

/** A series as plain data. */
export interface KeptSteps {
  readonly length: number;
  readonly head: Float32Array;
  /** The newest, up to `length`. */
  readonly values: Float32Array;
  readonly summary: KeptSummary;
}

export class StepSeries {
  length = 0;
  /** The place of the first value that is kept in full; 0 in a run that is not long. */
  first = 0;
  readonly summary = new Summary();
  private buffer = new Float32Array(1024);
  private readonly head = new Float32Array(HEAD);

  /** @param inFull how many are kept in full at least; Infinity keeps all */
  constructor(private readonly inFull = IN_FULL) {}

  /** The newest values, in full, from place `first` on; the view is valid until the next `push`. */
  get values(): Float32Array {
    return this.buffer.subarray(0, this.length - this.first);
  }

  /** Undefined where there is none, or it is no longer kept in full. */
  at(place: number): number | undefined {
    return this.values[place - this.first] ?? (place < this.length ? this.headTo(HEAD)[place] : undefined);
  }

  /** The first so many, at most 128. */
  headTo(count: number): Float32Array {
    return this.head.subarray(0, Math.min(count, this.length));
  }

  get byteLength(): number {
    return this.buffer.byteLength + this.head.byteLength + this.summary.byteLength;
  }

  push(values: ArrayLike<number>): void {
    this.summary.add(values, this.length);
    for (let k = this.length; k < HEAD && k - this.length < values.length; k++)
      this.head[k] = values[k - this.length]!;
    for (let from = 0; from < values.length;) {
      const held = this.length - this.first;
      if (held === 2 * this.inFull) this.letGo();
      else if (held === this.buffer.length) this.grow();
      else {
        const fitting = Math.min(values.length - from, this.buffer.length - held, 2 * this.inFull - held);
        for (let k = 0; k < fitting; k++) this.buffer[held + k] = values[from + k]!;
        this.length += fitting;
        from += fitting;
      }
    }
  }

  /** Forgets all from place `length` on. */
  truncate(length: number): void {
    if (length >= this.length) return;
    this.summary.rewind(length, this.values, this.first);
    this.length = length;
    this.first = Math.min(this.first, length);
    // A long run is over: its memory is given back.
    if (length === 0) this.buffer = new Float32Array(1024);
  }

  /** Makes place `length` the next: forgets what is there, and leaves unknown what is missing. */
  resumeAt(length: number): void {
    this.truncate(length);
    while (this.length < length) this.push(new Float32Array(Math.min(1024, length - this.length)).fill(NaN));
  }

  kept(): KeptSteps {
    const { length, summary } = this;
    return { length, head: this.headTo(HEAD).slice(), values: this.values.slice(), summary: summary.kept() };
  }

  restore({ length, head, values, summary }: KeptSteps): void {
    this.length = length;
    this.first = length - values.length;
    this.head.set(head);
    while (this.buffer.length < values.length) this.grow();
    this.buffer.set(values);
    this.summary.restore(summary);
  }

  outline(): Outline {
    if (this.first === 0 && this.length <= DRAWN_IN_FULL) return { steps: undefined, values: this.values };
    return this.summary.outline();
  }

  private letGo(): void {
    const first = (Math.floor(this.length / this.inFull) - 1) * this.inFull;
    this.buffer.copyWithin(0, first - this.first, this.length - this.first);
    this.first = first;
  }

  private grow(): void {
    const larger = new Float32Array(Math.min(2 * this.inFull, 2 * this.buffer.length));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}
