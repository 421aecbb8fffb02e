/** What a batch, an option and a metric must be like to fit their problem. */
import { expect } from 'vitest';
import type { Option } from '../../../src/options/option.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Product } from '../../../src/tasks/contract/task.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';

export const BATCH = 16;
const CLASS_METRICS = ['accuracy', 'exact', 'bits'];

export function isSentence(sentence: string): boolean {
  return /^[A-Z\d].*[.]$/.test(sentence) && !/[.] [A-Z]/.test(sentence) && sentence.length <= 160;
}

/** Values of `list` that fail, so that a failing test names them. */
function failing(list: Float32Array, fits: (value: number, at: number) => boolean): number[] {
  return [...list].filter((value, at) => !fits(value, at)).slice(0, 3);
}

function checkInputs({ inputs }: Batch, { input, inputSize }: Problem): void {
  if (input.kind === 'symbols') {
    expect(input.symbols).toHaveLength(inputSize);
    expect(failing(inputs, (value) => Number.isInteger(value) && value >= 0 && value < inputSize)).toEqual(
      [],
    );
    return;
  }
  const [low, high] = input.range.map(Math.fround) as [number, number];
  if (input.kind === 'spectrogram') {
    expect(input.bands).toHaveLength(inputSize);
    expect(input.bands).toEqual(input.bands.toSorted((a, b) => a - b));
    expect(failing(inputs, (value) => value >= low && value <= high)).toEqual([]);
    return;
  }
  const inRange = (value: number, at: number) =>
    at % inputSize === 0 ? value >= low && value <= high : value === 0 || value === 1;
  expect(failing(inputs, inRange)).toEqual([]);
  expect(input.kind === 'bars' && input.mark !== undefined).toBe(inputSize === 2);
}

function checkTargets({ targets }: Batch, { output, outputSize, loss }: Problem): void {
  const views = { mse: ['value'], binary: ['bit'], softmax: ['symbols', 'classes'] };
  expect(views[loss]).toContain(output.kind);
  if (output.kind === 'symbols' || output.kind === 'classes') {
    expect(output.kind === 'symbols' ? output.symbols : output.classes).toHaveLength(outputSize);
    expect(failing(targets, (value) => Number.isInteger(value) && value >= 0 && value < outputSize)).toEqual(
      [],
    );
    return;
  }
  expect(outputSize).toBe(1);
  const [low, high] = output.kind === 'bit' ? [0, 1] : (output.range.map(Math.fround) as [number, number]);
  expect(failing(targets, (value) => value >= low && value <= high)).toEqual([]);
  if (output.kind === 'bit') expect(failing(targets, Number.isInteger)).toEqual([]);
}

export function checkBatch(batch: Batch, problem: Problem, batchSize = BATCH): void {
  const steps = batchSize * problem.timeSteps;
  expect(batch).toMatchObject({ batchSize, timeSteps: problem.timeSteps });
  expect(batch.inputs).toHaveLength(steps * (problem.input.kind === 'symbols' ? 1 : problem.inputSize));
  expect(batch.targets).toHaveLength(steps);
  expect(batch.mask).toHaveLength(steps);
  expect(failing(batch.mask, (value) => value === 0 || value === 1)).toEqual([]);
  for (let b = 0; b < batchSize; b++) {
    expect(batch.mask.subarray(b * problem.timeSteps, (b + 1) * problem.timeSteps)).toContain(1);
  }
  checkInputs(batch, problem);
  checkTargets(batch, problem);
}

/** The step after the last that counts. */
export function endOf({ mask, timeSteps }: Batch, row: number): number {
  return mask.subarray(row * timeSteps, (row + 1) * timeSteps).lastIndexOf(1) + 1;
}

/** Inputs and targets of a row from the step `end` on. */
export function afterEnd(
  { inputs, targets, batchSize, timeSteps }: Batch,
  row: number,
  end: number,
): number[] {
  const features = inputs.length / (batchSize * timeSteps);
  const [from, to] = [row * timeSteps + end, (row + 1) * timeSteps];
  return [...inputs.subarray(from * features, to * features), ...targets.subarray(from, to)];
}

export function checkOption(option: Option): void {
  expect(option.label).not.toBe('');
  expect(option.help).toSatisfy(isSentence);
  if (option.kind === 'choice') {
    expect(option.choices.map(({ value }) => value)).toContain(option.default);
    for (const { help } of option.choices) if (help) expect(help).toSatisfy(isSentence);
    return;
  }
  expect(option.default).toBeGreaterThanOrEqual(option.min);
  expect(option.default).toBeLessThanOrEqual(option.max);
  if (option.integer) expect(Number.isInteger(option.default)).toBe(true);
  if (option.scale === 'log') expect(option.min).toBeGreaterThanOrEqual(0);
}

export function checkMetric({ metric, loss, outputSize }: Problem): void {
  const fitting = { mse: ['within', 'rmse'], binary: CLASS_METRICS, softmax: CLASS_METRICS };
  expect(fitting[loss]).toContain(metric.kind);
  if (metric.kind !== 'accuracy' || metric.ignoreClass === undefined) return;
  expect(loss).toBe('softmax');
  expect(metric.ignoreClass).toBeLessThan(outputSize);
}

/** A problem to be written on needs outputs that are inputs, and a prompt of them. */
export function checkGenerate({ generate, inputSize, outputSize }: Problem): void {
  if (!generate) return;
  expect(inputSize).toBe(outputSize);
  expect(generate.prompt.length).toBeGreaterThan(0);
  expect(generate.length).toBeGreaterThan(0);
  expect(generate.prompt.filter((symbol) => !(symbol >= 0 && symbol < inputSize))).toEqual([]);
}

/** What visitors type by mistake or to see what happens. */
export const NONSENSE = [
  '',
  '  ',
  'a',
  '7',
  '😀',
  '👩‍🚀👩‍🚀👩‍🚀',
  'привет',
  '日本語',
  '\u0000',
  '\uD800',
  '→⏎',
  '.'.repeat(40),
  'x'.repeat(1e6),
  'a '.repeat(5e5),
];

/** A problem that can be asked reads its examples. */
export function checkAsk(problem: Problem): void {
  const { ask, encode, generate, input, inputSize, output, outputSize, loss } = problem;
  expect(encode !== undefined).toBe(ask !== undefined || generate !== undefined);
  if (encode) checkEncode(encode, inputSize, ask?.examples);
  if (!ask || !encode) return;
  expect(input.kind).toBe('symbols');
  expect(output.kind).toBe('symbols');
  expect(loss).toBe('softmax');
  expect(ask.label).not.toBe('');
  expect(ask.examples.length).toBeGreaterThan(0);
  if (ask.answer.kind === 'class') expect(ask.answer.names).toHaveLength(outputSize);
  else {
    expect(inputSize).toBe(outputSize);
    expect(ask.answer.end).toBeLessThan(outputSize);
    expect(ask.answer.longest).toBeGreaterThan(0);
  }
  for (const example of ask.examples) expect(encode(example), example).toHaveProperty('symbols');
}

/** Whatever is typed gives a sentence or symbols that there are. */
function checkEncode(
  encode: NonNullable<Problem['encode']>,
  inputSize: number,
  examples: readonly string[] = [],
): void {
  for (const text of [...examples, ...NONSENSE]) {
    const prompt = encode(text);
    if ('sentence' in prompt) expect(prompt.sentence).toSatisfy(isSentence);
    else {
      expect(prompt.symbols.length).toBeGreaterThan(0);
      expect(prompt.symbols.filter((symbol) => !(symbol >= 0 && symbol < inputSize))).toEqual([]);
    }
  }
  expect(encode('')).toHaveProperty('sentence');
  expect(encode('x'.repeat(1e6))).toHaveProperty('sentence');
}

/** A free run needs outputs that are inputs, and stretches of as many values as it says from its first place to its last. */
export function checkFreeRun({ freeRun, passage, input, inputSize, outputSize, timeSteps }: Problem): void {
  expect(passage === undefined).toBe(freeRun === undefined);
  if (!freeRun || !passage) return;
  expect([inputSize, outputSize, input.kind]).toEqual([1, 1, 'line']);
  const [first, last] = freeRun.from;
  expect(freeRun.heldOut - 1).toBeGreaterThanOrEqual(first);
  expect(freeRun.heldOut - 1 + freeRun.length).toBeLessThanOrEqual(last);
  for (const from of [first, freeRun.heldOut - 1, last]) {
    const { inputs, read, truth, plain, inUnits } = passage(from, freeRun.length);
    expect([inputs.length, read.length]).toEqual([timeSteps, timeSteps]);
    expect(truth).toHaveLength(Math.min(freeRun.length, last - from));
    expect(inUnits(new Float32Array(3)).every(Number.isFinite)).toBe(true);
    for (const { values } of plain) expect(values).toHaveLength(freeRun.length);
  }
}

/** What a network of this problem can produce beside its answers. */
export function productOf({ ask, generate, freeRun, input, output }: Problem): Product | undefined {
  if (ask) return 'answer';
  if (generate) return 'text';
  if (freeRun) return 'run';
  return input.kind === 'spectrogram' && output.kind === 'classes' ? 'digit' : undefined;
}
