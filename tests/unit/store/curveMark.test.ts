/** The mark of a run as the page and the command line have it: that of what happened, or why there is none. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment, liveSettingsOf } from '../../../src/config/index.ts';
import { curveMarkOf } from '../../../src/store/curveMark.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { arithmeticOf } from '../../../src/worker/client/arithmetic.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

const { device } = runInfo();
const WASM = { device: { ...device, backend: 'wasm', rounding: 'once' }, form: 'wasm' } as const;
const PLAIN = { ...WASM, device: { ...WASM.device, rounding: 'twice' } } as const;
const JS = { device: { ...device, backend: 'cpu' }, form: 'reference' } as const;
/** The published mark of 1, 1/2, 1/3, … */
const MARK = { letters: 'RNMB', by: 'wasm-fma' };

let series: RunSeries;
beforeEach(() => {
  series = new RunSeries();
  series.goOnBy(WASM);
});

/** Trains to a step, with a loss of one by the step. */
function trainTo(step: number): void {
  const from = series.losses.length;
  const losses = Array.from({ length: step - from }, (_, k) => 1 / (from + k + 1));
  series.append(frame(step, undefined, losses));
}

function steerAt(step: number): void {
  const before = liveSettingsOf(defaultExperiment());
  series.steered({ step, before, after: { ...before, learningRate: 0.5 } });
}

describe('the mark of a run', () => {
  it('comes with step 100 and stays, however long the run', () => {
    trainTo(99);
    expect(curveMarkOf(series)).toBeUndefined();
    trainTo(100);
    expect(curveMarkOf(series)).toEqual(MARK);
    trainTo(100_000);
    expect(curveMarkOf(series)).toEqual(MARK);
  });

  it('is the same where a worker failed and another brought the steps again', () => {
    trainTo(60);
    series.rewind(40);
    series.goOnBy(WASM);
    trainTo(120);
    expect(curveMarkOf(series)).toEqual(MARK);
  });

  it('stays where the run moved later, and is none where it moved before', () => {
    trainTo(100);
    series.goOnBy(JS);
    trainTo(200);
    expect(curveMarkOf(series)).toEqual(MARK);

    series.rewind(80);
    series.goOnBy(JS);
    trainTo(200);
    expect(curveMarkOf(series)).toBe('moved');
  });

  it('is that of the backend that has computed it all, where the run moved and moved back before a step', () => {
    trainTo(50);
    series.goOnBy(JS);
    series.goOnBy(WASM);
    trainTo(100);
    expect(curveMarkOf(series)).toEqual(MARK);
  });

  it('is none where a setting was changed under way before step 100', () => {
    steerAt(1);
    trainTo(100);
    expect(curveMarkOf(series)).toEqual(MARK);
    steerAt(101);
    expect(curveMarkOf(series)).toEqual(MARK);
    steerAt(100);
    expect(curveMarkOf(series)).toBe('steered');
  });

  it('begins anew with the run', () => {
    trainTo(50);
    series.goOnBy(JS);
    trainTo(150);
    series.clear();
    series.goOnBy(PLAIN);
    trainTo(100);
    expect(curveMarkOf(series)).toEqual({ ...MARK, by: 'wasm' });
  });

  it('goes on with what a visit has kept', () => {
    trainTo(300);
    const later = new RunSeries();
    later.restore(structuredClone(series.kept()), 250);
    later.goOnBy(JS);
    expect(curveMarkOf(later)).toEqual(MARK);
  });

  it('is none where the first losses, or what computed them, is not known', () => {
    const opened = new RunSeries();
    opened.skipTo(500);
    opened.goOnBy(WASM);
    expect(curveMarkOf(opened)).toBe('unknown');

    trainTo(300);
    const { computed: _, ...older } = series.kept();
    opened.restore(older, 300);
    opened.goOnBy(WASM);
    expect(curveMarkOf(opened)).toBe('unknown');
  });
});

describe('the arithmetic of a run', () => {
  it.each([
    ['wasm-fma', { backend: 'wasm', rounding: 'once' }, 'wasm'],
    ['wasm', { backend: 'wasm', rounding: 'twice' }, 'wasm'],
    ['wasm-reference', { backend: 'wasm', rounding: 'twice' }, 'reference'],
    ['js', { backend: 'cpu' }, 'reference'],
    ['webgl', { backend: 'webgl' }, 'fused'],
    ['webgl-reference', { backend: 'webgl' }, 'reference'],
  ] as const)('is %s', (name, part, form) => {
    expect(arithmeticOf({ device: { ...device, ...part }, form })).toBe(name);
  });
});
