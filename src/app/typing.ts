/** Where people type: single keys are theirs there. */
export const TYPING =
  'input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]';
