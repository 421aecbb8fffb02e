/** A class link on the whole page: what it leaves out is not there, in both layouts, and what it locks cannot be changed. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { SHOWN_PARTS } from '../../src/config/shownParts.ts';
import { eventually } from '../fixtures/eventually.ts';
import { MARKED_STEPS, markOf } from '../../src/math/curveMark.ts';
import { TrainingClient } from '../../src/worker/client/client.ts';
import { FakeShelf, frame } from '../fixtures/fakeSession.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
} from './appPage.tsx';

afterEach(() => closePage());

/** What stands on the page where a part is shown. */
const SIGNS: Record<(typeof SHOWN_PARTS)[number], string> = {
  play: '.command-play',
  step: '.command-step',
  phases: '.command-phases',
  reset: '.command-reset',
  task: '[data-place="control:task"]',
  cell: '[data-place="control:cell"]',
  settings: '.panel .slider',
  more: '[data-place="control:more"]',
  race: '[data-place="control:race"]',
  headline: '[data-place="headline"]',
  product: '.score-product',
  loss: '[data-place="chart:loss"], .column-line',
  metric: '[data-place="chart:metric"]',
  norm: '[data-place="chart:norm"]',
  lengths: '[data-place="chart:lengths"]',
  instruments: '.drawer',
  lessons: '.command-lessons',
  examples: '.command-examples',
  share: '.command-share',
};
/** Those of the network that the fake client speaks of. */
const LANES = ['input', 'hidden', 'gates', 'output', 'gradient'];

const there = () => [
  ...SHOWN_PARTS.filter((part) => document.querySelector(SIGNS[part])),
  ...LANES.map((lane) => `lane:${lane}`).filter((place) => document.querySelector(`[data-place="${place}"]`)),
];

describe.each([
  { layout: 'beside', width: 1366, height: 768 },
  { layout: 'below', width: 800, height: 900 },
])('what a class sees, its parts $layout each other', ({ width, height }) => {
  const LINK = 'task=numbers&cell=lstm';

  it('is everything where the link does not say', async () => {
    await page.viewport(width, height);
    openPage(LINK);
    await eventually(() => expect(there()).toEqual([...SHOWN_PARTS, ...LANES.map((lane) => `lane:${lane}`)]));
  });

  it('is what the link names, and nothing else', async () => {
    await page.viewport(width, height);
    const chosen = [
      ['play', 'task', 'loss', 'lane:hidden'],
      ['reset', 'settings', 'headline', 'metric', 'lane:gates', 'lane:gradient'],
      ['more', 'race', 'lengths', 'product', 'lessons'],
      ['cell', 'step', 'norm', 'instruments', 'examples', 'lane:input', 'lane:output'],
      ['phases', 'share'],
    ];
    for (const show of chosen) {
      openPage(`show=${show.join(',')}&${LINK}`);
      await eventually(() => expect(there().toSorted()).toEqual(show.toSorted()));
      expectNoSidewaysScroll(show.join());
    }
  });
});

describe('what a class does not see', () => {
  it('has no key either', async () => {
    await page.viewport(1366, 768);
    const { client, state } = openPage('show=reset,loss&task=adding&cell=gru');
    client.events.frame(frame(3));
    await userEvent.keyboard(' .hles');
    expect(client.calls).toEqual(['load']);
    expect(state().dialog).toBeUndefined();
    await userEvent.keyboard('r?');
    expect(client.calls).toEqual(['load', 'reset']);
    expect(state().dialog).toBe('help');
  });

  it('is asked of the worker as ever, and kept', () => {
    const requests = ['', 'show=play&', 'show=&'].map((show) => {
      const { client, session } = openPage(`${show}task=adding&cell=gru&seed=5`);
      client.events.frame(frame(3));
      return { loads: client.loads, losses: [...session.series.heldOutLosses.values] };
    });
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[2]).toEqual(requests[0]);
  });

  it('changes no bit of the results', async () => {
    const results = [];
    for (const show of ['', 'show=&lock=all&']) {
      const link = `${show}task=adding&length=8&cell=gru&units=4&batch=4&backend=wasm&speed=full&seed=3`;
      const { session, state } = openPage(link, new FakeShelf(), (events) => new TrainingClient(events));
      await eventually(() => expect(state().status.state).toBe('ready'));
      session.runs.race.play(120);
      await eventually(() => expect(state()).toMatchObject({ step: 120, status: { state: 'paused' } }));
      const { losses, heldOutLosses, metrics } = session.series;
      results.push({
        mark: markOf(losses.headTo(MARKED_STEPS)),
        losses: losses.headTo(MARKED_STEPS),
        validation: [...heldOutLosses.values],
        metrics: [...metrics.values],
      });
    }
    expect(results[0]!.mark).toMatch(/^[A-Z]{4}$/);
    expect(results[0]!.validation.length).toBeGreaterThan(3);
    expect(results[1]).toEqual(results[0]);
  });

  it('says all the same that a run cannot go on', async () => {
    const { client } = openPage('show=play&task=adding&cell=gru');
    expect(document.querySelector('[data-place="headline"]')).toBeNull();
    client.events.status({ state: 'diverged', step: 7, loss: NaN });
    await eventually(() => expect(document.querySelector('[data-place="headline"]')).not.toBeNull());
  });
});

describe('what a class may not change', () => {
  const described = (element: Element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');

  it.each([
    { layout: 'beside', width: 1366, height: 768 },
    { layout: 'below', width: 800, height: 900 },
  ])('is shown, cannot be changed, and says who set it: $layout', async ({ width, height }) => {
    await page.viewport(width, height);
    openPage('lock=all&task=adding&cell=gru&units=8&vs=cell:rnn&lr=0.01');
    const controls = () => [
      ...document.querySelectorAll<HTMLInputElement>(
        '.column-controls :is(select, .box, input[type=radio]), .choices select',
      ),
    ];
    await eventually(() => expect(document.querySelector('.rival .lock-sign')).not.toBeNull());
    await eventually(() =>
      expect(document.querySelectorAll('.more-inside .lock-sign').length).toBeGreaterThan(9),
    );
    const free = controls().filter((control) => !control.disabled && !control.readOnly);
    // Whether training goes on out of sight is no part of the experiment.
    expect(
      free
        .map((control) => control.closest('.field')?.textContent)
        .filter((text) => !text?.includes('out of sight')),
    ).toEqual([]);
    for (const control of controls()) {
      const group = control.closest('[role=radiogroup]') ?? control;
      if (free.includes(control)) continue;
      expect(described(group), group.outerHTML.slice(0, 200)).toContain('Set by your teacher');
    }
    expect(document.querySelectorAll('.column-controls .slider')).toHaveLength(0);
    await expectAccessible(`locked at ${width}`);
    expectNoSidewaysScroll(`locked at ${width}`);
    expectControlsWhole(`locked at ${width}`);
  });

  it('is unlocked at the control, in two presses, and then is as ever', async () => {
    await page.viewport(1366, 768);
    const { state } = openPage('lock=task,units&task=adding&cell=gru&units=8');
    await eventually(() => expect(document.querySelectorAll('.lock-sign')).toHaveLength(2));
    const units = page.getByRole('textbox', { name: 'units', exact: true });
    await units.click();
    await userEvent.keyboard('{ArrowUp}');
    expect(state().experiment.hiddenSize).toBe(8);
    (document.querySelector('.lock-sign') as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const sheet = page.getByRole('dialog', { name: 'Set by your teacher' });
    await eventually(() => expect(sheet.query()?.textContent).toMatch(/the task.*units/));
    await expectAccessible('the dialog of what is locked');
    await page.getByRole('button', { name: 'Unlock for this visit' }).click();
    expect(state()).toMatchObject({ unlocked: true, dialog: undefined });
    expect(document.querySelectorAll('.lock-sign')).toHaveLength(0);
    await units.click();
    await userEvent.keyboard('{ArrowUp}');
    expect(state().experiment.hiddenSize).toBeGreaterThan(8);
    expect(document.querySelector('.class-note')?.textContent).toMatch(/What you hand in says so/);
  });

  it('leads whoever wants another example to what is locked', async () => {
    await page.viewport(1366, 768);
    const { state } = openPage('lock=task&task=adding&cell=gru');
    await userEvent.keyboard('e');
    const example = page.getByRole('button', { name: /^Carbon dioxide/ });
    await eventually(() => expect(example.query()?.getAttribute('aria-disabled')).toBe('true'));
    (example.element() as HTMLElement).click();
    expect(state()).toMatchObject({ dialog: 'locked', experiment: { task: 'adding' } });
  });

  it('says which names of the link mean nothing', async () => {
    const { state } = openPage('show=play,lane:gradeint,los&lock=tusk&task=adding&cell=gru');
    await eventually(() => expect(state().notices).toHaveLength(2));
    expect(state().notices.map(({ text }) => text)).toEqual([
      'The class link has names after show= that mean nothing here: "lane:gradeint", "los". Did you mean "lane:gradient", "loss"?',
      'The class link has names after lock= that mean nothing here: "tusk". Did you mean "task"?',
    ]);
  });
});
