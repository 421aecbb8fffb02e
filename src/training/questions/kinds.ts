/**
 * What the instruments ask of a network in training, by kind: the question, and what is found. Each kind has a file of its own
 * beside this one. Plain data, as it travels between page and worker.
 */
import type { PathsFinding, PathsQuestion } from './paths.ts';
import type { SpectrumFinding, SpectrumQuestion } from './spectrum.ts';
import type { LossesFinding, SurgeryFinding, SurgeryQuestion } from './heldOut.ts';
import type { ReadFinding, ReadQuestion } from './whatIf.ts';
import type { CellFinding, CellQuestion } from './cell.ts';
import type { NextStepFinding, StepTakenFinding } from './nextStep.ts';
import type { OrderFinding, OrderQuestion } from './order.ts';
import type { WeightsFinding } from './weights.ts';

interface Kinds {
  /** Nothing more is asked. */
  readonly weights: readonly [unknown, WeightsFinding];
  /** Eigenvalues of what leads from one step to the next. */
  readonly spectrum: readonly [SpectrumQuestion, SpectrumFinding];
  /** Hidden states of held-out sequences, in two directions. */
  readonly paths: readonly [PathsQuestion, PathsFinding];
  readonly read: readonly [ReadQuestion, ReadFinding];
  /** Nothing more is asked. */
  readonly losses: readonly [unknown, LossesFinding];
  readonly surgery: readonly [SurgeryQuestion, SurgeryFinding];
  readonly cell: readonly [CellQuestion, CellFinding];
  readonly order: readonly [OrderQuestion, OrderFinding];
  /** The training step to come, and what it has changed once it is taken. */
  readonly nextStep: readonly [unknown, NextStepFinding];
  readonly stepTaken: readonly [unknown, StepTakenFinding];
}

export type InspectionKind = keyof Kinds;

/** A question by its kind; any question where none is named. */
export type Inspection<Kind extends InspectionKind = InspectionKind> = {
  [K in Kind]: { readonly kind: K } & Kinds[K][0];
}[Kind];

/** What is found, by the kind of the question. */
export type Found<Kind extends InspectionKind = InspectionKind> = {
  [K in Kind]: { readonly kind: K } & Kinds[K][1];
}[Kind];

/** refused: nothing could be found, and one sentence on why and what to do. */
export type Finding = Found | { readonly kind: 'refused'; readonly sentence: string };
