/**
 * A visitor's own data in the link, only there when the visitor put it there: `own=To+be+or+not` for text,
 * `own=CO2:315.1,316.2,317` for a series. The name may be anything; the values begin after the last colon.
 */
import type { OwnData } from '../tasks/contract/abilities.ts';
import { taskOf } from './defaults.ts';
import type { Experiment } from './experiment.ts';
import { decodePart, encodePart, shown } from './fragment.ts';
import { decimal, written } from './read.ts';

/** Characters of own text and values of an own series that a link carries at most. */
export const MAX_OWN_TEXT = 4_000;
export const MAX_OWN_VALUES = 1_000;
const MAX_OWN_NAME = 80;

/** The kind of own data an experiment asks for, or undefined where it asks for none. */
export function ownKindOf(experiment: Experiment): OwnData['kind'] | undefined {
  const { own } = taskOf(experiment.task);
  return own && experiment.taskOptions[own.option] === own.value ? own.kind : undefined;
}

/** How many characters a text has, as people count: an emoji is one. */
export function charactersIn(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/** Why own data cannot stand in a link, in one sentence; undefined where it can. */
export function ownTooLong(own: OwnData): string | undefined {
  if (own.kind === 'text' && charactersIn(own.text) > MAX_OWN_TEXT) {
    return `The text has ${charactersIn(own.text)} characters; a link carries at most ${MAX_OWN_TEXT}. Pass the link on without it.`;
  }
  if (own.kind === 'series' && own.values.length > MAX_OWN_VALUES) {
    return `The series has ${own.values.length} values; a link carries at most ${MAX_OWN_VALUES}. Pass the link on without it.`;
  }
  return undefined;
}

/** Own data as it stands after `own=`. */
export function encodeOwn(own: OwnData): string {
  if (own.kind === 'text') return encodePart(own.text);
  return `${encodePart(own.name.slice(0, MAX_OWN_NAME))}:${own.values.map(written).join(',')}`;
}

/** Own data of the kind that is asked for, or a sentence on why it cannot be read. */
export function decodeOwn(raw: string, kind: OwnData['kind']): OwnData | string {
  const text = decodePart(raw);
  if (text === undefined) return 'The own data in the link has a broken percent code and is left out.';
  if (text.trim() === '') return 'The own data in the link is empty.';
  if (kind === 'text') {
    if (charactersIn(text) <= MAX_OWN_TEXT) return { kind, text };
    return `The own text in the link is longer than ${MAX_OWN_TEXT} characters and is left out.`;
  }
  return decodeSeries(text);
}

function decodeSeries(text: string): OwnData | string {
  const colon = text.lastIndexOf(':');
  const parts = text.slice(colon + 1).split(',', MAX_OWN_VALUES + 1);
  if (parts.length > MAX_OWN_VALUES) {
    return `The own series in the link has more than ${MAX_OWN_VALUES} values and is left out.`;
  }
  const values: number[] = [];
  for (const part of parts) {
    const value = decimal(part.trim());
    if (!Number.isFinite(value)) {
      return `The own series in the link holds "${shown(part)}", which is not a number, and is left out.`;
    }
    values.push(value);
  }
  return { kind: 'series', name: text.slice(0, Math.max(0, colon)).slice(0, MAX_OWN_NAME), values };
}
