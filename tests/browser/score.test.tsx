/** The score: what is on it, how it is played by pointer and keyboard, and that it can be read without seeing it. */
import axe from 'axe-core';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Score } from '../../src/app/score/Score.tsx';
import { createScoreView } from '../../src/store/scoreView.ts';
import { RunSeries } from '../../src/store/series.ts';
import '../../src/app/styles/base.css';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/widgets.css';
import { eventually } from '../fixtures/eventually.ts';
import { mountEach } from './mounted.ts';
import { fakeInfo, fakeScore, fakeSeries, type FakeOptions } from './scoreFakes.ts';

const mounted = mountEach('Score', 900);
let scoreView = createScoreView();
beforeEach(() => (scoreView = createScoreView()));

const frames = (count: number) =>
  act(async () => {
    for (let k = 0; k < count; k++) await new Promise(requestAnimationFrame);
  });

async function show(
  options: FakeOptions = {},
  series = fakeSeries(options, 200),
  onExample = vi.fn<(example: number) => void>(),
) {
  await act(async () =>
    mounted.root.render(
      <Score
        scoreView={scoreView}
        series={series}
        info={fakeInfo(options)}
        title={`Adding problem, T = ${options.timeSteps ?? 50}`}
        onExample={onExample}
        {...(options.layers ? { layers: options.layers } : {})}
        {...(options.units ? { units: options.units } : {})}
      />,
    ),
  );
  await frames(3);
  return { series, onExample };
}

const plot = (key: string) => mounted.host.querySelector<HTMLElement>(`[data-lane="${key}"]`)!;
const canvasOf = (key: string) => plot(key).querySelector('canvas')!;
const slider = () => mounted.host.querySelector<HTMLInputElement>('.score-slider')!;
const read = (field: string) => mounted.host.querySelector(`[data-read="${field}"]`)!.textContent;
const label = () => mounted.host.querySelector('.score-playhead-label')!.textContent;
const tip = () => mounted.host.querySelector<HTMLElement>('.score-tip')!;

/** Moves the pointer to a share of the lane's width and height. */
function pointer(type: string, key: string, x: number, y: number) {
  const box = plot(key).getBoundingClientRect();
  const at = { clientX: box.left + box.width * x, clientY: box.top + box.height * y };
  act(() => {
    plot(key).dispatchEvent(
      new PointerEvent(type, { ...at, bubbles: true, button: 0, pointerId: 1, pointerType: 'mouse' }),
    );
  });
}

function painted(canvas: HTMLCanvasElement): boolean {
  return canvas
    .getContext('2d')!
    .getImageData(0, 0, canvas.width, canvas.height)
    .data.some((byte) => byte > 0);
}

describe('the lanes', () => {
  it('stand in order: input, states, gates, output, gradient', async () => {
    await show();
    const names = [...mounted.host.querySelectorAll('.score-name')].map((name) => name.textContent);
    expect(names).toEqual([
      'Input',
      'Hidden state',
      'Cell state',
      'Forget gate',
      'Input gate',
      'Output gate',
      'Output',
      'Gradient',
    ]);
  });

  it('come once for each layer, and say which', async () => {
    await show({ cell: 'gru', layers: 3 });
    const layers = [...mounted.host.querySelectorAll('[data-kind="map"][data-folded="false"] .score-layer')];
    expect(layers.map((layer) => layer.textContent)).toEqual(['layer 1', 'layer 2', 'layer 3']);
  });

  it.each(['adding', 'parity', 'text', 'forecast', 'digits'] as const)(
    'are all drawn for %s',
    async (task) => {
      await show({ task, cell: 'gru' });
      const canvases = [...mounted.host.querySelectorAll('canvas')];
      expect(canvases.length).toBe(6);
      expect(canvases.map(painted)).toEqual(canvases.map(() => true));
    },
  );

  it('share one time axis: all drawings begin and end at the same places', async () => {
    await show();
    const boxes = [...mounted.host.querySelectorAll('canvas')].map((canvas) =>
      canvas.getBoundingClientRect(),
    );
    for (const box of boxes) {
      expect(box.left).toBeCloseTo(boxes[0]!.left, 3);
      expect(box.width).toBeCloseTo(boxes[0]!.width, 3);
    }
  });

  it('paint each cell in the colour of its value', async () => {
    const series = fakeSeries({}, 200);
    const { values } = series.score!.lanes[0]!;
    values[11 * 32 + 6] = 1;
    values[12 * 32 + 6] = 0;
    values[13 * 32 + 6] = -1;
    values[14 * 32 + 6] = NaN;
    document.documentElement.dataset['theme'] = 'light';
    await show({}, series);
    const canvas = canvasOf('0/h');
    expect([canvas.width, canvas.height]).toEqual([50, 32]);
    const pixel = (t: number) => [...canvas.getContext('2d')!.getImageData(t, 6, 1, 1).data];
    expect(pixel(11)).toEqual([0xc8, 0x5c, 0x14, 255]);
    expect(pixel(12)).toEqual([0xf7, 0xf5, 0xf1, 255]);
    expect(pixel(13)).toEqual([0x21, 0x66, 0xac, 255]);
    expect(pixel(14)).toEqual([0xb3, 0x26, 0x1e, 255]);
  });

  it('follow their values with the scale, say where it ends, and keep one that is fixed', async () => {
    document.documentElement.dataset['theme'] = 'light';
    const series = fakeSeries({}, 200);
    const withCell = (value: number) => {
      const read = fakeScore({}, 200);
      const { values } = read.lanes.find(({ lane }) => lane === 'c')!;
      values.fill(0);
      values[11 * 32 + 6] = value;
      return read;
    };
    series.read(withCell(0.2));
    await show({}, series);
    const choice = () => page.getByRole('combobox', { name: 'Scale, Cell state' });
    const ends = () => plot('0/c').parentElement!.querySelector('.score-ends')!.textContent;
    const pixel = () => [...canvasOf('0/c').getContext('2d')!.getImageData(11, 6, 1, 1).data.subarray(0, 3)];
    const strongest = [0xc8, 0x5c, 0x14];
    expect([ends(), pixel()]).toEqual(['+0.2−0.2', strongest]);
    await act(async () => series.read(withCell(10)));
    await frames(3);
    expect([ends(), pixel()]).toEqual(['+10−10', strongest]);
    await act(async () => choice().selectOptions('fixed at ±20'));
    await act(async () => series.read(withCell(0.7)));
    await frames(3);
    expect(ends()).toBe('+20−20');
    expect(pixel()).not.toEqual(strongest);
    await act(async () => choice().selectOptions('follow the values'));
    await frames(3);
    expect(ends()).toBe('+1−1');
  });

  it('take the colours of the other theme as soon as it changes', async () => {
    const series = fakeSeries({}, 200);
    series.score!.lanes[0]!.values[11 * 32 + 6] = 1;
    document.documentElement.dataset['theme'] = 'light';
    await show({}, series);
    document.documentElement.dataset['theme'] = 'dark';
    await frames(3);
    const pixel = canvasOf('0/h').getContext('2d')!.getImageData(11, 6, 1, 1).data;
    expect(Array.from(pixel.subarray(0, 3))).toEqual([0xf5, 0x96, 0x46]);
  });

  it('are drawn anew when a new reading comes, and not otherwise', async () => {
    const { series } = await show();
    const before = canvasOf('0/h').toDataURL();
    const put = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
    await act(async () => series.append({ ...frameWithout(), firstStep: 201 }));
    await frames(3);
    expect(put).not.toHaveBeenCalled();
    await act(async () => series.read(fakeScore({}, 220, 5)));
    // Two states and three gates; on a busy machine the heading may come a frame later, and with it one of them again.
    await eventually(() => expect(put.mock.calls.length).toBeGreaterThanOrEqual(5));
    put.mockRestore();
    expect(canvasOf('0/h').toDataURL()).not.toBe(before);
    expect(mounted.host.textContent).toContain('example 6 of 64');
  });

  it('keep their height before the first reading', async () => {
    const series = new RunSeries();
    await show({ layers: 2, units: 48 }, series);
    const before = mounted.host.getBoundingClientRect().height;
    expect(mounted.host.textContent).toContain('No reading yet');
    await act(async () => series.read(fakeScore({ layers: 2, units: 48 }, 1)));
    await frames(3);
    expect(mounted.host.getBoundingClientRect().height).toBe(before);
    expect(mounted.host.querySelector('.score-help')!.textContent).not.toContain('No reading yet');
  });
});

function frameWithout() {
  return {
    number: 1,
    step: 1,
    firstStep: 1,
    losses: new Float32Array(1),
    evaluations: { steps: new Int32Array(), losses: new Float32Array(), metrics: new Float32Array() },
    stepsPerSecond: 1,
  };
}

describe('gates', () => {
  it('are folded to one line of their quarters, and unfold by a button, the candidate with them', async () => {
    const { series } = await show();
    const button = page.getByRole('button', { name: 'Forget gate' });
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    expect([canvasOf('0/f').width, canvasOf('0/f').height]).toEqual([50, 4]);
    expect(plot('0/g')).toBeNull();
    const folded = plot('0/f').getBoundingClientRect().height;

    await act(async () => button.click());
    await frames(3);
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    expect([canvasOf('0/f').width, canvasOf('0/f').height]).toEqual([50, 32]);
    expect(plot('0/f').getBoundingClientRect().height).toBeGreaterThan(4 * folded);
    expect(plot('0/g')).not.toBeNull();

    await act(async () => button.click());
    await frames(3);
    expect(canvasOf('0/f').height).toBe(4);
    expect(plot('0/g')).toBeNull();
    expect(series.score).toBeDefined();
  });

  it('show the unit that is followed where they are folded, and say its value', async () => {
    const { series } = await show();
    const gate = series.score!.lanes.find(({ lane }) => lane === 'f')!;
    await act(async () => scoreView.setState({ unit: { layer: 0, unit: 6 } }));
    await frames(3);
    expect(canvasOf('0/f').height).toBe(1);
    pointer('pointermove', '0/f', 20.5 / 50, 0.5);
    expect(tip().textContent).toBe(`unit 7, t = 21, ${gate.values[20 * 32 + 6]!.toFixed(2)}`);
  });
});

describe('the playhead', () => {
  it('stands on the last step at first', async () => {
    await show();
    expect(label()).toBe('t = 50');
    expect(slider().value).toBe('50');
  });

  it('walks by keyboard, one step at a time and to the ends', async () => {
    await show();
    await act(async () => slider().focus());
    await act(async () => userEvent.keyboard('{Home}'));
    expect(label()).toBe('t = 1');
    await act(async () => userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowRight}'));
    expect(label()).toBe('t = 3');
    await act(async () => userEvent.keyboard('{PageUp}'));
    expect(slider().valueAsNumber).toBeGreaterThan(3);
    await act(async () => userEvent.keyboard('{End}'));
    expect(label()).toBe('t = 50');
  });

  it('follows the pointer dragged over a lane, through all lanes', async () => {
    await show();
    pointer('pointerdown', '0/c', 12.5 / 50, 0.5);
    expect(label()).toBe('t = 13');
    pointer('pointermove', '0/c', 30.5 / 50, 0.5);
    expect(label()).toBe('t = 31');
    pointer('pointerup', '0/c', 30.5 / 50, 0.5);
    pointer('pointermove', '0/c', 40.5 / 50, 0.5);
    expect(label()).toBe('t = 31');
    const line = mounted.host.querySelector('.score-playhead')!.getBoundingClientRect();
    const box = plot('output').getBoundingClientRect();
    expect(line.left + line.width / 2).toBeCloseTo(box.left + (box.width * 30.5) / 50, 0);
  });

  it('has its handle under the line at every step', async () => {
    await show({ timeSteps: 7 });
    const box = slider().getBoundingClientRect();
    const thumb = 16;
    for (const step of [1, 4, 7]) {
      await act(async () => {
        slider().value = String(step);
        slider().dispatchEvent(new Event('input', { bubbles: true }));
      });
      const line = mounted.host.querySelector('.score-playhead')!.getBoundingClientRect();
      const handle = box.left + thumb / 2 + ((step - 1) / 6) * (box.width - thumb);
      expect(line.left + line.width / 2).toBeCloseTo(handle, 0);
    }
  });

  it('reads out its time step: input, prediction, target, and the unit that is followed', async () => {
    const { series } = await show();
    const { inputs, outputs, targets, lanes } = series.score!;
    expect(read('step')).toBe('50');
    expect(read('input')).toBe(inputs[98]!.toFixed(2));
    expect(read('prediction')).toBe(outputs[49]!.toFixed(2));
    expect(read('target')).toBe(targets[49]!.toFixed(2));
    await act(async () => scoreView.setState({ unit: { layer: 0, unit: 6 } }));
    await frames(3);
    const proper = (value: number) => value.toFixed(2).replace('-', '−');
    expect(read('hidden')).toBe(proper(lanes[0]!.values[49 * 32 + 6]!));
    pointer('pointerdown', '0/h', 12.5 / 50, 0.5);
    expect(read('input')).toBe(`${inputs[24]!.toFixed(2)}, marked`);
    expect(read('target')).toBe('not asked');
    expect(slider().getAttribute('aria-valuetext')).toMatch(
      /^t = 13: input .*, marked; prediction .*; not asked$/,
    );
  });

  it('shows values of a series in its own unit', async () => {
    const { series } = await show({ task: 'forecast' });
    const shown = series.score!.inputs[49]! * 28 + 356;
    expect(read('input')).toBe(`${shown.toFixed(1)} ppm`);
  });
});

describe('the cells of a heatmap', () => {
  it('say their exact value to the pointer', async () => {
    const series = fakeSeries({}, 200);
    series.score!.lanes[0]!.values[11 * 32 + 6] = 0.834;
    await show({}, series);
    pointer('pointermove', '0/h', 11.5 / 50, 6.5 / 32);
    expect(tip().hidden).toBe(false);
    expect(tip().textContent).toBe('unit 7, t = 12, 0.83');
    dispatchEvent(new Event('resize'));
    expect(tip().hidden).toBe(true);
  });

  it('are walked by arrow keys, with the same sentence', async () => {
    const series = fakeSeries({}, 200);
    series.score!.lanes[0]!.values[11 * 32 + 6] = -0.834;
    await show({}, series);
    const heatmap = plot('0/h');
    expect(heatmap.getAttribute('role')).toBe('slider');
    await act(async () => heatmap.focus());
    await act(async () => userEvent.keyboard('{Home}'));
    expect(heatmap.getAttribute('aria-valuetext')).toMatch(/^unit 1, t = 1, /);
    for (let k = 0; k < 11; k++) await act(async () => userEvent.keyboard('{ArrowRight}'));
    for (let k = 0; k < 6; k++) await act(async () => userEvent.keyboard('{ArrowDown}'));
    expect(heatmap.getAttribute('aria-valuetext')).toBe('unit 7, t = 12, −0.83');
    expect(heatmap.getAttribute('aria-valuenow')).toBe('12');
    expect(tip().textContent).toBe('unit 7, t = 12, −0.83');
    expect(label()).toBe('t = 12');
    await act(async () => userEvent.keyboard('{Escape}'));
    expect(tip().hidden).toBe(true);
    await act(async () => userEvent.keyboard('{Control>}{End}{/Control}'));
    expect(heatmap.getAttribute('aria-valuetext')).toMatch(/^unit 32, t = 50, /);
  });

  it('show how to read the lane one is on', async () => {
    await show();
    pointer('pointermove', '0/c', 0.5, 0.5);
    await frames(1);
    expect(mounted.host.querySelector('.score-help')!.textContent).toContain('what each unit keeps inside');
  });
});

describe('the choice of an example', () => {
  it('goes to the next and the one before, round the end', async () => {
    const { onExample, series } = await show();
    const next = page.getByRole('button', { name: 'Next example' });
    await act(async () => next.click());
    await act(async () => next.click());
    expect(onExample.mock.calls).toEqual([[3], [4]]);
    await act(async () => series.read(fakeScore({}, 1, 0)));
    await frames(3);
    await act(async () => page.getByRole('button', { name: 'Previous example' }).click());
    expect(onExample).toHaveBeenLastCalledWith(63);
  });
});

describe('the answer in words', () => {
  it('counts right steps of bits and symbols, and gives the last value', async () => {
    const { series } = await show({ task: 'parity' });
    const { mask, targets, outputs } = series.score!;
    const asked = [...mask.keys()].filter((t) => mask[t]! > 0);
    const right = asked.filter((t) => outputs[t]! > 0.5 === targets[t]! > 0.5);
    const text = `Output. The network is right at ${right.length} of ${asked.length} time steps.`;
    expect(plot('output').getAttribute('aria-label')).toBe(text);
  });
});

describe('access', () => {
  it.each([
    ['light', {}],
    ['dark', {}],
    ['light', { task: 'text', cell: 'gru', layers: 2 }],
    ['dark', { task: 'parity' }],
    ['light', { task: 'digits' }],
    ['dark', { task: 'digits' }],
  ] as const)('axe finds nothing in the %s theme with %o', async (theme, options) => {
    document.documentElement.dataset['theme'] = theme;
    await show(options);
    await act(async () => page.getByRole('button', { name: /gate/ }).first().click());
    pointer('pointermove', '0/h', 0.5, 0.5);
    await frames(2);
    const { violations } = await axe.run(mounted.host, {
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it.each([320, 360, 768])('overflows nowhere sideways at %d px', async (width) => {
    await page.viewport(width, 800);
    await show({ timeSteps: 400, units: 128, layers: 2 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  it.each(['text', 'digits'] as const)(
    'fits at 320 px with text at twice its size, with %s',
    async (task) => {
      await page.viewport(320, 800);
      document.documentElement.style.fontSize = '200%';
      await show({ task });
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      document.documentElement.style.fontSize = '';
    },
  );
});

describe('a sound', () => {
  it('is painted with low tones below, and read out band by band', async () => {
    document.documentElement.dataset['theme'] = 'light';
    await show({ task: 'digits', timeSteps: 31 });
    const canvas = canvasOf('input');
    expect([canvas.width, canvas.height]).toEqual([31, 16]);
    const pixel = (t: number, row: number) => [...canvas.getContext('2d')!.getImageData(t, row, 1, 1).data];
    // The tone begins in the lowest band, where nothing is at the end.
    expect(pixel(0, 15)).toEqual([0x08, 0x5c, 0x64, 255]);
    expect(pixel(30, 15)).toEqual([0xfa, 0xf9, 0xf6, 255]);
    pointer('pointermove', 'input', 0.01, 0.99);
    expect(tip().textContent).toBe('t = 1, 200 Hz, 0 dB');
    pointer('pointermove', 'input', 0.99, 0.99);
    expect(tip().textContent).toBe('t = 31, 200 Hz, −60 dB');
    expect(plot('input').getAttribute('aria-label')).toBe(
      'Input. A sound of 31 steps, loudest at t = 1 around 200 Hz.',
    );
  });

  it('has the probability of each class over time, and a box around the right one at the end', async () => {
    document.documentElement.dataset['theme'] = 'light';
    await show({ task: 'digits', timeSteps: 31 });
    pointer(
      'pointermove',
      'output',
      0.99,
      (7.5 / 10) * ((canvasOf('output').clientHeight - 8) / canvasOf('output').clientHeight),
    );
    expect(tip().textContent).toMatch(/^t = 31, 7: 87\.\d %$/);
    expect(read('prediction')).toMatch(/^7 \(87\.\d %\)$/);
    expect(read('target')).toBe('7');
    const labels = [...plot('output').parentElement!.querySelectorAll('.score-ends > span')];
    expect(labels.map((label) => label.textContent)).toEqual([...'0123456789']);
    const rows = labels.map((label) => label.getBoundingClientRect());
    const lane = canvasOf('output').getBoundingClientRect();
    // Each label stands beside its own row.
    rows.forEach((box, k) => {
      const middle = lane.top + ((k + 0.5) / 10) * (lane.height - 8);
      expect(Math.abs((box.top + box.bottom) / 2 - middle)).toBeLessThan(3);
    });
  });
});

describe('pace', () => {
  it('draws 400 steps of 256 units without holding the page for 50 ms', async () => {
    const options = { timeSteps: 400, units: 256 };
    const { series } = await show(options);
    const durations: number[] = [];
    for (let k = 0; k < 10; k++) {
      const score = fakeScore(options, 300 + k);
      const original = window.requestAnimationFrame;
      let work: FrameRequestCallback | undefined;
      window.requestAnimationFrame = (callback) => ((work = callback), 1);
      series.read(score);
      window.requestAnimationFrame = original;
      const begin = performance.now();
      act(() => work!(begin));
      durations.push(performance.now() - begin);
      // Another scale may have to be drawn.
      await frames(1);
    }
    // The fastest: the others wait for whoever else is at work on the machine.
    expect(Math.min(...durations)).toBeLessThan(50);
  });
});
