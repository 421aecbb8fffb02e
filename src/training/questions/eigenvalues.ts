/**
 * What leads from one step's state to the next, a recurrent matrix or the Jacobian of one step: its eigenvalues, which say what
 * becomes of a small change in the long run, and its largest singular value, which bounds what can become of it at once.
 */
import { recurrentMatrices, type RecurrentMatrix } from '../../models/recurrentMatrices.ts';
import { layerPrefix, sizeOf } from '../../models/parameters.ts';
import { rowsOf } from '../rules/batchSlices.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { eigenvaluesOf, NoConvergence, type Eigenvalues } from '../../math/eigenvalues.ts';
import { largestSingularValue } from '../../math/singularValue.ts';
import { stepJacobian } from './jacobian.ts';
import { refused, type Kind, type Refused } from './kind.ts';

/** Of more numbers the eigenvalues would take several seconds, in which nothing is trained. */
const MOST = 256;

export interface EigenvaluesQuestion {
  /** From 0. */
  readonly layer: number;
  /** The id of one of the `recurrentMatrices`, or `jacobian`. */
  readonly of: string;
  /** For the Jacobian: a held-out example, and a step of it, both from 0. */
  readonly example?: number;
  readonly at?: number;
}

export interface EigenvaluesFinding extends Eigenvalues {
  /** Training steps behind it. */
  readonly step: number;
  readonly layer: number;
  readonly of: string;
  /** The largest absolute value of an eigenvalue. */
  readonly radius: number;
  /** The largest singular value; never less than the radius. */
  readonly norm: number;
  /** For the Jacobian: the step it was taken at, from 0, and of which example. */
  readonly at?: number;
  readonly example?: number;
}

/** `[hidden, hidden]`, row by row, cut out of all parameters. */
function matrixOf(trainer: Trainer, layer: number, { parameter, block, blocks }: RecurrentMatrix) {
  const { specs } = trainer.network;
  const place = specs.findIndex(({ name }) => name === layerPrefix(layer) + parameter);
  const offset = specs.slice(0, place).reduce((sum, spec) => sum + sizeOf(spec), 0);
  const width = trainer.network.size.hiddenSize;
  const { parameters } = trainer.checkpoint();
  return Float64Array.from({ length: width * width }, (_, k) => {
    const [row, column] = [Math.floor(k / width), k % width];
    return parameters[offset + row * blocks * width + block * width + column]!;
  });
}

function jacobianOf(trainer: Trainer, question: EigenvaluesQuestion) {
  const { heldOut } = trainer;
  const example = Math.min(heldOut.batchSize - 1, question.example ?? 0);
  const row = rowsOf(heldOut, example, example + 1);
  const last = Math.max(0, row.mask.lastIndexOf(1));
  const at = Math.min(last, question.at ?? last);
  return { entries: stepJacobian(trainer, row, question.layer, at), at, example };
}

function tryEigenvalues(entries: ArrayLike<number>): Eigenvalues | undefined {
  try {
    return eigenvaluesOf(entries);
  } catch (error) {
    if (error instanceof NoConvergence) return undefined;
    throw error;
  }
}

/** Why no Jacobian can be had; undefined where one can. */
function jacobianProblem(trainer: Trainer): string | undefined {
  const { network } = trainer;
  const { model, tf } = network;
  const carries = tf.tidy(() => {
    if (model.carryGrows) return false;
    const { carry } = network.forward(trainer.views(), network.inputsOf(rowsOf(trainer.heldOut, 0, 1)));
    return model.states.every(({ id }) => carry[0]?.[id] !== undefined);
  });
  if (!carries) return `${model.label} hands no state on from step to step: choose a recurrent cell.`;
  const numbers = model.states.length * network.size.hiddenSize;
  if (numbers <= MOST) return undefined;
  const units = Math.floor(MOST / model.states.length);
  return `The state is ${numbers} numbers, too many for the eigenvalues of a step: choose at most ${units} units.`;
}

/** Waits for the device, and computes for up to a second where the state is large. */
export function readEigenvalues(
  trainer: Trainer,
  question: EigenvaluesQuestion,
): EigenvaluesFinding | Refused {
  const { network, experiment, step } = trainer;
  const { model } = network;
  const { layer, of } = question;
  if (layer >= trainer.network.size.layers) return refused('The network has no such layer any more.');
  const matrix = recurrentMatrices(model, experiment.cellOptions).find(({ id }) => id === of);
  if (!matrix) {
    const problem =
      of === 'jacobian' ? jacobianProblem(trainer) : `${model.label} has no such recurrent matrix.`;
    if (problem) return refused(problem);
  }
  const { entries, ...where } = matrix
    ? { entries: matrixOf(trainer, layer, matrix) }
    : jacobianOf(trainer, question);
  if (!entries.every(Number.isFinite))
    return refused('The weights are no longer numbers, so they have no eigenvalues: reset the run.');
  const found = tryEigenvalues(entries);
  if (!found) return refused('The eigenvalues could not be found this time: they come with the next steps.');
  const radius = Math.hypot(found.real[0]!, found.imaginary[0]!);
  const norm = Math.max(radius, largestSingularValue(entries));
  return { step, layer, of, radius, norm, ...found, ...where };
}

export const eigenvalues: Kind<EigenvaluesQuestion, EigenvaluesFinding> = { answer: readEigenvalues };
