/** The examples that a presenter goes through: the teacher's list, or all there are. */
import { presets, type Preset } from '../../config/presets.ts';

/** @param ids those of the link, in its order; none asks for all */
export function listOf(ids: readonly string[]): readonly Preset[] {
  const named = ids.flatMap((id) => presets.find((preset) => preset.id === id) ?? []);
  return named.length > 0 ? named : presets;
}

/** Which of the list the page shows, from 0; −1 where it is none of them. @param fragment the experiment as the page writes it */
export function placeIn(list: readonly Preset[], fragment: string): number {
  return list.findIndex((preset) => preset.fragment === fragment);
}

/** The one to go to; undefined beyond the ends. What is none of the list stands before the first. */
export function neighbour(list: readonly Preset[], place: number, by: 1 | -1): Preset | undefined {
  return list[place + by];
}
