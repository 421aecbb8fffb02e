import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, type OpenPage } from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

describe('a wave of one’s own', () => {
  const board = () => dialog().getByRole('slider', { name: 'Drawing area' });

  async function openBoard(): Promise<OpenPage> {
    const opened = openPage('task=forecast');
    opened.session.show('own');
    await expect.element(dialog()).toBeVisible();
    await dialog().getByRole('radio', { name: 'draw a wave' }).click();
    await expect.element(board()).toBeVisible();
    return opened;
  }

  /** Draws through places given as shares of the area, from the upper left corner. */
  function draw(places: readonly (readonly [number, number])[], pointerType = 'mouse'): void {
    const area = board().element();
    const box = area.getBoundingClientRect();
    area.setPointerCapture = () => undefined;
    const at = ([x, y]: readonly [number, number]) => ({
      clientX: box.left + x * box.width,
      clientY: box.top + y * box.height,
      bubbles: true,
      pointerType,
      button: 0,
    });
    area.dispatchEvent(new PointerEvent('pointerdown', at(places[0]!)));
    for (const place of places) area.dispatchEvent(new PointerEvent('pointermove', at(place)));
    area.dispatchEvent(new PointerEvent('pointerup', at(places.at(-1)!)));
  }

  const zigzag = Array.from({ length: 13 }, (_, k) => [k / 12, k % 2 ? 0.2 : 0.8] as const);

  it.each(['mouse', 'touch'])('is drawn by %s and learned from', async (pointerType) => {
    const { client, state } = await openBoard();
    draw(zigzag, pointerType);
    await expectAccessible('the drawing area');
    await button('Use this wave').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    const { own } = client.loads.at(-1)!;
    expect(own).toMatchObject({ kind: 'series', name: 'your wave' });
    const values = own!.kind === 'series' ? own!.values : [];
    expect(values).toHaveLength(900);
    expect(values[0]).toBeLessThan(-0.5);
    expect(Math.max(...values.slice(0, 50))).toBeGreaterThan(0.5);
    expect(location.hash).toBe('#task=forecast&series=own&cell=lstm');
  });

  it('is drawn by the arrow keys', async () => {
    const { client, state } = await openBoard();
    (board().element() as HTMLElement).focus();
    for (let k = 0; k < 40; k++)
      await userEvent.keyboard(
        k % 8 < 4 ? '{ArrowRight}{ArrowUp}{ArrowUp}' : '{ArrowRight}{ArrowDown}{ArrowDown}',
      );
    await expect.element(board()).toHaveAttribute('aria-valuenow', '67');
    expect(board().element().getAttribute('aria-valuetext')).toMatch(/^pen at 67 % of the width, \d+ %/);
    await dialog().getByRole('radio', { name: 'once' }).click();
    await button('Use this wave').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    const { own } = client.loads.at(-1)!;
    expect(own!.kind === 'series' && own!.values.length).toBeGreaterThan(190);
  });

  it('begins with a shape, and is cleared', async () => {
    const { state } = await openBoard();
    await button('sine').click();
    await button('Clear').click();
    await button('Use this wave').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent('There is no line yet');
    await button('beat').click();
    await button('Use this wave').click();
    await eventually(() => expect(state().own.series?.values).toHaveLength(900));
  });

  it.each([
    ['a dot', [[0.5, 0.5]], 'The line is too short'],
    [
      'a flat line',
      [
        [0, 0.5],
        [1, 0.5],
      ],
      'The line is flat',
    ],
  ] as const)('of %s is refused with what to do', async (_, places, sentence) => {
    const { client, state } = await openBoard();
    draw(places);
    await button('Use this wave').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(sentence);
    expect(state().dialog).toBe('own');
    expect(client.loads).toHaveLength(1);
    await expectAccessible('refused');
  });

  it('fits a phone', async () => {
    await page.viewport(320, 640);
    await openBoard();
    const box = dialog().element();
    expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth);
    expectNoSidewaysScroll('the drawing area');
  });
});
