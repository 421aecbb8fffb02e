/** The panel in which a visitor asks the network. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAUSE_MS } from '../../src/store/announcer.ts';
import type { ProblemInfo } from '../../src/tasks/contract/problem.ts';
import type { Reply } from '../../src/worker/protocol.ts';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
} from './appPage.tsx';

const ISO = '1998-03-03';
const WRITTEN: Reply = {
  kind: 'written',
  read: '3 march 1998→',
  written: [...ISO].map((symbol, k) => ({ symbol, probability: 1 - k / 20 })),
  ended: true,
  probability: 0.235,
};
const DATES: ProblemInfo['ask'] = {
  label: 'a date',
  examples: ['3 March 1998', '3.3.98'],
  answer: { kind: 'written', end: 1, longest: 11 },
};
const LANGUAGES: ProblemInfo['ask'] = {
  label: 'a phrase',
  examples: ['wo ist der Bahnhof'],
  answer: { kind: 'class', names: ['English', 'German', 'Dutch'] },
};

function openWith(fragment: string, ask: ProblemInfo['ask']) {
  const opened = openPage(fragment);
  const info = runInfo();
  opened.client.ready({ ...info, problem: { ...info.problem, ...(ask ? { ask } : {}) } });
  const answer = (reply: Reply, step = 0) => opened.client.answer('prompt', { step, reply });
  const refuse = (sentence: string) => opened.client.answer('prompt', { kind: 'refused', sentence });
  const asked = () => opened.client.asked('prompt').map(({ text }) => text);
  return { ...opened, answer, refuse, asked };
}

const field = () => page.getByRole('textbox', { name: /^Type / });
const panel = () => page.getByRole('region', { name: 'Ask the network' });

beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  vi.useRealTimers();
  closePage();
});

describe('asking a network that writes', () => {
  it('sends what was typed by the button and by Enter, and runs no shortcut meanwhile', async () => {
    const { client, answer, asked } = openWith('task=dates', DATES);
    await field().fill('Mar 3, 98');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    answer(WRITTEN);
    await field().click();
    await userEvent.keyboard(' r{Enter}');
    expect(asked()).toEqual(['Mar 3, 98', 'Mar 3, 98 r']);
    expect(client.calls).toEqual(['load']);
  });

  it('says what was read, what is written, how sure it is of the whole and of each character', async () => {
    const { answer } = openWith('task=dates', DATES);
    await page.getByRole('button', { name: '3 March 1998' }).click();
    answer(WRITTEN, 600);
    await expect
      .element(panel())
      .toHaveTextContent(
        `The network reads “3 march 1998→” and writes “${ISO}”, 23.5 % sure of the whole, after 600 steps.`,
      );
    const items = panel()
      .getByRole('list', { name: /^What the network writes/ })
      .getByRole('listitem');
    expect(items.elements().map((item) => item.textContent)).toEqual(
      [...ISO].map((symbol, k) => `${symbol}${100 - 5 * k}\u2009%`),
    );
  });

  it('tells people who listen of the first answer, and not of each that is renewed', async () => {
    // Time goes on by itself, but for the pause between two announcements, which passes at once.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
    const { state, answer, client } = openWith('task=dates', DATES);
    await page.getByRole('button', { name: '3.3.98' }).click();
    answer(WRITTEN, 1);
    await expect.element(panel()).toHaveTextContent('after 1 step.');
    vi.advanceTimersByTime(PAUSE_MS);
    await expect.poll(() => state().announcement).toContain('after 1 step.');
    client.events.frame(frame(20));
    answer(WRITTEN, 20);
    await expect.element(panel()).toHaveTextContent('after 20 steps.');
    vi.advanceTimersByTime(PAUSE_MS);
    expect(state().announcement).not.toContain('after 20 steps.');
  });

  it('shows a refusal at the field, until something else is typed', async () => {
    const { refuse } = openWith('task=dates', DATES);
    await field().fill('😀');
    // The second time as the first.
    for (const _ of [1, 2]) {
      await userEvent.keyboard('{Enter}');
      await expect.element(field()).toHaveAccessibleDescription(/^The answer comes/);
      refuse('Here “😀” cannot stand in a date: use digits only.');
      await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
      await expect.element(field()).toHaveAccessibleDescription(/cannot stand in a date/);
    }
    await field().fill('3.3.98');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false');
  });

  it('outlives a reset, without its answer, which is spoken again; another task forgets it', async () => {
    const { state, session, client, answer, asked } = openWith('task=dates', DATES);
    await page.getByRole('button', { name: '3.3.98' }).click();
    expect(client.open('prompt')!.pace).toEqual({ least: 2000 });
    answer(WRITTEN, 40);
    await expect.element(panel()).toHaveTextContent('after 40 steps.');
    session.reset();
    await expect.element(panel()).toHaveTextContent('The answer comes as soon as the network is ready.');
    answer(WRITTEN, 2);
    await expect.element(panel()).toHaveTextContent('after 2 steps.');
    await expect.poll(() => state().announcement, { timeout: PAUSE_MS + 2000 }).toContain('after 2 steps.');
    expect(asked()).toEqual(['3.3.98']);
    session.open('task=language');
    await expect.element(panel()).toHaveTextContent('Nothing asked yet');
    expect(client.open('prompt')).toBeUndefined();
  });

  it('says of an answer without end, and of one that is empty, that it is so', async () => {
    const { answer } = openWith('task=dates', DATES);
    await page.getByRole('button', { name: '3.3.98' }).click();
    answer({ ...WRITTEN, ended: false });
    await expect.element(panel()).toHaveTextContent(`writes “${ISO}” and finds no end, 23.5 % sure`);
    answer({ ...WRITTEN, written: [] });
    await expect
      .element(panel())
      .toHaveTextContent('writes nothing, 23.5 % sure of the whole, before training.');
  });
});

describe('asking a network that chooses', () => {
  it('shows the chance of each, always in the same order, and names the likeliest', async () => {
    const { answer } = openWith('task=language', LANGUAGES);
    await page.getByRole('button', { name: 'wo ist der Bahnhof' }).click();
    answer({ kind: 'class', read: 'wo ist der bahnhof', chances: [0.1, 0.7, 0.2] }, 40);
    await expect
      .element(panel())
      .toHaveTextContent('The network takes “wo ist der bahnhof” for German, 70.0 % sure, after 40 steps.');
    const items = panel()
      .getByRole('list', { name: /^How likely/ })
      .getByRole('listitem');
    expect(items.elements().map((item) => item.textContent)).toEqual([
      'English10.0 %',
      'German70.0 %',
      'Dutch20.0 %',
    ]);
  });
});

it('is not there for a task without questions', async () => {
  openPage('task=adding');
  await expect.element(page.getByRole('heading', { name: 'Loss' })).toBeInTheDocument();
  expect(panel().query()).toBeNull();
});

it.each([
  [320, 640, 'light'],
  [390, 844, 'dark'],
  [1440, 900, 'dark'],
] as const)('fits %i by %i and axe finds nothing, in the %s theme', async (width, height, theme) => {
  await page.viewport(width, height);
  const { answer, refuse, session } = openWith('task=dates', DATES);
  session.preferences.setTheme(theme);
  await page.getByRole('button', { name: '3.3.98' }).click();
  answer(WRITTEN);
  await expect.element(panel()).toHaveTextContent('23.5 %');
  expectNoSidewaysScroll(`${width}`);
  expectControlsWhole(`${width}`);
  await expectAccessible(`${width}`);
  refuse('Here “😀” cannot stand in a date: use digits only.');
  await expect.element(panel()).toHaveTextContent('cannot stand');
  await expectAccessible(`${width}, refused`);
});
