/**
 * What a student hands in, as data. It comes from strangers, through mails and chats: whatever does not fit this form is none.
 * `docs/hand-in.md` describes it.
 */
import * as v from 'valibot';
import { LONGEST_NAME, LONGEST_WORDS, MOST_RUNS } from './limits.ts';
import { withLongKeys, withShortKeys } from './shortKeys.ts';

/** Stands before what is packed. A reader of this version reads no other. */
export const HAND_IN_VERSION = 1;

/** In characters. */
const LONGEST_LABEL = 200;
const LONGEST_LINK = 4000;
const MOST_ANSWERS = 30;
const MOST_NAMES = 60;
const MOST_STEPS = 20_000_000;
/** A month; who says more has left a page open. */
const MOST_MINUTES = 43_200;

/** Without what turns the direction of what stands around it, and without characters that do something and show nothing. */
export const plain = (text: string) => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();

/** A name of marks and spaces alone is none. */
const SEEN = /[^\p{C}\p{Z}\p{M}]/u;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most), v.transform(plain));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** A loss or a metric as the network gave it, in 32 bits; null where it was no finite number. */
const figure = v.nullable(v.pipe(v.number(), v.finite(), v.transform(Math.fround)));
const flag = v.optional(v.literal(true));
const names = v.pipe(v.array(text(LONGEST_LABEL)), v.maxLength(MOST_NAMES));

const answer = v.object({
  /** Of the lesson, from 1. */
  step: count(MOST_ANSWERS),
  kind: v.picklist(['predict', 'check', 'say']),
  /** The choice, as it reads in the lesson, or words of one's own. */
  said: text(LONGEST_WORDS),
  /** The choice that the student's own run has shown to be true. */
  shown: v.optional(text(LONGEST_LABEL)),
});

const run = v.object({
  /** Of this run alone, what follows its `#`, without own data; as addresses are written, so that nothing in it turns a text around. */
  link: v.pipe(v.string(), v.maxLength(LONGEST_LINK), v.regex(/^[!-~]*$/)),
  /** Training steps done. */
  steps: count(MOST_STEPS),
  /** The last evaluation: what a re-run must come to. */
  at: count(MOST_STEPS),
  loss: figure,
  /** Beside the loss, and as the page says it: "sequences right: 94.2 %". */
  metric: v.optional(figure),
  metricSaid: v.optional(text(LONGEST_LABEL)),
  /** The evaluation with the lowest validation loss. */
  best: v.optional(v.object({ at: count(MOST_STEPS), loss: figure })),
  solvedAt: v.optional(count(MOST_STEPS)),
  mark: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{4}$/))),
  /** By which arithmetic (`arithmeticOf`), and on which device: they decide the last bits. */
  by: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,29}$/)),
  device: v.optional(text(LONGEST_LABEL)),
  /** The questions of the lesson that it settled, by their steps from 1. */
  settled: v.optional(v.pipe(v.array(count(MOST_ANSWERS)), v.maxLength(MOST_ANSWERS))),
  /**
   * Why it cannot be run again: settings were changed while it was under way; it learned from own data; it went on from a saved
   * network; it moved to another device on the way.
   */
  steered: flag,
  own: flag,
  resumed: flag,
  moved: flag,
});

const handIn = v.object({
  name: text(LONGEST_NAME),
  /** By the student's clock: ISO 8601, to the minute, in UTC. */
  made: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)),
  /** The version of Unroll. */
  by: text(20),
  /** Since the lesson was begun, or the page was opened. */
  minutes: count(MOST_MINUTES),
  lesson: v.optional(
    v.object({
      /** One of ours by its id; `own` is somebody's. */
      id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
      title: text(LONGEST_LABEL),
      steps: count(MOST_ANSWERS),
      /** The last step that was seen. */
      reached: count(MOST_ANSWERS),
    }),
  ),
  answers: v.optional(v.pipe(v.array(answer), v.maxLength(MOST_ANSWERS)), []),
  /** The last one is what the page showed at the end. */
  runs: v.optional(v.pipe(v.array(run), v.maxLength(MOST_RUNS)), []),
  /** What the class's link locked was unlocked. */
  unlocked: flag,
  /** What the class's link showed and locked. */
  plan: v.optional(v.object({ show: v.optional(names), lock: v.optional(names) })),
});

export type HandIn = Readonly<v.InferOutput<typeof handIn>>;
export type ClaimedRun = Readonly<v.InferOutput<typeof run>>;

/** Undefined for whatever is no hand-in. @param value with whole or with short keys */
export function handInOf(value: unknown): HandIn | undefined {
  const read = v.safeParse(handIn, withLongKeys(value));
  return read.success && SEEN.test(read.output.name) ? read.output : undefined;
}

/** A 32-bit number by as few digits as bring it back. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

const isFigure = (key: string) => key === 'loss' || key === 'metric';

/** As it is packed: keys and figures short, what is not finite as null, nothing that is not there. */
export function jsonOf(given: HandIn): string {
  const figures = JSON.stringify(given, (key, value: unknown) =>
    isFigure(key) && typeof value === 'number' ? (Number.isFinite(value) ? shortest(value) : null) : value,
  );
  return JSON.stringify(withShortKeys(JSON.parse(figures)));
}
