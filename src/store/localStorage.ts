/** What stays in this browser over a reload: own data, theme, shortcuts, training in the background. Nothing here throws, and nothing leaves the browser. */
import type { OwnData } from '../tasks/contract/abilities.ts';
import { spacingOf } from '../tasks/contract/spacing.ts';
import type { OwnShelf, Theme } from './state.ts';

/** The part of `localStorage` that is used. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The browser's own storage, or one that forgets where storage is switched off. */
export function browserShelf(): Shelf {
  try {
    const { localStorage } = window;
    localStorage.getItem('unroll.theme');
    return {
      // It may be switched off while the page is open.
      getItem: (key) => {
        try {
          return localStorage.getItem(key);
        } catch {
          return null;
        }
      },
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
    };
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}

const OWN_KEYS = { text: 'unroll.own.text', series: 'unroll.own.series' } as const;

export function readOwn(shelf: Shelf): OwnShelf {
  return { ...readText(shelf), ...readSeries(shelf) };
}

/** Stores own data; returns a sentence for the person where the browser has no room for it. */
export function storeOwn(shelf: Shelf, own: OwnData): string | undefined {
  const key = OWN_KEYS[own.kind];
  try {
    shelf.setItem(key, JSON.stringify(own));
    return undefined;
  } catch {
    store(shelf, key, undefined);
    const what = own.kind === 'text' ? 'text' : 'series';
    return `This browser has no room to keep your ${what}: it is used now, but gone after the page is closed.`;
  }
}

function readText(shelf: Shelf): OwnShelf {
  const text = field(parse(shelf.getItem(OWN_KEYS.text)), 'text');
  return typeof text === 'string' && text !== '' ? { text: { kind: 'text', text } } : {};
}

function readSeries(shelf: Shelf): OwnShelf {
  const stored = parse(shelf.getItem(OWN_KEYS.series));
  const name = field(stored, 'name');
  const values = field(stored, 'values');
  if (typeof name !== 'string' || !Array.isArray(values) || !values.every(Number.isFinite)) return {};
  // Series of earlier versions have none.
  const spacing = spacingOf(field(stored, 'spacing'));
  return { series: { kind: 'series', name, values: values as number[], ...(spacing && { spacing }) } };
}

function parse(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (Object.getOwnPropertyDescriptor(value, name) as { value?: unknown } | undefined)?.value;
}

export function readTheme(shelf: Shelf): Theme {
  const stored = shelf.getItem('unroll.theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function storeTheme(shelf: Shelf, theme: Theme): void {
  store(shelf, 'unroll.theme', theme === 'system' ? undefined : theme);
}

export function readShortcuts(shelf: Shelf): boolean {
  return shelf.getItem('unroll.shortcuts') !== 'off';
}

export function storeShortcuts(shelf: Shelf, on: boolean): void {
  store(shelf, 'unroll.shortcuts', on ? undefined : 'off');
}

/** Whether training goes on while nobody can see the page. */
export function readBackground(shelf: Shelf): boolean {
  return shelf.getItem('unroll.background') === 'on';
}

export function storeBackground(shelf: Shelf, on: boolean): void {
  store(shelf, 'unroll.background', on ? 'on' : undefined);
}

/** Whether the further settings were left open. */
export function readMoreSettings(shelf: Shelf): boolean {
  return shelf.getItem('unroll.more') === 'open';
}

export function storeMoreSettings(shelf: Shelf, open: boolean): void {
  store(shelf, 'unroll.more', open ? 'open' : undefined);
}

/** Whether the story of the first visit is still to be told. */
export function readStory(shelf: Shelf): boolean {
  return shelf.getItem('unroll.story') !== 'over';
}

export function storeStoryOver(shelf: Shelf): void {
  store(shelf, 'unroll.story', 'over');
}

function store(shelf: Shelf, key: string, value: string | undefined): void {
  try {
    if (value === undefined) shelf.removeItem(key);
    else shelf.setItem(key, value);
  } catch {
    // A full or locked storage only means that the choice is gone after a reload.
  }
}
