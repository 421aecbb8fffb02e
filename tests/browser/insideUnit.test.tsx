/** The cell at the playhead, units that are followed and put in order, on the whole page with a client of the test's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { readEquation } from '../../src/models/equation.ts';
import { lstm } from '../../src/models/lstm.ts';
import { mostMoved } from '../../src/app/instruments/insideUnit/mostMoved.ts';
import { partsOf } from '../../src/app/instruments/insideUnit/insideUnitText.ts';
import type { Found, Readout } from '../../src/worker/protocol.ts';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, type OpenPage } from './appPage.tsx';
import { fakeInfo, fakeSeries } from './scoreFakes.ts';
import { eventually } from '../fixtures/eventually.ts';

const UNITS = 32;
let opened: OpenPage;
let score: Readout;

beforeEach(async () => {
  await page.viewport(1280, 900);
  opened = openPage('cell=lstm');
  const { lanes } = fakeInfo({ cell: 'lstm' });
  opened.client.ready(runInfo({ lanes }));
  score = fakeSeries({ cell: 'lstm' }, 200).score!;
  opened.client.events.frame(frame(200));
  opened.client.answer('score', score);
  await expect.poll(() => document.querySelector('[data-lane="0/h"]')).not.toBeNull();
  // What listens to the lanes comes a moment after them.
  await eventually(() => {
    plot('0/h').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }));
    expect(document.querySelector<HTMLElement>('.score-tip')!.hidden).toBe(false);
  });
});
afterEach(closePage);

/** Does something and lets the page draw what came of it. */
async function act(work: () => unknown) {
  await work();
  await new Promise(requestAnimationFrame);
}

const plot = (key: string) => document.querySelector<HTMLElement>(`[data-lane="${key}"]`)!;
const followed = (key: string) => plot(key).querySelector<HTMLElement>('.score-followed')!;
const scoreView = () => opened.session.scoreView.getState();

/** A click into a row of a lane that has that many. */
async function clickRow(key: string, row: number, rows = UNITS) {
  const box = plot(key).getBoundingClientRect();
  const at = { clientX: box.left + box.width / 2, clientY: box.top + (box.height * (row + 0.5)) / rows };
  await act(async () => {
    for (const type of ['pointerdown', 'pointerup'])
      plot(key).dispatchEvent(
        new PointerEvent(type, { ...at, bubbles: true, button: 0, pointerId: 1, pointerType: 'mouse' }),
      );
  });
}

describe('a unit', () => {
  it('is followed by a click through all lanes of its layer, and let go by another', async () => {
    await clickRow('0/h', 6);
    expect(scoreView().unit).toEqual({ layer: 0, unit: 6 });
    for (const key of ['0/h', '0/c']) {
      expect(followed(key).hidden).toBe(false);
      expect(followed(key).style.top).toBe(`${(100 * 6) / UNITS}%`);
    }
    await clickRow('0/c', 6);
    expect(scoreView().unit).toBeUndefined();
    expect(followed('0/h').hidden).toBe(true);
  });

  it('is followed and let go by keys', async () => {
    plot('0/h').focus();
    const press = (key: string) =>
      act(async () => plot('0/h').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    await press('ArrowDown');
    await press('Enter');
    expect(scoreView().unit).toEqual({ layer: 0, unit: 1 });
    await press('Escape');
    expect(scoreView().unit).toBeUndefined();
  });

  it('keeps its number in another order, where it is drawn, read, clicked and marked', async () => {
    const order = Array.from({ length: UNITS }, (_, row) => (row * 5 + 3) % UNITS);
    score.lanes[0]!.values.fill(0);
    score.lanes[0]!.values[20 * UNITS + order[9]!] = 1;
    await page.getByLabelText('Order of the units').selectOptions('similarity');
    expect(opened.client.asked('order')).toEqual([{ kind: 'order', by: 'similarity' }]);
    await act(async () => {
      opened.client.answer('order', { by: 'similarity', step: 200, units: [order] });
      await new Promise((done) => setTimeout(done, 60));
    });
    const canvas = plot('0/h').querySelector('canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(20, 0, 1, UNITS);
    const rows = Array.from({ length: UNITS }, (_, row) => data.slice(row * 4, row * 4 + 3).join());
    expect(rows.filter((color) => color !== rows[0])).toHaveLength(1);
    expect(rows.findIndex((color) => color !== rows[0])).toBe(9);
    await clickRow('0/c', 9);
    expect(scoreView().unit).toEqual({ layer: 0, unit: order[9] });
    expect(followed('0/h').style.top).toBe(`${(100 * 9) / UNITS}%`);
    expect(document.querySelector('.score-tip')!.textContent).toContain(`unit ${order[9]! + 1},`);
    expect(page.getByRole('button', { name: `stop following unit ${order[9]! + 1}` })).toBeVisible();
    opened.client.events.begin();
    expect(scoreView().order).toBeUndefined();
  });
});

/** Numbers for every part of the equations; those of step t are all told apart. */
function finding(layer: number, unit: number): Found<'insideUnit'> {
  const parts = lstm.equations({}).flatMap((line) => {
    const { left, right } = readEquation(line);
    return [left.text, ...partsOf(right).map(({ text }) => text)];
  });
  const terms = [...new Set(parts)].map((text, k) => ({
    text,
    values: Float32Array.from({ length: score.timeSteps }, (_, t) => (k + 1) / 100 + t),
  }));
  return { kind: 'insideUnit', step: 200, layer, unit, timeSteps: score.timeSteps, terms };
}
const valueOf = (found: Found<'insideUnit'>, text: string, t: number) =>
  found.terms.find((term) => term.text === text)!.values[t]!.toFixed(2);

async function openCell() {
  await page.getByRole('tab', { name: 'Inside a unit' }).click();
  await expect.poll(() => opened.client.open('insideUnit'), { timeout: 5000 }).toBeDefined();
  // The unit that moves most, while none is followed.
  const { unit } = opened.client.asked('insideUnit').at(-1)!;
  expect(unit).toBe(mostMoved(score, 0));
  const found = finding(0, unit);
  await act(async () => opened.client.answer('insideUnit', found));
  return found;
}
const part = (term: string) => document.querySelector<SVGGElement>(`svg [data-term="${term}"]`)!;

describe('the cell', () => {
  it('shows the numbers of the step under the playhead on its wires, and goes along time by key', async () => {
    opened.session.scoreView.setState({ playhead: 3 });
    const found = await openCell();
    await expect.poll(() => part('x·W_i').textContent).toBe(valueOf(found, 'x·W_i', 3));
    for (const term of ['f', 'i', 'g', 'o', 'h·U_o', 'b_f', 'f∘c', 'i∘g', 'tanh(c′)', 'h′'])
      expect(part(term).textContent, term).toContain(valueOf(found, term, 3));
    const button = page.getByRole('button', { name: 'One time step on' });
    (button.element() as HTMLElement).focus();
    await act(async () =>
      button
        .element()
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true })),
    );
    expect(scoreView().playhead).toBe(2);
    await expect.poll(() => part('f').textContent).toBe(valueOf(found, 'f', 2));
    expect(opened.client.calls).not.toContain('step');
  });

  it('lights a wire with its term, and a term with its wire', async () => {
    await openCell();
    const term = (text: string) =>
      document.querySelector<Element>(`.cell-equations mrow[data-term="${text}"]`)!;
    await act(async () => part('h·U_f').dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    await expect.poll(() => term('h·U_f').hasAttribute('data-lit')).toBe(true);
    await act(async () => term('i∘g').dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    await expect.poll(() => part('i∘g').hasAttribute('data-lit')).toBe(true);
    expect(document.querySelector('.cell-lit')!.textContent).toContain('i∘g');
  });

  it('asks for the unit that is followed, and for no more while it is closed', async () => {
    await openCell();
    await act(async () => opened.session.scoreView.setState({ unit: { layer: 0, unit: 11 } }));
    await expect
      .poll(() => opened.client.open('insideUnit')!.question)
      .toMatchObject({ kind: 'insideUnit', unit: 11 });
    expect((document.querySelector('select[aria-label="Unit"]') as HTMLSelectElement).value).toBe('11');
    await act(async () => opened.client.answer('insideUnit', finding(0, 11)));
    await page.getByRole('tab', { name: 'Inside a unit' }).click();
    await expect.poll(() => opened.client.open('insideUnit')).toBeUndefined();
    const asked = opened.client.questions.length;
    opened.client.events.frame(frame(220));
    opened.client.answer('score', { ...score, step: 220 });
    await new Promise((done) => setTimeout(done, 600));
    expect(opened.client.questions).toHaveLength(asked);
  });

  it('is watched calmly, and asked anew only for other inputs or another unit', async () => {
    const found = await openCell();
    expect(opened.client.open('insideUnit')!.pace).toEqual({ least: 400 });
    const next = {
      ...found,
      terms: found.terms.map((term) => ({ ...term, values: term.values.map((x) => x + 0.5) })),
    };
    await act(async () => {
      opened.client.answer('score', { ...score, step: 220 });
      opened.session.scoreView.setState({ playhead: 4 });
      opened.client.answer('insideUnit', next);
    });
    await expect.poll(() => part('f').textContent).toBe(valueOf(next, 'f', 4));
    expect(opened.client.asked('insideUnit')).toHaveLength(1);
    const inputs = score.inputs.map((value) => value + 1);
    await act(async () => opened.client.answer('score', { ...score, example: 3, inputs }));
    await expect.poll(() => opened.client.asked('insideUnit').at(-1)!.inputs).toEqual(inputs);
  });

  it('says what it does not know of a reading by other weights', async () => {
    await openCell();
    await act(async () =>
      opened.session.scoreView.setState({
        pinned: { by: 'other', label: 'long ago', score: { ...score, step: 3 } },
      }),
    );
    await expect.poll(() => document.querySelector('.cell')!.textContent).toContain('other weights');
    expect(part('x·W_i').textContent).toBe('–');
    expect(part('f').textContent).not.toBe('–');
  });

  it('is accessible, and fits a phone', async () => {
    await openCell();
    await expectAccessible('cell');
    await page.viewport(360, 740);
    await openCellAgain();
    expectNoSidewaysScroll('cell on a phone');
  });
});

async function openCellAgain() {
  await eventually(() => expect(document.querySelector('.cell-circuit svg')).not.toBeNull());
}
