/** What the score says in words: one step, one cell, the whole answer. Steps and units count from 1 for people. */
import { formatEnd, formatHertz, formatPercent, formatValue } from '../../text/numbers.ts';
import { visibleSymbol } from '../../charts/symbolLane.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { LaneValues, RunInfo, Readout } from '../../worker/protocol.ts';
import { inUnits } from './lanes.ts';

function withUnit(value: number, problem: ProblemInfo, unit: string | undefined): string {
  return `${formatValue(inUnits(value, problem.units))}${unit ? ` ${unit}` : ''}`;
}

/** The index of the largest of the outputs at step `t`. */
export function likeliest(score: Readout, outputSize: number, t: number): number {
  const from = t * outputSize;
  let best = 0;
  for (let k = 1; k < outputSize; k++) {
    if (score.outputs[from + k]! > score.outputs[from + best]!) best = k;
  }
  return best;
}

type Spectrogram = Extract<ProblemInfo['input'], { kind: 'spectrogram' }>;

/** The band in which the sound is loudest at step `t`. */
function loudestBand({ bands }: Spectrogram, score: Readout, t: number): number {
  const frame = score.inputs.subarray(t * bands.length, (t + 1) * bands.length);
  return frame.reduce((best, value, band) => (value > frame[best]! ? band : best), 0);
}

/** How loud a band is at step `t`: "−12 dB", below the loudest of the sound. */
function levelAt({ bands, range, decibels }: Spectrogram, score: Readout, t: number, band: number): string {
  const [low, high] = range;
  const below = ((high - score.inputs[t * bands.length + band]!) / (high - low)) * decibels;
  return `${formatEnd(-Math.round(below), false)} dB`;
}

/** One cell of a spectrogram, `t` and `row` from 0, rows from the highest band: "step 12, 1.2 kHz, −14 dB". */
export function bandSentence({ input }: ProblemInfo, score: Readout, t: number, row: number): string {
  if (input.kind !== 'spectrogram') return '';
  const band = input.bands.length - 1 - row;
  return `step ${t + 1}, ${formatHertz(input.bands[band]!)}, ${levelAt(input, score, t, band)}`;
}

/** A spectrogram in a sentence, for those who cannot see the lane; undefined for other inputs. */
export function soundSentence({ input }: ProblemInfo, score: Readout): string | undefined {
  if (input.kind !== 'spectrogram') return undefined;
  const loudest = score.inputs.indexOf(Math.max(...score.inputs));
  const [t, band] = [Math.floor(loudest / input.bands.length), loudest % input.bands.length];
  return `A sound of ${score.timeSteps} steps, loudest at step ${t + 1} around ${formatHertz(input.bands[band]!)}.`;
}

/** What comes in at step `t` (from 0): "0.62, marked", "412.3 ppm", "a", "−3 dB at 560 Hz". */
export function inputAt({ input, inputSize, ...problem }: ProblemInfo, score: Readout, t: number): string {
  switch (input.kind) {
    case 'bars': {
      const value = score.inputs[t * inputSize]!;
      const marked = input.mark && inputSize > 1 && score.inputs[t * inputSize + 1]! > 0.5;
      return `${Number.isInteger(value) ? formatEnd(value, false) : formatValue(value)}${marked ? `, ${input.mark}` : ''}`;
    }
    case 'line':
      return withUnit(score.inputs[t * inputSize]!, { input, inputSize, ...problem }, input.unit);
    case 'symbols':
      return visibleSymbol(input.symbols[score.inputs[t]!]);
    case 'spectrogram': {
      const band = loudestBand(input, score, t);
      return `${levelAt(input, score, t, band)} at ${formatHertz(input.bands[band]!)}`;
    }
  }
}

/** What the network says at step `t`: "1.31", "1 (87.0 %)", "e (62.1 %)". */
export function saysAt(problem: ProblemInfo, score: Readout, t: number): string {
  const { output, outputSize } = problem;
  switch (output.kind) {
    case 'value':
      return withUnit(score.outputs[t * outputSize]!, problem, output.unit);
    case 'bit': {
      const probability = score.outputs[t]!;
      if (!Number.isFinite(probability)) return formatValue(probability);
      return probability > 0.5
        ? `1 (${formatPercent(probability)})`
        : `0 (${formatPercent(1 - probability)})`;
    }
    case 'symbols':
    case 'classes': {
      const best = likeliest(score, outputSize, t);
      const probability = score.outputs[t * outputSize + best]!;
      return `${visibleSymbol(namesOf(output)[best])} (${formatPercent(probability)})`;
    }
  }
}

/** What is right at step `t`; "not asked" where the answer does not count. */
export function rightAt(problem: ProblemInfo, score: Readout, t: number): string {
  if (!(score.mask[t]! > 0)) return 'not asked';
  const { output } = problem;
  switch (output.kind) {
    case 'value':
      return withUnit(score.targets[t]!, problem, output.unit);
    case 'bit':
      return String(score.targets[t]!);
    case 'symbols':
    case 'classes':
      return visibleSymbol(namesOf(output)[score.targets[t]!]);
  }
}

/** The names of an output's classes. */
function namesOf(output: Extract<ProblemInfo['output'], { kind: 'symbols' | 'classes' }>): readonly string[] {
  return output.kind === 'symbols' ? output.symbols : output.classes;
}

/** One cell of the lane of classes, `t` and `k` from 0: "step 12, 7: 83.1 %". */
export function classSentence(
  { output, outputSize }: ProblemInfo,
  score: Readout,
  t: number,
  k: number,
): string {
  if (output.kind !== 'classes') return '';
  return `step ${t + 1}, ${output.classes[k]}: ${formatPercent(score.outputs[t * outputSize + k]!)}`;
}

/** Lowest and highest hidden state of the top layer at step `t`: "−0.92 to 0.87". */
export function hiddenAt(info: RunInfo, score: Readout, t: number): string {
  const id = info.lanes.find(({ kind }) => kind === 'state')?.lane.id;
  const lane = score.lanes.findLast((values) => values.lane === id);
  if (!lane) return '–';
  let low = Infinity;
  let high = -Infinity;
  for (let u = 0; u < score.units; u++) {
    const value = lane.values[t * score.units + u]!;
    if (Number.isNaN(value)) return 'not a number';
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return `${formatValue(low)} to ${formatValue(high)}`;
}

/** One cell of a heatmap, `t` and `unit` from 0: "unit 7, step 12, 0.83". */
export function cellSentence(values: LaneValues, units: number, t: number, unit: number): string {
  return `unit ${unit + 1}, step ${t + 1}, ${formatValue(values.values[t * units + unit]!)}`;
}

/** One cell of a folded lane: "mean of 32 units, step 12, 0.41". */
export function meanSentence(values: LaneValues, units: number, t: number): string {
  let sum = 0;
  for (let u = 0; u < units; u++) sum += values.values[t * units + u]!;
  return `mean of ${units} units, step ${t + 1}, ${formatValue(sum / units)}`;
}

/** One step in a sentence: what came in, what the network says, what is right. */
export function stepSentence(problem: ProblemInfo, score: Readout, t: number): string {
  const right = score.mask[t]! > 0 ? `right ${rightAt(problem, score, t)}` : 'not asked';
  return `step ${t + 1}: input ${inputAt(problem, score, t)}; says ${saysAt(problem, score, t)}; ${right}`;
}

/** Whether each step is answered wrongly; false where the answer does not count. Undefined for values. */
export function wrongSteps({ output, outputSize }: ProblemInfo, score: Readout): boolean[] | undefined {
  if (output.kind === 'value') return undefined;
  return Array.from({ length: score.timeSteps }, (_, t) => {
    if (!(score.mask[t]! > 0)) return false;
    const says = output.kind === 'bit' ? Number(score.outputs[t]! > 0.5) : likeliest(score, outputSize, t);
    return says !== score.targets[t];
  });
}

/** The whole answer in a sentence, for those who cannot see the lane. */
export function answerSentence(problem: ProblemInfo, score: Readout): string {
  const asked = score.mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const wrong = wrongSteps(problem, score);
  if (wrong) {
    const count = wrong.filter(Boolean).length;
    return `The network is right at ${asked - count} of ${asked} steps.`;
  }
  const last = score.mask.findLastIndex((value) => value > 0);
  if (last < 0) return 'No answer is asked for.';
  return `At step ${last + 1} the network says ${saysAt(problem, score, last)}; right is ${rightAt(problem, score, last)}.`;
}
