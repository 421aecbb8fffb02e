/**
 * What a visitor has opened, pasted or chosen in the dialogs for own data, kept for as long as the page is open: a dialog that is closed
 * and opened again shows what it showed. Neither link nor storage knows of it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Encoding } from '../../../ownData/encodings.ts';
import type { SeriesChoices } from '../../../ownData/series.ts';
import type { Source } from '../../../ownData/worker/protocol.ts';
import type { Session } from '../../../store/session.ts';

interface Draft {
  readonly source?: Source;
  /** A length T that the data fit, where one was taken in place of the experiment's. */
  readonly length?: number;
}

export interface SeriesDraft extends Draft {
  readonly way: 'file' | 'wave';
  readonly choices: SeriesChoices;
  /** Of a workbook. */
  readonly sheet?: string;
}

export interface TextDraft extends Draft {
  readonly encoding?: Encoding;
  /** True where a licence that was found is to be learned, too. */
  readonly keepLicence?: boolean;
}

export interface Drafts {
  readonly series: SeriesDraft;
  readonly text: TextDraft;
}

const kept = new WeakMap<Session, StoreApi<Drafts>>();

export function draftsOf(session: Session): StoreApi<Drafts> {
  const found = kept.get(session);
  if (found) return found;
  const text = session.store.getState().own.text?.text;
  const made = createStore<Drafts>(() => ({
    series: { way: 'file', choices: {} },
    text: text === undefined ? {} : { source: { kind: 'pasted', text } },
  }));
  kept.set(session, made);
  return made;
}

/** Takes another source in place of the one that there was, and with it nothing that was chosen for that. */
export function takeSource(session: Session, kind: keyof Drafts, source: Source | undefined): void {
  const draft = source ? { source } : {};
  draftsOf(session).setState(
    kind === 'series' ? { series: { way: 'file', choices: {}, ...draft } } : { text: draft },
  );
}
