/** From a file's bytes, or pasted lines, to a series: what it is read as is found, shown in `settings`, and may be chosen. */
import type { SeriesChoices, SeriesReading, SeriesSource } from './series.ts';

/** Reads a series; never throws on any input. */
export function readSeries(source: SeriesSource, choices: SeriesChoices = {}): SeriesReading {
  void source;
  void choices;
  return { kind: 'refused', why: { kind: 'empty' }, firstLines: [], notes: [] };
}
