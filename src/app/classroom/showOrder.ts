/** All that `show` may name, in the order of short addresses, which is frozen: new names come at the end. */
import { SHOWN_PARTS } from '../../config/shownParts.ts';

/** Parts that come later stand behind the lanes, whatever their place in `SHOWN_PARTS`. */
const LANES = ['input', 'hidden', 'cell', 'gates', 'attention', 'output', 'gradient'];
const FIRST_PARTS = 19;

export const SHOW_ORDER: readonly string[] = [
  ...SHOWN_PARTS.slice(0, FIRST_PARTS),
  ...LANES.map((lane) => `lane:${lane}`),
  ...SHOWN_PARTS.slice(FIRST_PARTS),
];
