/**
 * Which own data a network learned from. The data themselves are not in its file: who passes a network on has not thereby shown
 * what it was trained on. The file knows how much there was, and a fingerprint, by which the same data are known again; without
 * the very same, the run could not go on bit for bit.
 */
import { charactersIn, ownKindOf, type Experiment } from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import { fingerprint } from './fingerprint.ts';

export interface OwnNeed {
  readonly kind: OwnData['kind'];
  /** Characters of a text, values of a series; undefined, as the fingerprint, where the file does not say. */
  readonly size?: number;
  readonly print?: string;
}

/** What the file says of own data. */
export function needOf(own: OwnData): OwnNeed {
  return own.kind === 'text'
    ? { kind: 'text', size: charactersIn(own.text), print: fingerprint(own.text) }
    : { kind: 'series', size: own.values.length, print: fingerprint(own.values.join()) };
}

export function writtenNeed({ size, print }: OwnNeed): string {
  return `${size} ${print}`;
}

/** The need of an experiment, as far as what is written says more; undefined where it learns from no own data. */
export function readNeed(experiment: Experiment, written: string | undefined): OwnNeed | undefined {
  const kind = ownKindOf(experiment);
  if (!kind) return undefined;
  const parts = /^(\d{1,9}) ([\da-f]{14})$/.exec(written ?? '');
  return parts ? { kind, size: Number(parts[1]), print: parts[2]! } : { kind };
}

/** True where these are the data that the network learned from, as far as can be told. */
export function meets(own: OwnData | undefined, { kind, print }: OwnNeed): boolean {
  return own?.kind === kind && (print === undefined || needOf(own).print === print);
}
