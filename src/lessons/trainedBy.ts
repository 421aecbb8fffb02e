/** Which step of a lesson trains the network of which another speaks. */
import type { Lesson, Step } from './lesson.ts';

/**
 * The step that trains the network of which this one speaks: one before it, with the same settings.
 * @returns undefined where it trains one itself, or speaks of none
 */
export function trainedBy({ steps }: Lesson, at: number): number | undefined {
  const trains = ({ deed, until }: Step) =>
    deed === 'play' || until?.flat().some(({ fact }) => fact === 'standing' || fact === 'step') === true;
  // Who looks at nothing, or at the one unit by itself, needs no network.
  if (steps[at]!.look.every((place) => place === 'panel:oneUnit')) return undefined;
  for (let k = at; k >= 0; k--) {
    if (trains(steps[k]!)) return k === at ? undefined : k;
    if (steps[k]!.set !== undefined) return undefined;
  }
  return undefined;
}
