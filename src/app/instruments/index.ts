/** The instruments that can be opened under the score, in the order of their tabs. Each is loaded when it is first opened. */
import type { Instrument } from './instrument.ts';
import { panel } from './panel.tsx';

export const instruments: readonly Instrument[] = [
  {
    id: 'result',
    label: 'Result',
    help: 'What the network produces: all of what stands in short under the output lane, and more to ask of it.',
    suits: ({ produces }) => produces !== undefined,
    Panel: panel(
      'Result',
      () => import('../product/ResultPanel.tsx'),
      (module) => module.ResultPanel,
    ),
  },
  {
    id: 'insideUnit',
    label: 'Inside a unit',
    help: 'One unit at the playhead, wire by wire: what comes in, what the gates let through, what is kept.',
    Panel: panel(
      'Inside a unit',
      () => import('./insideUnit/InsideUnitPanel.tsx'),
      (module) => module.InsideUnitPanel,
    ),
  },
  {
    id: 'changeInput',
    label: 'Change the input',
    help: 'Change the input of this example and see what it does to the state, the gates and the prediction at every later time step.',
    Panel: panel(
      'Change the input',
      () => import('./changeInput/ChangeInputPanel.tsx'),
      (module) => module.ChangeInputPanel,
    ),
  },
  {
    id: 'intervene',
    label: 'Intervene',
    help: 'Hold a gate, set a unit to 0 or reset the state while the network reads, and see what that does to its predictions.',
    Panel: panel(
      'Intervene',
      () => import('./intervene/IntervenePanel.tsx'),
      (module) => module.IntervenePanel,
    ),
  },
  {
    id: 'rewind',
    label: 'Rewind training',
    help: 'How the network read this very example at earlier steps of its training: drag back, or play it as a film.',
    Panel: panel(
      'Rewind training',
      () => import('./rewind/RewindPanel.tsx'),
      (module) => module.RewindPanel,
    ),
  },
  {
    id: 'eigenvalues',
    label: 'Eigenvalues',
    help: 'Eigenvalues of the recurrent weights: inside the circle a signal fades, outside it grows.',
    Panel: panel(
      'Eigenvalues',
      () => import('./eigenvalues/Eigenvalues.tsx'),
      (module) => module.Eigenvalues,
    ),
  },
  {
    id: 'oneUnit',
    label: 'One unit',
    help: 'The smallest recurrent network, by itself: what its one weight from state to state does to a memory and to its gradient.',
    Panel: panel(
      'One unit',
      () => import('./oneUnit/OneUnitLab.tsx'),
      (module) => module.OneUnitLab,
    ),
  },
  {
    id: 'statePaths',
    label: 'State paths (PCA)',
    help: 'Hidden states of 32 validation sequences in their first two principal components (PCA).',
    Panel: panel(
      'State paths (PCA)',
      () => import('./statePaths/StatePaths.tsx'),
      (module) => module.StatePaths,
    ),
  },
  {
    id: 'longestSolved',
    label: 'Longest T solved',
    help: 'The longest sequences that each cell has solved so far in this visit.',
    Panel: panel(
      'Longest T solved',
      () => import('./longestSolved/LongestSolved.tsx'),
      (module) => module.LongestSolved,
    ),
  },
];
