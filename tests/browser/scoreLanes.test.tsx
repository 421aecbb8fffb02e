/** The lanes of gradient and attention, lanes as tables, and how they scroll on a phone. */
import axe from 'axe-core';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Score } from '../../src/app/score/Score.tsx';
import { createScoreView } from '../../src/store/scoreView.ts';
import { mountEach, openLaneTable } from './mounted.ts';
import { fakeInfo, fakeSeries, type FakeOptions } from './scoreFakes.ts';
import '../../src/app/styles/base.css';
import '../../src/app/styles/tokens.css';

const mounted = mountEach('Lanes', 900);
let scoreView = createScoreView();
beforeEach(() => (scoreView = createScoreView()));

const frames = (count: number) =>
  act(async () => {
    for (let k = 0; k < count; k++) await new Promise(requestAnimationFrame);
  });

async function show(options: FakeOptions = {}) {
  const series = fakeSeries(options, 200);
  await act(async () =>
    mounted.root.render(
      <Score
        scoreView={scoreView}
        series={series}
        info={fakeInfo(options)}
        title="Adding problem"
        onExample={vi.fn<(example: number) => void>()}
        {...(options.layers ? { layers: options.layers } : {})}
        {...(options.heads ? { heads: options.heads } : {})}
      />,
    ),
  );
  await frames(3);
  return series;
}

const find = (selector: string) => mounted.host.querySelector<HTMLElement>(selector)!;
const plot = (key: string) => find(`[data-lane="${key}"]`);
const said = (key: string) => find(`[data-say="${key}"]`).textContent;
const put = (playhead: number) => act(async () => scoreView.setState({ playhead }));

describe('the gradient lane', () => {
  it('says its rate, over which steps, and what stands under the playhead', async () => {
    await show();
    expect(find('.score-caption').textContent).toBe(
      '‖∂L/∂h‖ shrinks to 0.80 of its size with each step back (R² 1.00).',
    );
    expect(said('gradient')).toContain('‖∂L/∂h‖ is 0.500 at t = 50 and 8.9·10⁻⁶ at t = 1.');
    expect(find('[data-read="gradient"]').textContent).toBe('0.500');
    await put(48);
    expect(find('[data-read="gradient"]').textContent).toBe('0.400');
  });

  it('lets whose error it follows be chosen, where several steps count', async () => {
    await show();
    expect(mounted.host.querySelector('.score-label select')).toBeNull();
    await show({ task: 'parity' });
    const choice = page.getByRole('combobox', { name: 'Whose error the gradient follows' });
    await expect.element(choice).toHaveDisplayValue('L: last');
    await act(() => choice.selectOptions('L: at t'));
    expect(scoreView.getState().followed).toBe('playhead');
    await expect.element(choice).toHaveDisplayValue('L: at t');
  });

  it('draws bars as high as the logarithm of the lengths', async () => {
    document.documentElement.dataset['theme'] = 'light';
    const series = await show();
    const canvas = plot('gradient').querySelector('canvas')!;
    const ratio = canvas.width / canvas.clientWidth;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const accent = [0x0b, 0x6e, 0x75];
    /** Pixels of the accent in the column at the middle of step `t`. */
    const tall = (t: number) => {
      const x = Math.floor(((t + 0.45) * canvas.width) / 50);
      let count = 0;
      for (let y = 0; y < canvas.height; y++) {
        const at = 4 * (y * canvas.width + x);
        if (accent.every((byte, k) => Math.abs(data[at + k]! - byte) < 3)) count++;
      }
      return count / ratio;
    };
    // The scale spans 8 powers of ten over the drawing's height less foot and top; marks and line hide a few pixels.
    const full = canvas.clientHeight - 10;
    for (const t of [49, 30, 10]) {
      const share = (Math.log10(series.score!.gradients!.hidden[0]![t]!) + 8) / 8;
      expect(Math.abs(tall(t) - share * full)).toBeLessThan(12);
    }
    expect(tall(49)).toBeGreaterThan(tall(30));
    expect(tall(30)).toBeGreaterThan(tall(10));
  });

  it('says one step to the pointer, layer by layer', async () => {
    await show({ layers: 2 });
    const box = plot('gradient').getBoundingClientRect();
    const at = { clientX: box.left + (box.width * 49.5) / 50, clientY: box.top + 20, bubbles: true };
    act(() => void plot('gradient').dispatchEvent(new PointerEvent('pointermove', at)));
    expect(find('.score-tip').textContent).toBe(
      't = 50: ‖∂L/∂h‖ of layer 2 0.500, ‖∂L/∂h‖ of layer 1 0.050, ‖∂L/∂x‖ 0.050',
    );
  });
});

describe('where attention looks', () => {
  const options = { heads: 2, timeSteps: 10 };

  it('is one row a head from the playhead, and follows it', async () => {
    await show(options);
    const canvas = plot('0/attention').querySelector('canvas')!;
    expect([canvas.width, canvas.height]).toEqual([10, 2]);
    await put(3);
    const row = canvas.getContext('2d')!.getImageData(0, 0, 10, 1).data;
    const shade = (key: number) => [...row.subarray(4 * key, 4 * key + 3)].join();
    // Later steps have the colour of nothing, the own step the strongest.
    expect(new Set([4, 5, 6, 7, 8, 9].map(shade)).size).toBe(1);
    expect(shade(3)).not.toBe(shade(2));
    expect(shade(0)).toBe(shade(2));
    expect(said('0/attention')).toBe(
      'From t = 4, head 1 looks most at t = 4 (62.5 %); head 2 looks most at t = 4 (62.5 %).',
    );
  });

  it('unfolds to a square a head, and is walked by keyboard', async () => {
    await show(options);
    await put(3);
    await act(async () => plot('0/attention').focus());
    await act(async () => userEvent.keyboard('{Home}{ArrowRight}{ArrowDown}'));
    expect(plot('0/attention').getAttribute('aria-valuetext')).toBe('head 2, t = 4 takes 12.5 % from t = 2');
    // The playhead is the step that looks, and stays.
    expect(scoreView.getState().playhead).toBe(3);
    await act(async () => page.getByRole('button', { name: 'Where it looks' }).click());
    await frames(3);
    const canvas = plot('0/attention').querySelector('canvas')!;
    expect([canvas.width, canvas.height]).toEqual([10, 20]);
    await act(async () => plot('0/attention').focus());
    await act(async () => userEvent.keyboard('{ArrowDown}'));
    expect(plot('0/attention').getAttribute('aria-valuetext')).toBe('head 2, t = 5 takes 10.0 % from t = 2');
    expect(scoreView.getState().playhead).toBe(4);
  });

  it('is not there where there is no attention', async () => {
    await show();
    expect(mounted.host.textContent).not.toContain('Where it looks');
  });
});

describe('lanes as tables', () => {
  const open = (lane: string) => openLaneTable(mounted, lane);
  const texts = (selector: string) =>
    [...mounted.host.querySelectorAll(selector)].map(({ textContent }) => textContent);

  it('are built only while they are open', async () => {
    await show();
    expect(find('table')).toBeNull();
    await open('Hidden state');
    expect(find('table')).not.toBeNull();
    await act(async () => page.getByText('Lanes as tables').click());
    expect(find('table')).toBeNull();
  });

  it('hold every value of a lane, with the playhead’s row marked', async () => {
    const series = await show();
    await put(12);
    await open('Hidden state');
    expect(texts('.lane-table thead th')).toHaveLength(33);
    expect(texts('.lane-table tbody tr')).toHaveLength(50);
    const row = texts('.lane-table tr[aria-current] > *');
    expect(row[0]).toBe('13');
    const value = series.score!.lanes[0]!.values[12 * 32 + 6]!;
    expect(row[7]).toBe(value.toFixed(2).replace('-', '−'));
  });

  it('show a stretch around the playhead where a lane is long', async () => {
    await show({ timeSteps: 400 });
    await put(200);
    await open('Cell state');
    expect(texts('.lane-table tbody tr')).toHaveLength(50);
    expect(find('.lane-table-caption').textContent).toContain('time steps 176 to 225 of 400');
  });

  it.each(['Input', 'Forget gate', 'Output', 'Gradient'])('has one for %s', async (lane) => {
    await show();
    await open(lane);
    expect(texts('.lane-table tbody tr')).toHaveLength(50);
  });

  it('has one for attention, from the playhead’s step', async () => {
    await show({ heads: 2, timeSteps: 10 });
    await put(3);
    await open('Where it looks');
    expect(texts('.lane-table tr[aria-current] > *')).toEqual(['4', '62.5 %', '62.5 %']);
    expect(texts('.lane-table tbody tr:last-child > *')).toEqual(['10', '–', '–']);
  });

  it('can be read by everybody', async () => {
    await show({ heads: 2, timeSteps: 10 });
    await open('Gradient');
    const { violations } = await axe.run(mounted.host);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('on a phone', () => {
  const scroller = () => find('.score-scroller');
  const line = () => {
    const box = find('.score-playhead').getBoundingClientRect();
    return box.left + box.width / 2;
  };
  const stepAt = (x: number) => {
    const box = plot('0/h').getBoundingClientRect();
    return Math.floor(((x - box.left) / box.width) * 50);
  };

  beforeEach(() => page.viewport(360, 740));

  it('the lanes scroll from end to end, and the playhead with them', async () => {
    await show();
    await frames(3);
    const { scrollWidth, clientWidth } = scroller();
    expect(scrollWidth).toBeGreaterThan(clientWidth);
    const visible = { from: find('[data-kind="map"] .score-label').getBoundingClientRect().right };
    expect(stepAt(line())).toBe(49);
    // The last step stands at the end of what is seen, and nothing behind it is empty.
    expect(Math.abs(plot('0/h').getBoundingClientRect().right - line())).toBeLessThan(8);
    scroller().scrollLeft = (20 / 49) * (scrollWidth - clientWidth);
    await frames(3);
    expect(scoreView.getState().playhead).toBe(20);
    expect(stepAt(line())).toBe(20);
    expect(find('.score-playhead-label').textContent).toBe('t = 21');
    scroller().scrollLeft = 0;
    await frames(3);
    expect(stepAt(line())).toBe(0);
    expect(line()).toBeGreaterThanOrEqual(visible.from);
  });

  it('slider and keys scroll them, too', async () => {
    await show();
    await act(async () => find('.score-slider').focus());
    await act(async () => userEvent.keyboard('{Home}'));
    await frames(3);
    expect(scroller().scrollLeft).toBe(0);
    expect(stepAt(line())).toBe(0);
    await act(async () => userEvent.keyboard('{ArrowRight}{ArrowRight}'));
    await frames(3);
    expect(stepAt(line())).toBe(2);
    // The slider itself stays in sight.
    const box = find('.score-slider').getBoundingClientRect();
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThanOrEqual(360);
  });

  it('a tap brings its step under the playhead, and its unit is followed', async () => {
    await show();
    const box = plot('0/h').getBoundingClientRect();
    const at = { clientX: box.left + (box.width * 44.5) / 50, clientY: box.top + 5, bubbles: true };
    await act(async () => void plot('0/h').dispatchEvent(new MouseEvent('click', at)));
    await frames(3);
    expect(scoreView.getState().playhead).toBe(44);
    expect(scoreView.getState().unit).toEqual({ layer: 0, unit: 1 });
    expect(stepAt(line())).toBe(44);
  });

  it('names and scales stay beside the lanes, and the page does not scroll sideways', async () => {
    await show();
    scroller().scrollLeft = 100;
    await frames(3);
    const name = find('[data-kind="map"] .score-label').getBoundingClientRect();
    expect(name.left).toBeGreaterThanOrEqual(0);
    expect(name.left).toBeLessThan(20);
    expect(find('[data-kind="map"] .score-scale').getBoundingClientRect().right).toBeLessThanOrEqual(360);
    expect(document.documentElement.scrollWidth).toBe(360);
  });

  it('a short sequence fits, and nothing scrolls', async () => {
    await show({ timeSteps: 10 });
    expect(scroller().scrollWidth).toBe(scroller().clientWidth);
  });
});
