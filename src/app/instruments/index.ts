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
    id: 'cell',
    label: 'Cell',
    help: 'What happens inside one unit at the playhead, wire by wire: what comes in, what the gates let through, what is remembered.',
    Panel: panel(
      'Cell',
      () => import('./cell/CellPanel.tsx'),
      (module) => module.CellPanel,
    ),
  },
  {
    id: 'probe',
    label: 'Try it',
    help: 'Change the input of this example and see what it does to the state, the gates and the answer at every later step.',
    Panel: panel(
      'Try it',
      () => import('./probe/ProbePanel.tsx'),
      (module) => module.ProbePanel,
    ),
  },
  {
    id: 'surgery',
    label: 'Surgery',
    help: 'Hold a gate, silence a unit or wipe the memory while the network reads, and see what that does to its answers.',
    Panel: panel(
      'Surgery',
      () => import('./surgery/SurgeryPanel.tsx'),
      (module) => module.SurgeryPanel,
    ),
  },
  {
    id: 'spectrum',
    label: 'Spectrum',
    help: 'What becomes of a signal that goes round and round: inside the circle it fades, outside it grows.',
    Panel: panel(
      'Spectrum',
      () => import('./spectrum/Spectrum.tsx'),
      (module) => module.Spectrum,
    ),
  },
  {
    id: 'paths',
    label: 'Paths',
    help: 'The way of the hidden state through many sequences, seen from where it moves most.',
    Panel: panel(
      'Paths',
      () => import('./paths/Paths.tsx'),
      (module) => module.Paths,
    ),
  },
  {
    id: 'lags',
    label: 'Longest lag',
    help: 'How far back each cell has learned to reach, from the runs of this visit.',
    Panel: panel(
      'Longest lag',
      () => import('./lags/Lags.tsx'),
      (module) => module.Lags,
    ),
  },
];
