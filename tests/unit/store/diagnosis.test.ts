/** Each diagnosis from quantities made up to show it, and none where they show nothing. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment, withCell, withTask, withValue } from '../../../src/config/index.ts';
import { findModel } from '../../../src/models/index.ts';
import { lanesOf } from '../../../src/models/model.ts';
import { diagnose, type Diagnosis, type Facts } from '../../../src/store/diagnosis/index.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { Readout } from '../../../src/worker/protocol.ts';
import { runInfo } from '../../fixtures/fakeSession.ts';

const { problem } = runInfo();
const STEPS = 50;

/** A reading whose gradient changes by a factor a step towards the past, and whose lanes hold one value each. */
function reading(rate: number, values: Readonly<Record<string, number>> = {}): Readout {
  const hidden = Float32Array.from({ length: STEPS }, (_, t) => rate ** (STEPS - 1 - t));
  const mask = new Float32Array(STEPS);
  mask[STEPS - 1] = 1;
  return {
    step: 0,
    example: 0,
    examples: 32,
    timeSteps: STEPS,
    units: 4,
    inputs: new Float32Array(2 * STEPS),
    targets: new Float32Array(STEPS),
    mask,
    outputs: new Float32Array(STEPS),
    lanes: Object.entries(values).map(([lane, value]) => ({
      layer: 0,
      lane,
      values: new Float32Array(4 * STEPS).fill(value),
    })),
    attention: [],
    gradients: { of: mask.lastIndexOf(1), hidden: [hidden], others: [], inputs: hidden.slice() },
  };
}

interface Run {
  readonly heldOut?: readonly number[];
  readonly norms?: readonly number[];
  readonly score?: Readout;
  readonly losses?: readonly number[];
}

function facts(part: Partial<Facts> & Run = {}): Facts {
  const { heldOut = [], norms = [], score, losses = [0.2], ...rest } = part;
  const series = new RunSeries();
  series.losses.push(losses);
  series.evaluationSteps.push(heldOut.map((_, k) => 20 * k));
  series.heldOutLosses.push(heldOut);
  series.gradientNorms.push(norms);
  series.score = score;
  const experiment = rest.experiment ?? withCell(defaultExperiment(), 'rnn');
  return {
    experiment,
    problem,
    lanes: lanesOf(findModel(experiment.cell)!),
    series,
    status: { state: 'running' },
    playing: true,
    step: 400,
    progressLevel: 'guessing',
    solvedAt: undefined,
    overfit: undefined,
    ...rest,
  };
}

const found = (part: Partial<Facts> & Run): Diagnosis => diagnose(facts(part))!;

describe('a diagnosis', () => {
  it('is not made of a run that gets on, or has hardly begun', () => {
    expect(diagnose(facts({ progressLevel: 'learning', score: reading(0.9, { h: 0.2 }) }))).toBeUndefined();
    expect(diagnose(facts({ progressLevel: 'solved', solvedAt: 200, score: reading(0.5) }))).toBeUndefined();
    expect(diagnose(facts({ progressLevel: 'untrained', step: 20, score: reading(0.5) }))).toBeUndefined();
  });

  it('finds a gradient that vanishes, by how much a step, and offers gates or fewer steps', () => {
    const { id, text, remedies } = found({ score: reading(0.72) });
    expect(id).toBe('vanishing');
    expect(text).toContain('shrinks 0.72× a step');
    // 0.72 to the 49th is 1.0e-7.
    expect(text).toContain('of it only 10⁻⁷ reaches step 1');
    expect(found({ score: reading(0.86) }).text).toContain('of it only 0.062 % reaches step 1');
    expect(remedies.map(({ label }) => label)).toEqual(['Try an LSTM', 'Length T = 10']);
    expect(remedies[0]!.experiment.cell).toBe('lstm');
    expect(remedies[1]!.experiment.taskOptions['length']).toBe(10);
  });

  it('does not take a gradient that shrinks a little for one that vanishes', () => {
    expect(diagnose(facts({ score: reading(0.97) }))).toBeUndefined();
  });

  it('says of a network without memory that nothing reaches the first steps', () => {
    const score = reading(1);
    score.gradients!.inputs.fill(0, 0, STEPS - 1);
    const experiment = withCell(defaultExperiment(), 'feedforward');
    const { id, text, remedies } = found({ score, experiment });
    expect(id).toBe('vanishing');
    expect(text).toContain('Nothing of it reaches the first steps');
    expect(remedies[0]!.label).toBe('Try an LSTM');
  });

  it('sees that attention reaches the first steps, though it hands no state on', () => {
    const score = reading(1);
    score.gradients!.hidden[0]!.fill(0, 0, STEPS - 1);
    score.gradients!.inputs.fill(0.1);
    const experiment = withCell(defaultExperiment(), 'attention');
    expect(diagnose(facts({ score, experiment }))).toBeUndefined();
  });

  it('finds a gradient that explodes through time, and takes a gain above 1 back', () => {
    const experiment = withValue(withCell(defaultExperiment(), 'rnn'), 'experiment', 'gain', 1.5);
    const { id, text, remedies } = found({ score: reading(1.2), experiment });
    expect(id).toBe('exploding');
    expect(text).toContain('grows 1.20× a step');
    expect(remedies[0]!.experiment.gain).toBe(1);
  });

  it('finds a gradient that nothing clips, and offers to clip it', () => {
    const experiment = withValue(defaultExperiment(), 'experiment', 'clipNorm', 0);
    const { id, text, remedies } = found({ norms: [1, ...Array<number>(20).fill(420)], experiment });
    expect(id).toBe('exploding');
    expect(text).toContain('420 long');
    expect(remedies[0]!.experiment.clipNorm).toBe(1);
  });

  it('finds tanh units that are flat: the hidden state of an RNN, the cell state of an LSTM', () => {
    expect(found({ score: reading(1, { h: -0.99 }) })).toMatchObject({
      id: 'saturated',
      text: expect.stringContaining('100 % of the tanh values') as string,
    });
    const experiment = defaultExperiment();
    expect(found({ experiment, score: reading(1, { h: 0.1, c: 2.5 }) }).id).toBe('saturated');
    expect(diagnose(facts({ experiment, score: reading(1, { h: 0.99, c: 1 }) }))).toBeUndefined();
  });

  it('speaks of no tanh where a network has none', () => {
    const relu = withValue(withCell(defaultExperiment(), 'rnn'), 'cell', 'activation', 'relu');
    expect(diagnose(facts({ experiment: relu, score: reading(1, { h: 5 }) }))).toBeUndefined();
    const attention = withCell(defaultExperiment(), 'attention');
    expect(diagnose(facts({ experiment: attention, score: reading(1, { h: 5 }) }))).toBeUndefined();
  });

  it('finds a gate that is always shut', () => {
    const { id, headline, text } = found({
      experiment: defaultExperiment(),
      score: reading(1, { c: 0, i: 0.001, f: 0.9, o: 0.5 }),
    });
    expect(id).toBe('stuck');
    expect(headline).toBe('The input gate is stuck.');
    expect(text).toContain('always shut');
  });

  it('finds a loss that stays at the trivial line', () => {
    const line = problem.baseline.loss;
    const { id, text, remedies } = found({
      heldOut: Array<number>(20).fill(line),
      score: reading(1, { h: 0 }),
    });
    expect(id).toBe('plateau');
    expect(text).toContain('For 380 steps');
    expect(text).toContain(problem.baseline.label);
    expect(remedies.length).toBeGreaterThan(0);
    expect(diagnose(facts({ heldOut: Array<number>(20).fill(line / 2) }))).toBeUndefined();
  });

  it('says of a divergence where, and how long the gradient was', () => {
    const { text, headline, remedies } = found({
      status: { state: 'diverged', step: 132, loss: NaN },
      losses: [0.2, 3, NaN],
      norms: [1, 2500, NaN],
      experiment: withValue(defaultExperiment(), 'experiment', 'clipNorm', 0),
    });
    expect(headline).toBe('Diverged (NaN) at step 132.');
    expect(text).toContain('2,500 long');
    expect(remedies.map(({ label }) => label)).toEqual(['Clip at 1', 'Learning rate 0.0003']);
  });

  it('says how far a network has learned by heart', () => {
    const overfit = { step: 80, loss: 0.147 };
    const { id, text, remedies } = found({ overfit, progressLevel: 'learning', heldOut: [1, 0.147, 0.3] });
    expect(id).toBe('overfit');
    expect(text).toContain('lowest at step 80 (0.147) and is 0.300 at step 400');
    expect(remedies[0]!.label).toBe('16 units');
  });

  it('offers no more than two remedies, all of which change something', () => {
    for (const task of ['adding', 'copy', 'text', 'forecast', 'parity']) {
      for (const cell of ['rnn', 'lstm', 'gru', 'feedforward', 'attention']) {
        const experiment = withCell(withTask(defaultExperiment(), task), cell);
        const all = [
          found({ experiment, score: reading(0.5), progressLevel: 'guessing' }),
          found({ experiment, status: { state: 'diverged', step: 132, loss: NaN } }),
          found({ experiment, overfit: { step: 1, loss: 1 }, progressLevel: 'learning', heldOut: [1, 2] }),
        ];
        for (const { remedies } of all) {
          expect(remedies.length).toBeLessThanOrEqual(2);
          for (const remedy of remedies) expect(remedy.experiment).not.toEqual(experiment);
        }
      }
    }
  });
});
