/**
 * A frame that was clicked has the focus, and then swallows the keys of a slide deck around it. So what is clicked gives the focus back,
 * unless the keys are to be its own, or there is something to type or to choose, or a dialog that Escape is to close.
 */
const USES_KEYS = 'input, textarea, select, dialog, [aria-haspopup], [contenteditable]';

/**
 * Who comes by Tab stays: such a click has no pointer, and no number. What the page itself focuses, as the heading of a lesson's next
 * step, is for those who work it by keys.
 */
export function handBackFocus(keepsKeys: () => boolean): void {
  if (window.parent === window) return;
  let byKeys = false;
  document.addEventListener('keydown', () => (byKeys = true), true);
  document.addEventListener('pointerdown', () => (byKeys = false), true);
  document.addEventListener('focusin', ({ target }) => {
    const byTab = target instanceof HTMLElement && target.tabIndex >= 0;
    if (!byKeys && !byTab && !keepsKeys()) window.parent.focus();
  });
  document.addEventListener('click', ({ detail, target }) => {
    if (detail === 0 || keepsKeys() || (target instanceof Element && target.closest(USES_KEYS))) return;
    window.parent.focus();
  });
}
