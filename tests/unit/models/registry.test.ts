import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, toOklab, type Rgb } from '../../../src/charts/colorMaps.ts';
import { settings } from '../../../src/config/experiment.ts';
import { blocksOf, type ColorPair } from '../../../src/models/cell.ts';
import { findModel, models } from '../../../src/models/index.ts';
import { countParameters, sizeOf } from '../../../src/models/parameters.ts';
import { variants } from '../../fixtures/networks.ts';

const SIZE = { inputSize: 3, hiddenSize: 8, layers: 2, outputSize: 4, timeSteps: 4 };

test('the registry holds the cells in the order of their history', () => {
  expect(models.map(({ id }) => id).slice(0, 3)).toEqual(['rnn', 'lstm', 'gru']);
});

test('a model is found by its own id alone', () => {
  for (const model of models) expect(findModel(model.id)).toBe(model);
  for (const id of ['', 'constructor', '__proto__', 'LSTM']) expect(findModel(id)).toBeUndefined();
});

test('ids and the keys of options in a link are unique', () => {
  expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
  for (const model of models) {
    const links = [...settings.map(({ link }) => link), ...model.options.map(({ link }) => link)];
    expect(new Set(links).size).toBe(links.length);
  }
});

/** A pair of colours as bytes; for a token, that of the page's style sheet. */
const bytesOf = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const tokens = readFileSync(new URL('../../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const token = (name: string): ColorPair => {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!;
  return { light: light!, dark: dark! };
};

describe.each(['light', 'dark'] as const)('colours of networks in the %s theme', (theme) => {
  test.each(models.map((model) => [model.id, model] as const))('%s can be read as text', (_, { color }) => {
    for (const ground of ['background', 'panel', 'wash'])
      expect(contrast(bytesOf(color[theme]), bytesOf(token(ground)[theme])), ground).toBeGreaterThan(4.5);
  });

  test('can be told from each other side by side', () => {
    for (const [k, { color, id }] of models.entries()) {
      for (const other of models.slice(0, k)) {
        const [a, b] = [color, other.color].map((pair) => toOklab(bytesOf(pair[theme])));
        expect(Math.hypot(...a!.map((x, at) => x - b![at]!)), `${id}, ${other.id}`).toBeGreaterThan(0.05);
      }
    }
  });
});

describe.each(variants.map((variant) => [variant.name, variant] as const))(
  '%s',
  (_name, { model, options }) => {
    test('names its parameters once each and says how each starts', () => {
      const specs = model.parameters(SIZE, options);
      expect(new Set(specs.map(({ name }) => name)).size).toBe(specs.length);
      for (const { label } of specs) expect(label).toMatch(/^[a-z][a-z, ]*$/);
      const wrong = specs.filter(({ shape, blocks, start }) => {
        const width = shape.at(-1)! / blocks;
        if (!Number.isInteger(width)) return true;
        if (start.kind === 'bias') return start.values.length !== blocks;
        if (start.kind === 'chrono') return start.factors.length !== blocks;
        return shape.length !== 2 || (start.kind === 'recurrent' && shape[0] !== width);
      });
      expect(wrong).toEqual([]);
    });

    test('counts at least one multiply-add for every weight, and more in a larger network', () => {
      const work = (size = SIZE) => model.workload(size, options).multiplyAdds;
      const count = work();
      const weights = model
        .parameters(SIZE, options)
        .filter(({ start }) => start.kind === 'input' || start.kind === 'recurrent');
      expect(count).toBeGreaterThanOrEqual(weights.reduce((sum, spec) => sum + sizeOf(spec), 0));
      // Less than thrice: what is no matrix product is small beside it.
      expect(count).toBeLessThan(3 * countParameters(model.parameters(SIZE, options)));
      const sides = ['inputSize', 'hiddenSize', 'layers', 'outputSize'] as const;
      const larger = (side: (typeof sides)[number]) => ({ ...SIZE, [side]: SIZE[side] + 1 });
      expect(sides.filter((side) => work(larger(side)) <= count)).toEqual([]);
    });

    test('explains itself: lanes with their own letters, and an equation for every state and gate', () => {
      const lanes = [...model.states, ...model.gates];
      expect(new Set(lanes.map(({ id }) => id)).size).toBe(lanes.length);
      const tanh = model.tanh(options);
      if (tanh) expect(model.states.map(({ id }) => id)).toContain(tanh.lane);
      const heads = [
        ...model.gates.map(({ id }) => `${id} = `),
        ...model.states.map(({ id }) => (model.id === 'feedforward' ? `${id} = ` : `${id}′ = `)),
      ];
      const places = heads.map((head) => model.equations(options).findIndex((line) => line.startsWith(head)));
      expect(places).not.toContain(-1);
      expect(blocksOf(model).toSorted()).toEqual(model.gates.map(({ id }) => id).toSorted());
      const ofGates = places.slice(0, model.gates.length);
      expect(ofGates, 'in the order of the lanes').toEqual(ofGates.toSorted((a, b) => a - b));
    });
  },
);

test('the sizes of the cells are those of the textbooks', () => {
  const sizes = Object.fromEntries(
    variants.map(({ name, model, options }) => {
      const specs = model.parameters(
        { inputSize: 2, hiddenSize: 32, layers: 1, outputSize: 1, timeSteps: 20 },
        options,
      );
      return [name, countParameters(specs)];
    }),
  );
  const gate = (2 + 32 + 1) * 32;
  const head = 33;
  expect(sizes).toMatchObject({
    'Simple RNN tanh': gate + head,
    'Simple RNN relu': gate + head,
    'LSTM one': 4 * gate + head,
    'LSTM chrono': 4 * gate + head,
    'GRU after': 3 * gate + 32 + head,
    'GRU before': 3 * gate + head,
    minGRU: 2 * (2 + 1) * 32 + head,
  });
});
