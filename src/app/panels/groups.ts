/** Which of the experiment's settings stand in the network panel, and which apart; all others belong to training. */
import type { Experiment } from '../../config/index.ts';

export const NETWORK_SETTINGS: readonly (keyof Experiment)[] = [
  'hiddenSize',
  'layers',
  'equal',
  'init',
  'gain',
];
/** The seed has a button beside its box, backend and cores a dialog of their own, the pace stands with the race. */
export const SETTINGS_APART: readonly (keyof Experiment)[] = ['seed', 'backend', 'cores', 'pace'];
