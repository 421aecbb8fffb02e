/**
 * A frame that was clicked has the focus, and then swallows the keys of a slide deck around it. So what is clicked gives the focus back,
 * unless the keys are to be its own, or there is something to type or to choose.
 */
const USES_KEYS = 'input, textarea, select, [contenteditable]';

/** Who comes by Tab stays: such a click has no pointer, and no number. */
export function handBackFocus(keepsKeys: () => boolean): void {
  if (window.parent === window) return;
  document.addEventListener('click', ({ detail, target }) => {
    if (detail === 0 || keepsKeys() || (target instanceof Element && target.closest(USES_KEYS))) return;
    window.parent.focus();
  });
}
