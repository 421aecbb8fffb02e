import { describe, expect, test } from 'vitest';
import {
  defaultExperiment,
  liveSettingsOf,
  withCell,
  withTask,
  withValue,
  type Experiment,
} from '../../../src/config/index.ts';
import { createRandom } from '../../../src/math/random.ts';
import { countParameters } from '../../../src/models/parameters.ts';
import { findModel } from '../../../src/models/index.ts';
import { faultSentence } from '../../../src/takeaway/faults.ts';
import { meets } from '../../../src/takeaway/ownNeed.ts';
import { readSafetensors, writeSafetensors, type Tensor } from '../../../src/takeaway/safetensors.ts';
import {
  keptRunOf,
  readNetwork,
  writeNetwork,
  type SavedNetwork,
} from '../../../src/takeaway/savedNetwork.ts';
import { findTask } from '../../../src/tasks/index.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import type { KeptRun } from '../../../src/worker/client/client.ts';
import { cases } from '../../fixtures/effort.ts';
import { numbers } from '../../fixtures/networks.ts';

const size = { inputSize: 2, outputSize: 1, timeSteps: 50 };
const device = { backend: 'wasm', name: 'WebAssembly on the CPU' } as const;

const experiment: Experiment = {
  ...withCell(withTask(defaultExperiment(), 'adding'), 'gru'),
  hiddenSize: 6,
  seed: 11,
};

/** A run at step 40 whose learning rate was changed at step 21. */
function runOf(initial: Experiment, part: Partial<KeptRun> = {}): KeptRun {
  const { cell, cellOptions, hiddenSize, layers } = initial;
  const count = countParameters(findModel(cell)!.parameters({ ...size, hiddenSize, layers }, cellOptions));
  const many = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 }[initial.optimizer];
  return {
    initial,
    checkpoint: {
      step: 40,
      parameters: numbers(3, count),
      moments: Array.from({ length: many }, (_, k) => numbers(4 + k, count)),
      seconds: 1.5,
    },
    changes: [{ step: 21, settings: liveSettingsOf({ ...initial, learningRate: 0.02 }) }],
    form: 'wasm',
    givenUp: {},
    ...part,
  };
}

const fileOf = (run: KeptRun, own?: OwnData) => writeNetwork({ run, size, device, own, version: '0.1.0' });

function read(bytes: Uint8Array): SavedNetwork {
  const saved = readNetwork(bytes);
  if (saved.kind === 'faulty') throw new Error(faultSentence(saved.fault));
  return saved;
}

/** The file with other tensors or metadata. */
function changed(
  bytes: Uint8Array,
  change: (tensors: Map<string, Tensor>, metadata: Record<string, string | undefined>) => void,
): Uint8Array {
  const file = readSafetensors(bytes);
  if (file.kind === 'faulty') throw new Error(file.fault.what);
  const [tensors, metadata] = [
    new Map(file.tensors),
    { ...file.metadata } as Record<string, string | undefined>,
  ];
  change(tensors, metadata);
  const texts = Object.entries(metadata).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return writeSafetensors(tensors, Object.fromEntries(texts));
}

describe('a network in a file', () => {
  test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
    'comes back as the run it was, by %s',
    (optimizer) => {
      const run = runOf({ ...experiment, optimizer });
      const saved = read(fileOf(run));
      expect(keptRunOf(saved, saved.origin?.form)).toEqual(run);
      expect(saved.experiment).toEqual({ ...run.initial, learningRate: 0.02 });
      expect(saved).toMatchObject({ needs: undefined, size: { inputSize: 2, outputSize: 1 } });
      expect(saved.origin).toMatchObject({ backend: 'wasm', form: 'wasm', version: '0.1.0' });
    },
  );

  test('is the same file for the same run', () => {
    expect(fileOf(runOf(experiment))).toEqual(fileOf(runOf(experiment)));
  });

  test('does not name the device', () => {
    expect(new TextDecoder().decode(fileOf(runOf(experiment)))).not.toContain('WebAssembly on');
  });

  test('names what PyTorch names, and says the order of its gates', () => {
    const file = readSafetensors(fileOf(runOf(experiment)));
    if (file.kind === 'faulty') throw new Error(file.fault.what);
    expect([...file.tensors.keys()].slice(0, 6)).toEqual([
      'rnn.weight_ih_l0',
      'rnn.weight_hh_l0',
      'rnn.bias_ih_l0',
      'rnn.bias_hh_l0',
      'head.weight',
      'head.bias',
    ]);
    expect(file.metadata).toMatchObject({
      gates: 'r z n',
      seed: '11',
      step: '40',
      optimizer: 'adam',
      format: 'pt',
    });
  });

  test('without moments its optimizer begins anew, counting from there', () => {
    const plain = changed(fileOf(runOf(experiment)), (tensors) => {
      for (const name of tensors.keys()) if (name.startsWith('adam.')) tensors.delete(name);
    });
    const { checkpoint } = read(plain);
    expect(checkpoint).toMatchObject({ step: 40, momentsFrom: 40 });
    expect(checkpoint.moments.map((moment) => moment.every((value) => value === 0))).toEqual([true, true]);
    const again = read(fileOf(runOf(experiment, { checkpoint })));
    expect(again.checkpoint.momentsFrom, 'also when it is saved again').toBe(40);
  });

  test('needs a link and a step, and nothing else of what is written beside the numbers', () => {
    const bare = changed(fileOf(runOf(experiment)), (_, metadata) => {
      for (const key of Object.keys(metadata))
        if (key !== 'link' && key !== 'step') metadata[key] = undefined;
    });
    expect(read(bare)).toMatchObject({ origin: undefined, changes: [], initial: experiment });
  });

  const own: OwnData = { kind: 'text', text: 'To be or not to be, that is the question. '.repeat(40) };
  const { option, value } = findTask('text')!.own!;
  const onOwn = withValue(withTask(experiment, 'text'), 'task', option, value);

  test('does not hold the own data that it learned from, but knows them again', () => {
    const bytes = fileOf(runOf(onOwn), own);
    expect(new TextDecoder().decode(bytes)).not.toContain('to be');
    const { needs } = read(bytes);
    expect(needs).toMatchObject({ kind: 'text', size: own.text.length });
    expect(meets(own, needs!)).toBe(true);
    expect(meets({ ...own, text: own.text.replace('T', 't') }, needs!)).toBe(false);
    expect(meets(undefined, needs!)).toBe(false);
  });

  test.each<
    [string, string, (tensors: Map<string, Tensor>, metadata: Record<string, string | undefined>) => void]
  >([
    ['no link', 'no link', (_, metadata) => (metadata['link'] = undefined)],
    ['a link of nothing', 'link', (_, metadata) => (metadata['link'] = 'javascript:alert(1)')],
    ['a link to a task that is not', 'link', (_, metadata) => (metadata['link'] = 'task=<b>&cell=gru')],
    ['a link with a value that is none', 'link', (_, metadata) => (metadata['link'] += '&lr=1e9')],
    ['a link of a race', 'several networks', (_, metadata) => (metadata['link'] += '&vs=cell:lstm')],
    [
      'a link of another size',
      'shape',
      (_, metadata) => (metadata['link'] = metadata['link']!.replace('units=6', 'units=7')),
    ],
    [
      'a link of another cell',
      'unknown',
      (_, metadata) => (metadata['link'] = metadata['link']!.replace('cell=gru', 'cell=mingru')),
    ],
    ['no step', 'step', (_, metadata) => (metadata['step'] = undefined)],
    ['a step beyond all', 'step', (_, metadata) => (metadata['step'] = '1e9')],
    ['changes that are none', 'changes', (_, metadata) => (metadata['changes'] = '[{"step":1}]')],
    [
      'changes of what cannot change',
      'changes',
      (_, metadata) => (metadata['changes'] = '[{"step":1,"settings":{"hiddenSize":7}}]'),
    ],
    [
      'a change to a value that is none',
      'changes',
      (_, metadata) => (metadata['changes'] = '[{"step":1,"settings":{"batchSize":1e9}}]'),
    ],
    [
      'a tensor of something else',
      'unknown',
      (tensors) => tensors.set('rnn.extra', tensors.get('head.bias')!),
    ],
    [
      'half of its moments',
      'optimizer',
      (tensors) =>
        [...tensors.keys()]
          .filter((name) => name.startsWith('adam.v.'))
          .forEach((name) => tensors.delete(name)),
    ],
    ['a moment too few', 'missing', (tensors) => tensors.delete('adam.v.head.bias')],
  ])('with %s is refused in a sentence', (_, what, change) => {
    const saved = readNetwork(changed(fileOf(runOf(experiment)), change));
    expect(saved).toMatchObject({ kind: 'faulty', fault: { what } });
    expect(saved.kind === 'faulty' && faultSentence(saved.fault)).toMatch(/^[A-Z“].*[.)]$/s);
  });
});

/** What happens to a file on its way, or by somebody who means ill. */
const mutations: readonly ((bytes: Uint8Array, random: ReturnType<typeof createRandom>) => Uint8Array)[] = [
  // A few bytes of the header, or of anything.
  (bytes, random) => flipped(bytes, random, headerEnd(bytes)),
  (bytes, random) => flipped(bytes, random, bytes.length),
  // The length of the header.
  (bytes, random) => {
    new DataView(bytes.buffer).setUint32(
      random.next() < 0.8 ? 0 : 4,
      Math.floor(random.next() * 2 ** (1 + random.next() * 31)),
      true,
    );
    return bytes;
  },
  // Cut off, or with something behind it.
  (bytes, random) => bytes.slice(0, Math.floor(random.next() * bytes.length)),
  (bytes, random) => Uint8Array.from([...bytes, ...new Uint8Array(1 + Math.floor(random.next() * 64))]),
  // Another text in the place of a piece of the header.
  (bytes, random) => pieced(bytes, random),
  // Numbers that are none.
  (bytes, random) => {
    const at =
      headerEnd(bytes) + 4 * Math.floor(random.next() * Math.floor((bytes.length - headerEnd(bytes)) / 4));
    new DataView(bytes.buffer).setFloat32(
      at,
      [NaN, Infinity, -Infinity, 1e38][Math.floor(random.next() * 4)]!,
      true,
    );
    return bytes;
  },
];

const headerEnd = (bytes: Uint8Array) => 8 + new DataView(bytes.buffer).getUint32(0, true);

function flipped(bytes: Uint8Array, random: ReturnType<typeof createRandom>, end: number): Uint8Array {
  const many = 1 + Math.floor(random.next() * 4);
  for (let k = 0; k < many; k++) bytes[Math.floor(random.next() * end)] = Math.floor(random.next() * 256);
  return bytes;
}

const HOSTILE = [
  '9'.repeat(400),
  '-1',
  '1e308',
  '0.5',
  'null',
  '[]',
  '{}',
  '{"a":1}',
  '"__proto__"',
  '"constructor"',
  '""',
  '"\\u0000"',
  '[[[[[[[[',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '&vs=cell:rnn&vs=cell:lstm',
  '&units=256&layers=3',
  '&length=99999999999',
  '&task=text&text=own&own=%ff',
  '&seed=-1&lr=NaN',
  'F64',
  'BF16',
  'I64',
  '%00',
  '\u202e',
  '"link":"task=parity"',
];

function pieced(bytes: Uint8Array, random: ReturnType<typeof createRandom>): Uint8Array {
  const header = new TextDecoder().decode(bytes.subarray(8, headerEnd(bytes)));
  const pieces = [...header.matchAll(/"[^"]*"|\d+|\[[^\]]*\]/g)];
  const piece = pieces[Math.floor(random.next() * pieces.length)]!;
  const hostile = HOSTILE[Math.floor(random.next() * HOSTILE.length)]!;
  const quoted =
    piece[0].startsWith('"') && random.next() < 0.5
      ? `${piece[0].slice(0, -1)}${hostile.replaceAll('"', '')}"`
      : hostile;
  const text = header.slice(0, piece.index) + quoted + header.slice(piece.index + piece[0].length);
  const json = new TextEncoder().encode(text);
  const whole = new Uint8Array(8 + json.length + bytes.length - headerEnd(bytes));
  new DataView(whole.buffer).setUint32(0, json.length, true);
  whole.set(json, 8);
  whole.set(bytes.subarray(headerEnd(bytes)), 8 + json.length);
  return whole;
}

test('of 2,000 files that were damaged or forged each is read as what it says, or refused in a sentence', () => {
  const whole = fileOf(runOf(experiment));
  const random = createRandom(17);
  const refused = new Map<string, number>();
  let longest = 0;
  for (let k = 0; k < cases(2000, 20_000); k++) {
    const bytes = mutations[k % mutations.length]!(whole.slice(), random);
    const start = performance.now();
    const saved = readNetwork(bytes);
    longest = Math.max(longest, performance.now() - start);
    if (saved.kind === 'faulty') {
      const sentence = faultSentence(saved.fault);
      expect(sentence).toMatch(/^[A-Z“].{20,600}[.)]$/s);
      // But for what it quotes of the file.
      expect(sentence.replaceAll(/“[^”]*”|"[^"]*"|\S+=\S+/g, '')).not.toMatch(
        /undefined|null|\[object|NaN\b/,
      );
      refused.set(saved.fault.what, (refused.get(saved.fault.what) ?? 0) + 1);
    } else {
      const { checkpoint, changes } = saved;
      for (const vector of [checkpoint.parameters, ...checkpoint.moments])
        expect(vector.every(Number.isFinite)).toBe(true);
      // What is taken on can be saved again, and is then the same.
      const run = keptRunOf(saved, saved.origin?.form);
      expect(keptRunOf(read(writeNetwork({ run, size: saved.size, device, version: '' })), run.form)).toEqual(
        run,
      );
      expect(changes.length).toBeLessThanOrEqual(1);
    }
  }
  expect(refused.size).toBeGreaterThan(10);
  expect(longest).toBeLessThan(1000);
});
