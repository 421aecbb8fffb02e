/** Input, prediction and target in words: one step, the whole answer. Steps count from 1 for people. */
import { formatEnd, formatHertz, formatPercent, formatValue } from '../../text/numbers.ts';
import { visibleSymbol } from '../../charts/symbolLane.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Units } from '../../tasks/contract/views.ts';
import type { Readout } from '../../worker/protocol.ts';

/** A number of the network in the units of the series. */
export function inUnits(value: number, units: Units | undefined): number {
  return units ? value * units.scale + units.offset : value;
}

function withUnit(value: number, problem: ProblemInfo, unit: string | undefined): string {
  return `${formatValue(inUnits(value, problem.units))}${unit ? ` ${unit}` : ''}`;
}

/** Feature 0 of each step. @param values `[time, features]` */
export function featureOf(values: Float32Array, features: number): Float32Array {
  return features === 1 ? values : values.filter((_, k) => k % features === 0);
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

export type Spectrogram = Extract<ProblemInfo['input'], { kind: 'spectrogram' }>;

/** The band in which the sound is loudest at step `t`. */
function loudestBand({ bands }: Spectrogram, score: Readout, t: number): number {
  const frame = score.inputs.subarray(t * bands.length, (t + 1) * bands.length);
  return frame.reduce((best, value, band) => (value > frame[best]! ? band : best), 0);
}

/** How loud a band is at step `t`: "−12 dB", below the loudest of the sound. */
export function levelAt(
  { bands, range, decibels }: Spectrogram,
  score: Readout,
  t: number,
  band: number,
): string {
  const [low, high] = range;
  const below = ((high - score.inputs[t * bands.length + band]!) / (high - low)) * decibels;
  return `${formatEnd(-Math.round(below), false)} dB`;
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

/** The network’s prediction at step `t`: "1.31", "1 (87.0 %)", "e (62.1 %)". */
export function predictionAt(problem: ProblemInfo, score: Readout, t: number): string {
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

/** The target at step `t`; "not asked" where the answer does not count. */
export function targetAt(problem: ProblemInfo, score: Readout, t: number): string {
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

/** One time step in a sentence: input, prediction and target. */
export function stepSentence(problem: ProblemInfo, score: Readout, t: number): string {
  const target = score.mask[t]! > 0 ? `target ${targetAt(problem, score, t)}` : 'not asked';
  return `t = ${t + 1}: input ${inputAt(problem, score, t)}; prediction ${predictionAt(problem, score, t)}; ${target}`;
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
    return `The network is right at ${asked - count} of ${asked} time steps.`;
  }
  const last = score.mask.findLastIndex((value) => value > 0);
  if (last < 0) return 'No answer is asked for.';
  return `At t = ${last + 1} the prediction is ${predictionAt(problem, score, last)}, the target ${targetAt(problem, score, last)}.`;
}
