/** What a person has changed of the input, as it belongs to a reading. */
import type { Edit } from '../../../store/edits.ts';
import type { Readout } from '../../../worker/protocol.ts';
import type { InputEdits } from './inputEdits.ts';

/** What is changed of the example that was read; undefined where that is another one. */
export function editOf(edits: InputEdits | undefined, readout: Readout | undefined): Edit | undefined {
  const edit = edits?.store.getState().edit;
  return edit && edit.base.example === readout?.example ? edit : undefined;
}

/** The reading with what has been changed of its input, before the network has read it anew. */
export function withInputs(readout: Readout, edit: Edit | undefined): Readout {
  return edit ? { ...readout, inputs: edit.inputs } : readout;
}
