/** What the score shows, in words. */
import type { Choice } from '../../../options/option.ts';
import type { Lens } from '../../../store/scoreView.ts';

export const lenses: readonly (Choice & { readonly value: Lens })[] = [
  { value: 'changed', label: 'changed', help: 'The reading with your changes.' },
  { value: 'original', label: 'original', help: 'The same network and example without them.' },
  { value: 'difference', label: 'difference', help: 'How far the first is from the second, cell by cell.' },
];

export function isLens(value: string): value is Lens {
  return lenses.some((lens) => lens.value === value);
}

/** @param label of the reading that is shown in place of the newest */
export function shownSentence(label: string): string {
  return `Shown: ${label}.`;
}
