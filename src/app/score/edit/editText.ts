/** How to change an input on its lane, in words. */
import type { InputView } from '../../../tasks/contract/views.ts';

/** @param bits it holds zeros and ones alone */
export function howToChange(view: InputView, bits: boolean): string {
  switch (view.kind) {
    case 'symbols':
      return 'Change it here: click a time step and type a symbol, or click it again for the next one. By keys: left and right move, up and down change, Delete brings the original back.';
    case 'spectrogram':
      return 'Change it here by keys: left and right move, Space silences a time step, Delete brings the original back.';
    case 'line':
      return 'Change it here: drag the line up or down at a time step. By keys: left and right move, up and down change, Delete brings the original back.';
    case 'bars':
      if (bits)
        return 'Change it here: click a bit to flip it. By keys: left and right move, Space flips, Delete brings the original back.';
      if (view.mark)
        return 'Change it here: drag a bar up or down, click beneath it to mark it. By keys: left and right move, up and down change, Space marks, Delete brings the original back.';
      return 'Change it here: drag a bar up or down. By keys: left and right move, up and down change, Delete brings the original back.';
  }
}
