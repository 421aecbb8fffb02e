/**
 * What a link says of the page around its experiment: how the page is shown (`view`), and what a teacher has chosen for a class
 * (`show`, `lock`, `handin`, `list`). None of it changes a result. Names are read as they stand; whoever acts on them knows which there are.
 */
import { decodePart, readPairs } from './fragment.ts';

/** page: as ever. present: one large stage for a projector. embed: within somebody else's page. */
export type View = 'page' | 'present' | 'embed';

/** What a teacher has chosen for a class. */
export interface ClassPlan {
  /** The names of what is shown; undefined where that is everything. */
  readonly show: readonly string[] | undefined;
  /** What students may not change, by its key in links. */
  readonly lock: readonly string[];
  /** Whether students are asked to hand in. */
  readonly handIn: boolean;
  /** The examples that the presenter goes through, by id; none where it is all of them. */
  readonly list: readonly string[];
}

export interface PageView {
  readonly view: View;
  /** Whether single keys work where the page is embedded. */
  readonly keys: boolean;
  /** Undefined where the link is for no class. */
  readonly classPlan: ClassPlan | undefined;
  /** True once the person has unlocked what the link locks; it stays so until another class link comes. */
  readonly unlocked: boolean;
}

/** The keys of the link that are read here. */
export const VIEW_KEYS = ['view', 'show', 'lock', 'unlocked', 'handin', 'list', 'keys'] as const;

/** Names in one list of a link. */
const MOST_NAMES = 60;

const isName = (text: string) => /^[a-z][\w:-]{0,39}$/i.test(text);

/** Never throws; what is no name is passed over. */
export function pageViewIn(fragment: string): PageView {
  const { raw } = readPairs(fragment);
  const view = raw.get('view');
  const names = (key: string) =>
    (decodePart(raw.get(key) ?? '') ?? '').split(',').slice(0, MOST_NAMES).filter(isName);
  const show = raw.has('show') ? names('show') : undefined;
  const plan = { show, lock: names('lock'), handIn: raw.get('handin') === '1', list: names('list') };
  const planned = show !== undefined || plan.handIn || plan.lock.length > 0 || plan.list.length > 0;
  return {
    view: view === 'present' || view === 'embed' ? view : 'page',
    keys: raw.get('keys') === 'on',
    classPlan: planned ? plan : undefined,
    unlocked: plan.lock.length > 0 && raw.get('unlocked') === '1',
  };
}

/** The pairs to put before those of the experiment; none where the page is as ever. */
export function encodePageView({ view, keys, classPlan, unlocked }: PageView): string {
  const list = (key: string, names: readonly string[]) => `${key}=${names.join(',')}&`;
  return [
    view === 'page' ? '' : `view=${view}&`,
    keys ? 'keys=on&' : '',
    classPlan?.show ? list('show', classPlan.show) : '',
    classPlan?.lock.length ? list('lock', classPlan.lock) : '',
    classPlan?.lock.length && unlocked ? 'unlocked=1&' : '',
    classPlan?.handIn ? 'handin=1&' : '',
    classPlan?.list.length ? list('list', classPlan.list) : '',
  ].join('');
}
