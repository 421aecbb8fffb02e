/** What a lesson is, as data: what the page shows step by step, and what it waits for. */
import type { Expression } from './condition.ts';
import type { PlaceId } from './places.ts';

/** A run of text in one manner; there is no other markup. */
export interface Span {
  readonly text: string;
  readonly look?: 'bold' | 'italic' | 'code';
}

/** What a paragraph says, from left to right. */
export type Paragraph = readonly Span[];

/** What a step does to the run when it begins, or once its question has been answered. */
export type Deed = 'play' | 'pause' | 'reset';

export interface Choice {
  readonly text: string;
  /** Exactly one choice is right; "I do not know" is neither right nor wrong. */
  readonly standing: 'right' | 'wrong' | 'unknown';
  /** Why it is, or is not so. */
  readonly because: string;
  /** What the run must show where this choice is the true one, if a run can decide it. */
  readonly when?: Expression;
}

export type Question =
  | {
      /** `predict` is asked before the run, `check` after it. */
      readonly kind: 'predict' | 'check';
      readonly text: string;
      readonly choices: readonly Choice[];
    }
  | {
      /** Answered in the person's own words; nobody judges it. */
      readonly kind: 'say';
      readonly text: string;
    };

export interface Step {
  readonly title: string;
  /** Keys of a link that are set when the step begins; what the person changed stays unless it is named. */
  readonly set?: string;
  /** The time step, from 1, to which the playhead goes when the step begins. */
  readonly playhead?: number;
  readonly text: readonly Paragraph[];
  /** Where to look, in this order. */
  readonly look: readonly PlaceId[];
  readonly question?: Question;
  readonly deed?: Deed;
  /** The step is done once this holds. */
  readonly until?: Expression;
  /** Shown when it has not come after so many seconds; Next is open from then on in any case. */
  readonly patience: number;
  readonly hint?: string;
}

/** The choices of a step's question; none where it has none to choose from. */
export function choicesOf({ question }: Step): readonly Choice[] {
  return question && question.kind !== 'say' ? question.choices : [];
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** How long it takes, in minutes, without a graphics card. */
  readonly minutes: number;
  /** Two sentences to carry away. */
  readonly summary: string;
  /** The claims that its sentences rest on. */
  readonly claims: readonly string[];
  readonly steps: readonly Step[];
}

/** Something in a lesson's text that cannot be read as meant. */
export interface Fault {
  /** From 1. */
  readonly line: number;
  /** One sentence: what is wrong and what to do. */
  readonly sentence: string;
}

/** What a text gave; with faults there is no lesson. */
export type ReadLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };
