/** What the network produces for a visitor: answers to what is typed, and text of its own; in short under the score, and whole. */
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
  answer: { kind: 'class', names: ['English', 'German', 'Dutch', 'Danish'] },
};

const panel = () => page.getByRole('tabpanel', { name: 'Result' });
const openPanel = () => page.getByRole('button', { name: 'more', exact: true }).click();

beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  vi.useRealTimers();
  closePage();
});

describe('asking', () => {
  const field = () => page.getByRole('textbox', { name: /^Type / });
  const strip = () => page.getByRole('region', { name: 'Ask the network' });

  /** Opens the page, whose question of its own is under way. */
  async function openWith(fragment: string, ask: ProblemInfo['ask']) {
    const opened = openPage(fragment);
    const info = runInfo();
    opened.client.ready({ ...info, problem: { ...info.problem, ...(ask ? { ask } : {}) } });
    const answer = (reply: Reply, step = 0) => opened.client.answer('prompt', { step, reply });
    const refuse = (sentence: string) => opened.client.answer('prompt', { kind: 'refused', sentence });
    const asked = () => opened.client.asked('prompt').map(({ text }) => text);
    // Its script is loaded when it is wanted.
    await expect.poll(asked).toHaveLength(1);
    return { ...opened, answer, refuse, asked };
  }

  it('begins with the first example, and goes on with what is typed, by the button and by Enter', async () => {
    const { client, answer, asked } = await openWith('task=dates', DATES);
    expect(client.open('prompt')!.pace).toEqual({ least: 2000 });
    answer(WRITTEN);
    await expect.element(strip()).toHaveTextContent(`${ISO}23.5 % sure of the whole`);
    await expect.element(strip()).toHaveTextContent('before training');
    await field().fill('Mar 3, 98');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    answer(WRITTEN);
    await field().click();
    await userEvent.keyboard(' r{Enter}');
    expect(asked()).toEqual(['3 March 1998', 'Mar 3, 98', 'Mar 3, 98 r']);
    // No shortcut runs while one types.
    expect(client.calls).toEqual(['load']);
  });

  it('says in the panel what was read, what is written, how sure it is of the whole and of each character', async () => {
    const { answer } = await openWith('task=dates', DATES);
    answer(WRITTEN);
    await openPanel();
    await panel().getByRole('button', { name: '3.3.98' }).click();
    await expect.element(field()).toHaveValue('3.3.98');
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
    await expectAccessible('panel');
  });

  it('tells people who listen of the first answer to what they asked, and of no other', async () => {
    // Time goes on by itself, but for the pause between two announcements, which passes at once.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
    const { state, answer, client } = await openWith('task=dates', DATES);
    answer(WRITTEN, 1);
    await expect.element(strip()).toHaveTextContent('after 1 step');
    vi.advanceTimersByTime(PAUSE_MS);
    expect(state().announcement).not.toContain('sure of the whole');
    await field().fill('3.3.98');
    await userEvent.keyboard('{Enter}');
    answer(WRITTEN, 2);
    vi.advanceTimersByTime(PAUSE_MS);
    await expect.poll(() => state().announcement).toContain('after 2 steps.');
    client.events.frame(frame(20));
    answer(WRITTEN, 20);
    await expect.element(strip()).toHaveTextContent('after 20 steps');
    vi.advanceTimersByTime(PAUSE_MS);
    expect(state().announcement).not.toContain('after 20 steps.');
  });

  it('shows a refusal at the field, until something else is typed', async () => {
    const { refuse, answer } = await openWith('task=dates', DATES);
    answer(WRITTEN);
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

  it('outlives a reset, without its answer; another task forgets it', async () => {
    const { session, answer, asked, client } = await openWith('task=dates', DATES);
    answer(WRITTEN);
    await field().fill('3.3.98');
    await userEvent.keyboard('{Enter}');
    answer(WRITTEN, 40);
    await expect.element(strip()).toHaveTextContent('after 40 steps');
    session.reset();
    await expect.element(strip()).toHaveTextContent('The answer comes as soon as the network is ready.');
    answer(WRITTEN, 2);
    await expect.element(strip()).toHaveTextContent('after 2 steps');
    expect(asked()).toEqual(['3 March 1998', '3.3.98']);
    session.open('task=language');
    client.ready({ ...runInfo(), problem: { ...runInfo().problem, ask: LANGUAGES } });
    await expect.element(field()).toHaveValue('wo ist der Bahnhof');
    expect(client.open('prompt')!.question).toMatchObject({ text: 'wo ist der Bahnhof' });
  });

  it('steps back where the network has trained as long again since, until the next answer', async () => {
    const { client, answer } = await openWith('task=dates', DATES);
    answer(WRITTEN, 20);
    client.events.frame(frame(40));
    await expect.element(strip()).toHaveTextContent('after 20 steps');
    await expect.element(strip()).not.toHaveAttribute('data-old');
    client.events.frame(frame(60));
    await expect.element(strip()).toHaveAttribute('data-old');
    answer(WRITTEN, 60);
    await expect.element(strip()).not.toHaveAttribute('data-old');
  });

  it('says of an answer without end, and of one that is empty, that it is so', async () => {
    const { answer } = await openWith('task=dates', DATES);
    answer({ ...WRITTEN, ended: false });
    await expect.element(strip()).toHaveTextContent(`${ISO}23.5 % sure of the whole, without an end`);
    answer({ ...WRITTEN, written: [] });
    await expect.element(strip()).toHaveTextContent('nothing23.5 % sure of the whole');
  });

  it('names the likeliest classes in short, and all of them in the panel, in the same order', async () => {
    const { answer } = await openWith('task=language', LANGUAGES);
    const reply: Reply = { kind: 'class', read: 'wo ist der bahnhof', chances: [0.1, 0.6, 0.2, 0.1] };
    answer(reply, 40);
    await expect.element(strip()).toHaveTextContent('German 60.0 %Dutch 20.0 %English 10.0 %');
    await openPanel();
    await expect
      .element(panel())
      .toHaveTextContent('The network takes “wo ist der bahnhof” for German, 60.0 % sure, after 40 steps.');
    const items = panel()
      .getByRole('list', { name: /^How likely/ })
      .getByRole('listitem');
    expect(items.elements().map((item) => item.textContent)).toEqual([
      'English10.0 %',
      'German60.0 %',
      'Dutch20.0 %',
      'Danish10.0 %',
    ]);
  });

  it.each([
    [320, 640, 'light'],
    [390, 844, 'dark'],
    [1280, 720, 'dark'],
  ] as const)('fits %i by %i and axe finds nothing, in the %s theme', async (width, height, theme) => {
    await page.viewport(width, height);
    const { answer, refuse, session, client } = await openWith('task=dates', DATES);
    session.preferences.setTheme(theme);
    answer(WRITTEN, 20);
    client.events.frame(frame(60));
    await expect.element(strip()).toHaveAttribute('data-old');
    expectNoSidewaysScroll(`${width}`);
    expectControlsWhole(`${width}`);
    await expectAccessible(`${width}`);
    refuse('Here “😀” cannot stand in a date: use digits only.');
    await expect.element(strip()).toHaveTextContent('cannot stand');
    await expectAccessible(`${width}, refused`);
    if (width >= 1280) expect(strip().element().getBoundingClientRect().height).toBeLessThanOrEqual(72);
  });
});

describe('writing', () => {
  const strip = () => page.getByRole('region', { name: 'Text written' });

  async function openText() {
    const opened = openPage('task=text');
    const info = runInfo();
    opened.client.ready({ ...info, problem: { ...info.problem, generate: { prompt: [0], length: 21 } } });
    await expect.element(strip()).toBeVisible();
    const symbols = [...'was the sand of thing'];
    const write = (step: number) => {
      const { prompt = 'Alice ' } = opened.client.open('sample')!.question;
      const chances = new Float32Array(symbols.length).fill(0.5);
      opened.client.answer('sample', {
        step,
        temperature: 0.8,
        prompt,
        text: symbols.join(''),
        symbols,
        chances,
      });
    };
    return { ...opened, write };
  }

  it('begins with the training, and shows what it was given and what it wrote', async () => {
    const { client, write } = await openText();
    await expect.element(strip()).toHaveTextContent('Nothing yet: it begins to write with the training.');
    expect(client.asked('sample')).toEqual([]);
    client.events.frame(frame(20));
    await expect.poll(() => client.open('sample')).toBeDefined();
    write(20);
    await expect.element(strip()).toHaveTextContent('Alice was the sand of thing');
    await expect.element(strip()).toHaveTextContent('after 20 steps');
    await openPanel();
    await expect
      .element(panel())
      .toHaveTextContent('after 20 steps, temperature 0.8Alice was the sand of thing');
    expect(client.asked('sample'), 'both show one answer').toHaveLength(1);
    await expectAccessible('text');
  });

  it('goes on from what is typed, says why where it cannot, and begins by itself again', async () => {
    const { client, write } = await openText();
    client.events.frame(frame(20));
    await expect.poll(() => client.open('sample')).toBeDefined();
    write(20);
    await openPanel();
    const field = panel().getByRole('textbox', { name: 'Let it write on from words of your own' });
    const ask = async (text: string) => {
      await field.fill(text);
      await panel().getByRole('button', { name: 'Write' }).click();
    };
    await ask('The Queen ');
    write(20);
    await expect.element(panel()).toHaveTextContent('The Queen was the sand');
    await expect.element(strip()).toHaveTextContent('The Queen was the sand');
    await ask('Fuß');
    client.answer('sample', { kind: 'refused', sentence: 'The network cannot read “ß”.' });
    await expect.element(panel()).toHaveTextContent('The network cannot read “ß”.');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await ask('');
    write(20);
    await expect.element(panel()).toHaveTextContent('Alice was the sand');
    expect(client.asked('sample').map(({ prompt }) => prompt)).toEqual([
      undefined,
      'The Queen ',
      'Fuß',
      undefined,
    ]);
  });
});

it('has no strip and no tab for a task that produces nothing but answers to its examples', async () => {
  const { session } = openPage('task=adding');
  session.openInstrument('result');
  await expect.element(page.getByRole('heading', { name: 'Loss' })).toBeInTheDocument();
  expect(document.querySelector('.product, .product-to-come')).toBeNull();
  expect(page.getByRole('tab', { name: 'Result' }).query()).toBeNull();
  expect(page.getByRole('tabpanel').query()).toBeNull();
});
