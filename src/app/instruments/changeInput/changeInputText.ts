/** An input of one's own, begun with nothing in it. */
import { editOf, featuresOf } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import type { InputView } from '../../../tasks/contract/views.ts';
import type { Readout } from '../../../worker/protocol.ts';

/** The same length with nothing in it: zeros, a flat line, silence, the first symbol throughout. */
export function empty(view: InputView, base: Readout): Edit | undefined {
  const inputs = new Float32Array(base.inputs.length);
  if (view.kind === 'spectrogram') inputs.fill(view.range[0]);
  if (view.kind === 'line') {
    const features = featuresOf(base);
    for (let k = 0; k < inputs.length; k++) inputs[k] = base.inputs[k % features]!;
  }
  return editOf(base, inputs);
}

export const EMPTY_HELP: Readonly<Record<InputView['kind'], string>> = {
  bars: 'Begins an input of your own, with nothing in it but zeros.',
  line: 'Begins an input of your own: a flat line at the height of the first value.',
  symbols: 'Begins an input of your own, with the first symbol at every time step.',
  spectrogram: 'Begins an input of your own: silence.',
};
