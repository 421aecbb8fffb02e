import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { APPLY_AFTER_MS } from '../../src/store/changes.ts';
import { FakeShelf, frame, runInfo } from '../fixtures/fakeSession.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
  THEMES,
} from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const slider = (name: string) => page.getByRole('slider', { name, exact: true });
/** What is said beside a control. */
const help = () => document.querySelector<HTMLElement>('.help-box');
const dialog = () => page.getByRole('dialog');
/** A page on which the further settings were left open. */
const openWithMore = (fragment = '') => openPage(fragment, new FakeShelf([['unroll.more', 'open']]));
const settled = () => new Promise((resolve) => setTimeout(resolve, APPLY_AFTER_MS + 30));

beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  closePage();
  vi.restoreAllMocks();
});

describe('the transport', () => {
  it('plays, pauses, steps and resets by its buttons', async () => {
    const { client, state } = openPage();
    await button('Play').click();
    expect(state().playing).toBe(true);
    await button('Pause').click();
    await button('Train 1 step').click();
    client.events.frame(frame(1));
    await button('Reset').click();
    expect(client.calls).toEqual(['load', 'play', 'pause', 'step', 'reset']);
  });

  it('plays, pauses, steps and resets by keys', async () => {
    const { client } = openPage();
    await userEvent.keyboard(' ');
    await userEvent.keyboard(' ');
    await userEvent.keyboard('.');
    client.events.frame(frame(1));
    await userEvent.keyboard('n');
    client.events.frame(frame(2));
    await userEvent.keyboard('r');
    expect(client.calls).toEqual(['load', 'play', 'pause', 'step', 'step', 'reset']);
  });

  it('leaves keys alone that are pressed together with Ctrl, Alt or Meta', async () => {
    const { client, state } = openPage();
    client.events.frame(frame(5));
    await userEvent.keyboard('{Control>}s{/Control}{Alt>}e{/Alt}{Meta>}d{/Meta}{Control>} {/Control}');
    expect(client.calls).toEqual(['load']);
    expect(state()).toMatchObject({ dialog: undefined, theme: 'system' });
  });

  it('takes no key from a field that is typed in, a slider or a list', async () => {
    const { client, state } = openWithMore();
    client.events.frame(frame(5));
    await box('learning rate').click();
    await userEvent.keyboard('rsde? ');
    (slider('units').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    (page.getByRole('combobox', { name: 'Task' }).element() as HTMLElement).focus();
    await userEvent.keyboard('r');
    expect(client.calls.filter((call) => call === 'step' || call === 'reset' || call === 'play')).toEqual([]);
    expect(state().dialog).toBeUndefined();
  });

  it('works a focused button once when the space bar is pressed', async () => {
    const { client } = openPage();
    (button('Train 1 step').element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    expect(client.calls).toEqual(['load', 'step']);
  });

  it('shows steps and speed without drawing the page again', async () => {
    const { client } = openPage();
    client.events.frame({ ...frame(1240), stepsPerSecond: 412 });
    await expect.element(page.getByText('1,240 steps', { exact: true })).toBeVisible();
    await expect.element(page.getByText('412 steps/s')).toBeVisible();
  });

  it('keeps its places while the numbers and the play button change', async () => {
    const { client } = openPage();
    const places = () =>
      ['.command-step', '.device', '.column-score', '.tools'].map(
        (name) => document.querySelector(name)!.getBoundingClientRect().x,
      );
    const before = places();
    await button('Play').click();
    client.events.frame({ ...frame(1), stepsPerSecond: 4.2 });
    await expect.element(page.getByText('4.2 steps/s')).toBeVisible();
    expect(places()).toEqual(before);
    client.events.frame({ ...frame(99_999), stepsPerSecond: 1250 });
    await expect.element(page.getByText('99,999 steps', { exact: true })).toBeVisible();
    expect(places()).toEqual(before);
  });

  it('has the mark of the curve beside the steps from step 100 on, which takes nobody’s place and explains itself', async () => {
    const { client } = openPage();
    const places = () =>
      ['.rate', '.device', '.column-score'].map((name) => {
        const { x, y } = document.querySelector(name)!.getBoundingClientRect();
        return [x, y];
      });
    const losses = Array.from({ length: 100 }, (_, k) => 1 / (k + 1));
    client.events.frame(frame(99, undefined, losses.slice(0, 99)));
    await expect.element(page.getByText('99 steps', { exact: true })).toBeVisible();
    const before = places();
    client.events.frame(frame(100, undefined, losses.slice(99)));
    const mark = button('Mark of the curve: RNMB, spelled R N M B');
    await expect.element(mark).toBeVisible();
    expect(mark).toHaveTextContent('RNMB');
    expect(places()).toEqual(before);
    await userEvent.hover(mark);
    await eventually(() => expect(help()).toHaveTextContent(/^The mark of this curve: four letters/));
    expect(mark.element()).toHaveAccessibleDescription(/only on this very card/);
    client.events.begin();
    await eventually(() => expect(document.querySelector('.mark')).toBeNull());
    expect(places()).toEqual(before);
  });

  it('looks no other under the pointer while it cannot be used', async () => {
    const { client } = openPage();
    client.events.status({ state: 'diverged', step: 4, loss: NaN });
    await eventually(() => expect(button('Play').element().getAttribute('aria-disabled')).toBe('true'));
    const look = () => {
      const { color, backgroundColor } = getComputedStyle(button('Play').element());
      return { color, backgroundColor };
    };
    await button('Help').hover();
    const before = look();
    await button('Play').hover();
    expect(button('Play').element().matches(':hover')).toBe(true);
    expect(look()).toEqual(before);
  });

  it('offers the run that an earlier page of the tab has left, in the place of the step count', async () => {
    const { session, state } = openPage();
    const goOn = vi.fn<() => void>();
    const keeper = { goOn, checkpointed: () => {}, begun: () => {}, dispose: () => {} };
    session.keepBy(({ page }) => {
      page.set({ offer: { step: 8689, task: 'adding', cell: 'lstm', rivals: 0, ofThisPage: true } });
      return keeper as never;
    });
    await expect.element(button('Go on at step 8,689')).toBeVisible();
    for (const width of [1366, 1024, 390]) {
      await page.viewport(width, 768);
      expectControlsWhole(`${width} pixels`);
      expectNoSidewaysScroll(`${width} pixels`);
    }
    await eventually(() =>
      expect(state().announcement).toMatch(/^LSTM \(Adding problem\) was left at step 8,689/),
    );
    await button('Go on at step 8,689').click();
    expect(goOn).toHaveBeenCalledOnce();
  });

  it('stays unusable after a divergence until something is changed, and says what to try', async () => {
    const { client } = openWithMore();
    await button('Play').click();
    client.events.status({ state: 'diverged', step: 132, loss: NaN });
    await expect.element(page.getByText('Diverged (NaN) at step 132')).toBeVisible();
    await expect.element(button('Play')).toHaveAttribute('aria-disabled', 'true');
    await box('learning rate').fill('0.0001');
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(client.loads).toHaveLength(2));
    client.ready();
    await expect.element(button('Play')).toHaveAttribute('aria-disabled', 'false');
  });
});

describe('a number', () => {
  it('is the same in its slider and its box', async () => {
    const { state } = openPage();
    await box('units').fill('48');
    await userEvent.keyboard('{Enter}');
    await expect.element(slider('units')).toHaveAttribute('aria-valuetext', '48');
    (slider('units').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(box('units')).toHaveValue('56');
    expect(state().experiment.hiddenSize).toBe(56);
  });

  it('that is none leaves the value, keeps what was typed and says so', async () => {
    const { state } = openWithMore();
    await box('units').fill('lots 🙂');
    await box('layers').click();
    await eventually(() =>
      expect(help()).toHaveTextContent('“lots 🙂” is not a number: type one from 1 to 256.'),
    );
    await expect.element(box('units')).toHaveValue('lots 🙂');
    await expect.element(box('units')).toHaveAttribute('aria-invalid', 'true');
    expect(state().experiment.hiddenSize).toBe(32);
    await expectAccessible('with an invalid number');
    await box('units').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(box('units')).toHaveValue('32');
    await expect.element(box('units')).toHaveAttribute('aria-invalid', 'false');
  });

  it('beyond the limits becomes the limit and says so', async () => {
    const { state } = openPage();
    await box('units').fill('100000');
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(help()).toHaveTextContent('units: the largest it can be is 256'));
    expect(state().experiment.hiddenSize).toBe(256);
  });

  it('explains itself when it is pointed at and when it has the focus', async () => {
    openWithMore();
    await slider('initial scale (gain)').hover();
    await eventually(() => expect(help()).toHaveTextContent(/^Multiplies the recurrent weights/));
    (box('batch').element() as HTMLElement).focus();
    await eventually(() => expect(help()).toHaveTextContent(/^How many sequences each update/));
    expect(slider('initial scale (gain)').element()).toHaveAccessibleDescription(/Multiplies/);
  });
});

describe('help', () => {
  it('is silent on a control that is gone or left', async () => {
    const { session } = openWithMore('task=text&cell=lstm');
    await slider('temperature').hover();
    const what = slider('temperature').element().closest('.field')!.lastElementChild!.textContent;
    await eventually(() => expect(help()).toHaveTextContent(what));
    session.open('task=adding&cell=lstm');
    // Another control may stand under the pointer now.
    await eventually(() => expect(help()?.textContent).not.toBe(what));
    (box('batch').element() as HTMLElement).focus();
    await eventually(() => expect(help()).toHaveTextContent(/^How many sequences/));
    await userEvent.keyboard('{Escape}');
    await eventually(() => expect(help()).toBeNull());
  });

  it.each([
    [1280, 720],
    [360, 740],
  ])('is whole in a window of %i × %i pixels, whatever it stands beside', async (width, height) => {
    await page.viewport(width, height);
    openWithMore();
    await expect.element(box('seed')).toBeInTheDocument();
    for (const field of document.querySelectorAll<HTMLElement>('.column-controls .box')) {
      field.focus();
      await eventually(() => expect(help()).not.toBeNull());
      const { left, right, top, bottom } = help()!.getBoundingClientRect();
      expect(Math.min(left, top), field.id).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
      expect(help()!.scrollHeight).toBeLessThanOrEqual(help()!.clientHeight);
      field.blur();
    }
  });
});

describe('further settings', () => {
  const more = () => button(/^More settings/);

  it('are closed at first, and then as they were left', async () => {
    const { shelf } = openPage();
    await expect.element(more()).toHaveAttribute('aria-expanded', 'false');
    expect(box('learning rate').query()).toBeNull();
    await more().click();
    await expect.element(box('learning rate')).toBeVisible();
    openPage('', shelf);
    await expect.element(box('learning rate')).toBeVisible();
    await more().click();
    openPage('', shelf);
    await expect.element(more()).toHaveAttribute('aria-expanded', 'false');
  });

  it('open by themselves where a link or an example sets something inside, and say how much', async () => {
    const { session, shelf } = openPage('task=adding&length=50&cell=lstm&units=16');
    await expect.element(button('More settings')).toHaveAttribute('aria-expanded', 'false');
    session.open('task=adding&cell=lstm&lr=0.01&clip=0');
    await expect.element(button('More settings · 2 changed')).toHaveAttribute('aria-expanded', 'true');
    await expect.element(box('learning rate')).toHaveValue('0.01');
    await more().click();
    await expect.element(more()).toHaveAttribute('aria-expanded', 'false');
    openPage('task=adding&from=5', shelf);
    await expect.element(button('More settings · 1 changed')).toHaveAttribute('aria-expanded', 'true');
    await expect.element(box('train on lengths … to 20')).toHaveValue('5');
  });
});

describe('a change', () => {
  it('of the learning rate goes to the run without losing a step', async () => {
    const { client, state } = openWithMore();
    await button('Play').click();
    client.events.frame(frame(77));
    await box('learning rate').fill('0.01');
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(client.changes).toMatchObject([{ learningRate: 0.01 }]));
    expect(client.loads).toHaveLength(1);
    expect(state().step).toBe(77);
  });

  it('of the cell begins anew, goes on playing and can be taken back', async () => {
    const { client, state } = openPage('task=adding&cell=lstm');
    const push = vi.spyOn(history, 'pushState');
    await button('Play').click();
    await page.getByRole('combobox', { name: 'Cell' }).selectOptions('gru');
    expect(client.loads[1]).toMatchObject({ play: true, experiment: { cell: 'gru' } });
    expect(push).toHaveBeenCalledOnce();
    expect(location.hash).toBe('#task=adding&cell=gru');
    history.back();
    await eventually(() => expect(state().experiment.cell).toBe('lstm'));
    expect(client.loads[2]).toMatchObject({ play: false });
    await expect.element(page.getByRole('combobox', { name: 'Cell' })).toHaveValue('lstm');
  });

  it('of the cell chooses its units along with it, where parameters are to be equal', async () => {
    const { client, state, session } = openPage('task=adding&cell=lstm&equal=on');
    const choose = (cell: string) => page.getByRole('combobox', { name: 'Cell' }).selectOptions(cell);
    const notices = () => state().notices.map(({ text }) => text);
    await choose('gru');
    expect(client.loads[1]).toMatchObject({ experiment: { cell: 'gru', hiddenSize: 37 } });
    expect(notices()).toEqual(['32 → 37 units: 4,515 parameters, nearest to the 4,513 before.']);
    await choose('rnn');
    await choose('lstm');
    expect(state().experiment).toMatchObject({ cell: 'lstm', hiddenSize: 32 });
    expect(notices()).toHaveLength(1);
    expect(notices()[0]).toMatch(/→ 32 units: 4,513 parameters, as many as before\.$/);
    session.open('task=parity&cell=rnn');
    expect(notices()).toEqual([]);
  });

  it('shows settings on recurrent weights where there are any', async () => {
    openWithMore('task=adding&cell=lstm');
    await expect.element(box('initial scale (gain)')).toBeVisible();
    await page.getByRole('combobox', { name: 'Cell' }).selectOptions('attention');
    expect(box('initial scale (gain)').query()).toBeNull();
    await expect.element(box('heads')).toBeVisible();
  });

  it('of a slider replaces the address', async () => {
    openPage('task=adding&cell=lstm');
    const push = vi.spyOn(history, 'pushState');
    (slider('units').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    await eventually(() => expect(location.hash).toBe('#task=adding&cell=lstm&units=20'));
    expect(push).not.toHaveBeenCalled();
  });

  it('of the address by hand is taken on and never plays', async () => {
    const { client, state } = openPage();
    location.hash = '#task=parity&cell=gru&units=5000&nonsense=1';
    await eventually(() =>
      expect(state().experiment).toMatchObject({ task: 'parity', cell: 'gru', hiddenSize: 256 }),
    );
    expect(client.calls).not.toContain('play');
    await expect.element(page.getByRole('region', { name: 'Notices' })).toBeVisible();
    history.back();
    await eventually(() => expect(state().experiment.task).toBe('adding'));
  });

  it('by an example is a step to come back from', async () => {
    const { state } = openPage('task=adding&cell=lstm');
    const push = vi.spyOn(history, 'pushState');
    await button('Examples').click();
    await dialog()
      .getByRole('button', { name: /^Vanishing gradient/ })
      .click();
    expect(state()).toMatchObject({
      dialog: undefined,
      experiment: { cell: 'rnn' },
      example: { id: 'adding-rnn' },
    });
    expect(push).toHaveBeenCalledOnce();
  });

  it('of the seed draws another one', async () => {
    const { client, state } = openWithMore();
    const before = state().experiment.seed;
    await button('new seed').click();
    await settled();
    expect(state().experiment.seed).not.toBe(before);
    expect(client.loads).toHaveLength(2);
  });
});

describe('notices', () => {
  it('stay until they are dismissed, and move nothing', async () => {
    const { session } = openPage();
    const place = () => document.querySelector('.column-score')!.getBoundingClientRect().toJSON() as unknown;
    const before = place();
    session.notices.say('The graphics context was lost; training went on from step 80.');
    session.notices.say('Now it is computed on the CPU.');
    const list = page.getByRole('region', { name: 'Notices' });
    await expect.element(list.getByText('The graphics context was lost')).toBeVisible();
    expect(place()).toEqual(before);
    await expectAccessible('with notices');
    await list.getByRole('button', { name: /Dismiss: The graphics/ }).click();
    await expect.element(list.getByText('Now it is computed on the CPU.')).toBeVisible();
    await list.getByRole('button', { name: /Dismiss: Now/ }).click();
    expect(list.query()).toBeNull();
  });

  it('that are many can be dismissed without scrolling', async () => {
    const { session } = openPage();
    for (let k = 0; k < 9; k++)
      session.notices.say(`Something was changed in the link, number ${k}, and is used.`);
    const all = button('Dismiss all');
    await expect.element(all).toBeVisible();
    const frameBox = document.querySelector('.notices')!.getBoundingClientRect();
    const { top, bottom } = all.element().getBoundingClientRect();
    expect(top).toBeGreaterThan(frameBox.top);
    expect(bottom).toBeLessThanOrEqual(frameBox.bottom);
    await all.click();
    expect(page.getByRole('region', { name: 'Notices' }).query()).toBeNull();
  });

  it('are spoken by the one live region of the page', async () => {
    const { session } = openPage();
    session.notices.say('Something was clamped.');
    expect(
      document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert]'),
    ).toHaveLength(1);
    await eventually(() =>
      expect(document.querySelector('[role=status]')).toHaveTextContent(/Press Play|clamped/),
    );
  });
});

describe('by keyboard alone', () => {
  it('every control is reached in turn, shows its focus, and can be left', async () => {
    openPage();
    const names = new Set<string>();
    for (let k = 0; k < 80; k++) {
      await userEvent.tab();
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) break;
      const label = (activeElement as HTMLInputElement).labels?.[0]?.textContent;
      const name = activeElement.getAttribute('aria-label') ?? label ?? activeElement.id;
      names.add(`${activeElement.tagName} ${name || activeElement.textContent}`);
      // Within a toolbar arrow keys go on, and Tab leaves it.
      const tools = [...(activeElement.closest('[role=toolbar]')?.querySelectorAll('button') ?? [])];
      for (const _ of tools) {
        await userEvent.keyboard('{ArrowRight}');
        const { ariaLabel, textContent } = document.activeElement!;
        names.add(`BUTTON ${ariaLabel ?? textContent}`);
      }
    }
    for (const name of [
      'BUTTON Play',
      'BUTTON Train 1 step',
      'BUTTON Share',
      'BUTTON Help',
      'SELECT Task',
      'INPUT units',
    ]) {
      expect([...names]).toContainEqual(name);
    }
  });

  it('Task, cell, a number, share and theme are worked without a mouse', async () => {
    const { state } = openPage();
    (page.getByRole('combobox', { name: 'Cell' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(state().experiment.cell).not.toBe('lstm');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('s');
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(dialog().query()).toBeNull();
    await userEvent.keyboard('d');
    expect(state().theme).not.toBe('system');
  });
});

describe('the page', () => {
  const states = {
    ready: () => openPage(),
    running: () => {
      const opened = openPage();
      opened.session.play();
      opened.client.events.frame(frame(50, 0.1));
      return opened;
    },
    solved: () => {
      const opened = openPage();
      opened.client.events.frame(frame(50, 0.005));
      opened.client.events.status({ state: 'paused' });
      return opened;
    },
    diverged: () => {
      const opened = openPage();
      opened.client.events.status({ state: 'diverged', step: 132, loss: NaN });
      return opened;
    },
    moving: () => {
      const opened = openPage();
      opened.client.events.status({ state: 'moving' });
      return opened;
    },
    recovering: () => {
      const opened = openPage();
      opened.client.events.status({ state: 'recovering', cause: 'context-lost', from: 40 });
      return opened;
    },
    failed: () => {
      const opened = openPage();
      opened.client.events.status({
        state: 'failed',
        why: { kind: 'refused', sentence: 'Nothing more to try.' },
      });
      return opened;
    },
  };
  it.each(Object.entries(states))('is accessible while %s, light and dark', async (name, open) => {
    const { session } = open();
    for (const [theme, rules] of THEMES) {
      session.preferences.setTheme(theme);
      await eventually(() => expect(document.documentElement.dataset.theme).toBe(theme));
      await expectAccessible(`${name}, ${theme}`, rules);
    }
  });

  it.each([
    [320, 640],
    [360, 780],
    [768, 1024],
    [1024, 768],
    [1440, 900],
    [2560, 1440],
  ])('fits %i px, also with text of twice the size', async (width, height) => {
    await page.viewport(width, height);
    const { session } = openPage('task=adding&cell=gru&layers=3');
    session.notices.say(
      'A sentence that is rather long, so that it must be broken into several lines on a small screen.',
    );
    expectNoSidewaysScroll('at 100 %');
    expectControlsWhole('at 100 %');
    document.documentElement.style.fontSize = '200%';
    try {
      expectNoSidewaysScroll('at 200 %');
      expectControlsWhole('at 200 %');
    } finally {
      document.documentElement.style.fontSize = '';
    }
    await expectAccessible(`${width} px`);
  });

  it('shows task, cell and play on a projector without scrolling', async () => {
    await page.viewport(1024, 768);
    openPage('task=text&cell=lstm');
    for (const control of [
      page.getByRole('combobox', { name: 'Task' }),
      page.getByRole('combobox', { name: 'Cell' }),
      button('Play'),
    ]) {
      const { top, bottom } = control.element().getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThan(600);
    }
  });

  it('draws the state higher on a large screen', async () => {
    const height = () => document.querySelector('.score-plot[data-map]')!.getBoundingClientRect().height;
    openPage('task=adding&cell=lstm');
    expect(height()).toBe(128);
    await page.viewport(2560, 1440);
    await eventually(() => expect(height()).toBe(192));
  });

  it('works on where a part of it fails', async () => {
    const { client, state } = openPage('task=adding&cell=gru');
    const failure = page.getByRole('main').getByText(/“Score” has failed/);
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
    client.events.info({ ...runInfo(), lanes: [{}] as unknown as [] });
    await expect.element(failure).toBeVisible();
    client.events.info(runInfo());
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(failure).not.toBeInTheDocument();
    await button('Play').click();
    expect(state().status.state).toBe('running');
    silenced.mockRestore();
  });
});
