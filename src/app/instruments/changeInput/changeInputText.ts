/** How to work with an input, in words, by what it is. */
import { areBits, editOf, featuresOf } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import type { InputView } from '../../../tasks/contract/views.ts';
import type { Readout } from '../../../worker/protocol.ts';

export function howTo(view: InputView, base: Readout): string {
  switch (view.kind) {
    case 'symbols':
      return 'Choose a step and type a symbol; by keys: arrows left and right move, up and down change it, Delete brings it back.';
    case 'spectrogram':
      return 'Choose a step and silence it, or all before or after it; by keys: arrows move, space silences, Delete brings it back.';
    case 'line':
      return 'Drag the line up or down at a step; by keys: arrows left and right move, up and down change the value, Delete brings it back.';
    case 'bars':
      if (areBits(view, base))
        return 'Press a bit to flip it; by keys: arrows move, space flips, Delete brings it back.';
      return `Drag a bar up or down${view.mark ? ', press beneath it to mark it' : ''}; by keys: arrows left and right move, up and down change the value${view.mark ? ', space marks' : ''}, Delete brings it back.`;
  }
}

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
  symbols: 'Begins an input of your own, with the first symbol at every step.',
  spectrogram: 'Begins an input of your own: silence.',
};
