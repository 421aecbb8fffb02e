/** Draws one lane of the score from the newest reading. */
import { prepare } from '../../charts/canvas.ts';
import { clearHeatmap, drawHeatmap, meanOverUnits } from '../../charts/heatmap.ts';
import { drawGhostLine } from '../../charts/ghost.ts';
import { drawGradients } from '../../charts/gradientLane.ts';
import { drawBars, drawInputLine, PADDING } from '../../charts/inputLane.ts';
import { drawClasses } from '../../charts/classLane.ts';
import { drawBits, drawValues } from '../../charts/outputLane.ts';
import { drawSpectrogram } from '../../charts/spectrogram.ts';
import { drawSymbols } from '../../charts/symbolLane.ts';
import type { Theme } from '../../charts/theme.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout } from '../../worker/protocol.ts';
import { drawAttention } from './attentionLane.ts';
import { rateOf, type GradientFrame } from './gradientLane.ts';
import type { LaneFrame, MapFrame, ScoreShape } from './lanes.ts';
import { likeliest, wrongSteps } from './sentences.ts';

export interface DrawContext {
  readonly problem: ProblemInfo;
  readonly score: Readout | undefined;
  /** What the score is compared with, drawn quietly. */
  readonly beside: Readout | undefined;
  readonly shape: ScoreShape;
  readonly theme: Theme;
  /** The playhead's step, from 0. */
  readonly playhead: number;
  /** The unit in each row of a layer; undefined where rows stand as they are. */
  readonly orderOf: (layer: number) => readonly number[] | undefined;
}

/** Draws the lane of `frame`, or wipes it where there is no reading. */
export function drawLane(canvas: HTMLCanvasElement, frame: LaneFrame, context: DrawContext): void {
  switch (frame.kind) {
    case 'map':
      return drawMap(canvas, frame, context);
    case 'input':
      return drawInput(canvas, context);
    case 'output':
      return drawOutput(canvas, context);
    case 'attention':
      return drawAttention(canvas, frame, context);
    case 'gradient':
      return drawGradient(canvas, frame, context);
  }
}

function drawMap(canvas: HTMLCanvasElement, frame: MapFrame, { score, theme, orderOf }: DrawContext): void {
  const found = score?.lanes.find(({ layer, lane }) => layer === frame.layer && lane === frame.lane.id);
  if (!score || !found) return clearHeatmap(canvas);
  const { timeSteps, units } = score;
  const data = {
    values: found.values,
    timeSteps,
    units,
    range: frame.lane.range,
    order: orderOf(frame.layer),
  };
  drawHeatmap(canvas, frame.folded ? meanOverUnits(data) : data, theme[frame.map]);
}

function drawGradient(
  canvas: HTMLCanvasElement,
  { range, rated }: GradientFrame,
  { score, theme }: DrawContext,
): void {
  const surface = prepare(canvas);
  if (!surface || !score?.gradients) return;
  const { gradients, timeSteps } = score;
  drawGradients(surface, { ...gradients, timeSteps, range, fit: rated ? rateOf(score) : undefined }, theme);
}

function drawInput(canvas: HTMLCanvasElement, context: DrawContext): void {
  const { problem, score, shape, theme, playhead } = context;
  const { input, inputSize } = problem;
  if (input.kind === 'spectrogram') {
    if (!score) return clearHeatmap(canvas);
    const { inputs: values, timeSteps } = score;
    return drawSpectrogram(canvas, { values, timeSteps, units: inputSize, range: input.range }, theme);
  }
  const surface = prepare(canvas);
  if (!surface || !score) return;
  const { timeSteps } = score;
  if (input.kind === 'symbols') {
    drawSymbols(
      surface,
      { rows: [{ indices: score.inputs }], symbols: input.symbols, timeSteps, playhead },
      theme,
    );
    return;
  }
  const values = { values: score.inputs, timeSteps, features: inputSize, range: shape.inputRange };
  if (input.kind === 'bars') drawBars(surface, values, input.mark !== undefined, theme);
  else {
    if (context.beside)
      drawGhostLine(surface, ghostOf(context.beside.inputs, inputSize, values.range), theme);
    drawInputLine(surface, values, theme);
  }
}

/** Feature 0 of the untouched reading. */
function ghostOf(values: Float32Array, features: number, range: readonly [number, number]) {
  const first = features === 1 ? values : values.filter((_, k) => k % features === 0);
  return { values: first, timeSteps: first.length, range };
}

function drawOutput(canvas: HTMLCanvasElement, context: DrawContext): void {
  const { problem, score, shape, theme, playhead } = context;
  const surface = prepare(canvas);
  if (!surface || !score) return;
  const { output, outputSize } = problem;
  const { timeSteps, outputs, targets, mask } = score;
  if (output.kind === 'classes') {
    const wrong = wrongSteps(problem, score) ?? [];
    return drawClasses(surface, { outputs, targets, mask, timeSteps, classes: outputSize, wrong }, theme);
  }
  if (output.kind !== 'symbols') {
    const says = outputSize === 1 ? outputs : outputs.filter((_, k) => k % outputSize === 0);
    const data = { outputs: says, targets, mask, timeSteps, range: shape.outputRange };
    if (context.beside && output.kind === 'value')
      drawGhostLine(surface, ghostOf(context.beside.outputs, outputSize, data.range), theme, PADDING + 2);
    if (output.kind === 'bit') drawBits(surface, data, theme);
    else drawValues(surface, data, theme);
    return;
  }
  const indices = Array.from({ length: timeSteps }, (_, t) => likeliest(score, outputSize, t));
  const confidence = indices.map((index, t) => outputs[t * outputSize + index]!);
  drawSymbols(
    surface,
    {
      rows: [
        { indices, confidence },
        { indices: targets, onlyWhereAsked: true },
      ],
      symbols: output.symbols,
      timeSteps,
      mask,
      wrong: wrongSteps(problem, score) ?? [],
      playhead,
    },
    theme,
  );
}
