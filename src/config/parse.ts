/** Reading what a person typed on a command line: where the page falls back on defaults, this says what is wrong. */
import { findModel, models } from '../models/about/index.ts';
import { findTask, tasks } from '../tasks/index.ts';
import { settings } from './experiment.ts';
import { decodePart, fragmentOf, readPairs, RIVAL_KEY, shown, SWEEP_KEY } from './fragment.ts';
import { decodeLink, type Decoded } from './link.ts';
import { studyOptions } from './study.ts';

export type Parsed = ({ readonly ok: true } & Decoded) | { readonly ok: false; readonly sentence: string };

const EXAMPLE = '#task=adding&length=50&cell=lstm';
const NEEDS_OWN =
  'This link asks for data of your own that it does not hold; copy it from the page with the data in it.';

/**
 * Reads a whole link, `#…` or bare pairs. A link that makes no sense is an error with one sentence: no fragment, no key
 * that means anything, an unknown task or cell, own data that is not in it. Everything else is read as on the page, with notices.
 * @param ownComes true where own data come by another way
 */
export function parseLink(text: string, ownComes = false): Parsed {
  const fragment = fragmentOf(text);
  if (fragment === null) return wrong(`"${shown(text)}" holds no experiment`);
  const { raw } = readPairs(fragment);
  if (!knownKeys().some((key) => raw.has(key)))
    return wrong(`"${shown(fragment)}" holds no setting that is known here`);
  const task = textOf(raw.get('task'));
  if (task !== undefined && !findTask(task)) return unknown('task', task, tasks);
  const cell = textOf(raw.get('cell'));
  if (cell !== undefined && !findModel(cell)) return unknown('cell', cell, models);
  const decoded = decodeLink(fragment);
  if (decoded.needsOwn && !ownComes)
    return { ok: false, sentence: [NEEDS_OWN, ...decoded.notices].join(' ') };
  return { ok: true, ...decoded };
}

function textOf(raw: string | undefined): string | undefined {
  return raw === undefined ? undefined : (decodePart(raw)?.trim() ?? raw);
}

function knownKeys(): readonly string[] {
  const options = [
    ...settings,
    ...tasks.flatMap((task) => task.options),
    ...models.flatMap((model) => model.options),
    ...studyOptions,
  ];
  return ['task', 'cell', RIVAL_KEY, SWEEP_KEY, ...options.map(({ link }) => link)];
}

function wrong(what: string): Parsed {
  return { ok: false, sentence: `${what}; give a link such as ${EXAMPLE}.` };
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): Parsed {
  return {
    ok: false,
    sentence: `There is no ${what} "${shown(id)}"; there is ${known.map((k) => k.id).join(', ')}.`,
  };
}
