/** What is kept of a visit, so that a later one in the same tab can go on: plain data that a browser can store. */
import { findModel } from '../../models/about/index.ts';
import type { Experiment } from '../../config/index.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import type { ProblemSize } from '../../tasks/contract/problem.ts';
import type { KeptNetwork } from '../run.ts';

/** Another number wherever what is kept is another, so that no page reads what it does not understand. */
export const FORMAT = 1;

export interface KeptVisit {
  readonly format: typeof FORMAT;
  /** The link to the experiment, rivals included, without own data. */
  readonly fragment: string;
  readonly own?: OwnData;
  readonly ownInLink: boolean;
  readonly playing: boolean;
  /** The person had unlocked what a class link locks. */
  readonly unlocked?: true;
  /** One for each network, the lead first; undefined for one that had hardly begun. */
  readonly networks: readonly (KeptParts | undefined)[];
}

/** A network, and how its parameters lie in its checkpoint. */
export interface KeptParts extends KeptNetwork {
  readonly size: ProblemSize;
  readonly layout: string;
}

/** The names and shapes of the parameters in their order: two builds of the page agree on a checkpoint where this is the same. */
export function layoutOf(
  { cell, cellOptions, hiddenSize, layers }: Experiment,
  { inputSize, outputSize, timeSteps }: ProblemSize,
): string {
  const size = { inputSize, hiddenSize, layers, outputSize, timeSteps };
  const specs = findModel(cell)!.parameters(size, cellOptions);
  return specs.map(({ name, shape }) => `${name} ${shape.join('×')}`).join(', ');
}
