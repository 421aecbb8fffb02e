/**
 * A rival in the link: what it has otherwise than the lead, `vs=cell:gru,units:24`. Cell options that it does not name are
 * those of the lead where they have the same, else the cell's defaults; settings are the lead's.
 */
import { findModel, models } from '../models/about/index.ts';
import { withCell, withValue } from './defaults.ts';
import type { Experiment } from './experiment.ts';
import { decodePart, encodePart, RIVAL_KEY, shown } from './fragment.ts';
import { entrantOf, experimentOf, MOST_RIVALS, ownOptionsOf, type Entrant } from './race.ts';
import { readOption, usedInstead, written } from './read.ts';

/** What is behind `vs=`; the cell always stands there. */
export function encodeRival(lead: Experiment, rival: Entrant): string {
  const base = new Map(ownOptionsOf(withCell(lead, rival.cell)).map(({ option, value }) => [option, value]));
  const options = ownOptionsOf(experimentOf(lead, rival))
    .filter(({ option, value }) => value !== base.get(option))
    .map(({ option, value }) => `${option.link}:${written(value)}`);
  return [`cell:${written(rival.cell)}`, ...options].join(',');
}

export interface DecodedRivals {
  readonly rivals: readonly Entrant[];
  readonly notices: readonly string[];
}

/** The rivals of the raw values of `vs`, in their order, the first three of them. */
export function decodeRivals(raw: readonly string[], lead: Experiment): DecodedRivals {
  const notices: string[] = [];
  const rivals = raw.slice(0, MOST_RIVALS).map((value, k) => decodeRival(value, k, lead, notices));
  if (raw.length > MOST_RIVALS)
    notices.push(`At most ${MOST_RIVALS + 1} networks race at once; those after them are left out.`);
  return { rivals, notices };
}

function decodeRival(raw: string, k: number, lead: Experiment, notices: string[]): Entrant {
  const name = `${RIVAL_KEY} ${k + 1}`;
  const pairs = pairsIn(raw);
  if (!pairs) {
    notices.push(usedInstead(`${name} has a broken percent code`, 'a network like the first'));
    return entrantOf(lead);
  }
  const problems: string[] = [];
  const cell = pairs.get('cell');
  const known = cell === undefined || findModel(cell) !== undefined;
  if (!known) {
    const ids = models.map(({ id }) => id).join(', ');
    problems.push(usedInstead(`cell:${shown(cell)} is not known (there is ${ids})`, lead.cell));
  }
  const based = withCell(lead, known && cell !== undefined ? cell : lead.cell);
  const options = ownOptionsOf(based);
  const rival = options.reduce((experiment, { owner, option, value: before }) => {
    const text = pairs.get(option.link);
    if (text === undefined) return experiment;
    const { value, problem } = readOption({ ...option, default: before } as typeof option, encodePart(text));
    if (problem) problems.push(usedInstead(problem, value));
    return withValue(experiment, owner, option.id, value);
  }, based);
  const keys = new Set(['cell', ...options.map(({ option }) => option.link)]);
  const unknown = [...pairs.keys()].find((key) => !keys.has(key));
  if (unknown !== undefined) problems.push(`"${shown(unknown)}" means nothing there and is left out.`);
  // One is enough to know that something is wrong; a stranger's link could hold thousands.
  if (problems[0] !== undefined) notices.push(`${name}: ${problems[0]}`);
  return entrantOf(rival);
}

/** Longer ones are no rivals of this page: all options together take a third of it. */
const MOST_CHARACTERS = 1000;

/** `key:value` pairs joined by commas; undefined where the percent codes are broken. Of repeated keys the last counts. */
function pairsIn(raw: string): ReadonlyMap<string, string> | undefined {
  const text = decodePart(raw.slice(0, MOST_CHARACTERS));
  if (text === undefined) return undefined;
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    if (colon > 0) pairs.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  }
  return pairs;
}
