/**
 * Each diagnosis from quantities made up to show it, and none where they show nothing. What they are worth on real runs is another
 * matter: `npm run diagnosis`.
 */
import { describe, expect, it } from 'vitest';
import {
  defaultExperiment,
  withCell,
  withTask,
  withValue,
  type Experiment,
} from '../../../src/config/index.ts';
import { findModel } from '../../../src/models/index.ts';
import { lanesOf } from '../../../src/models/model.ts';
import { diagnose } from '../../../src/store/diagnosis/diagnose.ts';
import { carries } from '../../../src/store/diagnosis/facts.ts';
import {
  SILENT,
  verdictAfter,
  type Diagnosis,
  type Facts,
  type Fault,
} from '../../../src/store/diagnosis/index.ts';
import { candidates } from '../../../src/store/diagnosis/offers.ts';
import { readingOf } from '../../../src/store/diagnosis/reading.ts';
import { NO_STALL, stallOf } from '../../../src/store/diagnosis/stall.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { Readout } from '../../../src/worker/protocol.ts';
import { runInfo, wholeRun } from '../../fixtures/fakeSession.ts';

const { problem } = runInfo();
const LINE = problem.baseline.loss;
const STEPS = 100;

/** A reading whose gradient changes by a factor a step towards the past, and whose lanes hold one value each. */
function reading(rate: number, values: Readonly<Record<string, number>> = {}, step = 400): Readout {
  const hidden = Float32Array.from({ length: STEPS }, (_, t) => rate ** (STEPS - 1 - t));
  const mask = new Float32Array(STEPS);
  mask[STEPS - 1] = 1;
  return {
    step,
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

/** The same reading where the gradient stops at the beginning of the last chunk. */
function truncated(score: Readout, truncate: number): Readout {
  const from = STEPS - 1 - ((STEPS - 1) % truncate);
  const rest = (lengths: Float32Array) => lengths.map((length, t) => (t < from ? 0 : length));
  const { hidden, inputs, ...gradients } = score.gradients!;
  return {
    ...score,
    gradients: { ...gradients, hidden: hidden.map(rest), inputs: rest(inputs), truncate },
  };
}

interface Run {
  /** The training loss of each step, as multiples of the trivial line: so many steps at each level. */
  readonly levels?: readonly (readonly [steps: number, level: number])[];
  readonly heldOut?: readonly number[];
  readonly norms?: readonly number[];
  readonly untrained?: Readout;
  readonly score?: Readout;
}

function facts(part: Partial<Facts> & Run = {}): Facts {
  const { levels = [], heldOut = [], norms, untrained, score, ...rest } = part;
  const experiment = rest.experiment ?? withCell(defaultExperiment(), 'rnn');
  const losses = levels.flatMap(([steps, level]) => Array<number>(steps).fill(level * LINE));
  const series = new RunSeries();
  series.append(
    wholeRun({
      losses,
      gradientNorms: norms ?? losses.map(() => 0.5),
      clipNorms: losses.map(() => experiment.clipNorm),
      heldOut,
    }),
  );
  if (untrained) series.read(untrained);
  if (score) series.read(score);
  return {
    experiment,
    problem,
    lanes: lanesOf(findModel(experiment.cell)!),
    series,
    status: { state: 'running' },
    steered: false,
    lostAt: undefined,
    beside: [],
    step: losses.length,
    progressLevel: 'guessing',
    solvedAt: undefined,
    overfit: undefined,
    ...rest,
  };
}

/** What is found at one look. */
function found(part: Partial<Facts> & Run): Diagnosis | undefined {
  const now = facts(part);
  const read = (score: Readout | undefined) => score && readingOf(score, carries(now.experiment));
  const [reading, atFirst] = [read(now.series.score), read(now.series.untrained)];
  return diagnose({ ...now, stall: stallOf(now, NO_STALL), readings: reading ? [reading] : [], atFirst });
}

/** A run that has got nowhere for so many steps. */
const stalled = (steps: number, level = 1) => [[steps, level]] as const;
const cell = (id: string) => withCell(defaultExperiment(), id);
const relu = withValue(cell('rnn'), 'cell', 'activation', 'relu');
const unclipped = (experiment = cell('rnn')) => withValue(experiment, 'experiment', 'clipNorm', 0);

describe('silence', () => {
  it('is kept on a run that gets on, has hardly begun, or rests on the line for no longer than many that learn', () => {
    const score = reading(0.5, { h: 0.2 });
    expect(found({ score })).toBeUndefined();
    expect(found({ score, levels: stalled(1000) })).toBeUndefined();
    expect(
      found({
        score,
        levels: [
          [3000, 1],
          [200, 0.8],
        ],
      }),
    ).toBeUndefined();
    expect(
      found({
        score,
        levels: [
          [1000, 1.1],
          [1000, 1.04],
          [500, 0.98],
        ],
      }),
    ).toBeUndefined();
  });

  it('is kept on a ReLU network whose gradient is long while it learns', () => {
    const norms = Array<number>(600).fill(38);
    const levels = [
      [100, 8],
      [500, 0.9],
    ] as const;
    expect(found({ experiment: relu, norms, levels, score: reading(1, { h: 8 }) })).toBeUndefined();
  });

  it('is kept where the last step is certain, so that the first gets a thousand times as much', () => {
    const experiment = cell('gru');
    expect(found({ experiment, levels: [[2000, 0.4]], score: reading(1.15, { h: 0.5 }) })).toBeUndefined();
  });

  it('is kept on gated networks whose gradient vanishes at first, as it does in most', () => {
    for (const id of ['lstm', 'gru', 'mingru'])
      expect(
        found({ experiment: cell(id), levels: stalled(1400), score: reading(0.7, { h: 0.1 }) }),
      ).toBeUndefined();
  });

  it('is kept for long on a gradient that exploded, but is clipped', () => {
    const score = reading(1.2, { h: 5 });
    const norms = Array<number>(1000).fill(1e5);
    expect(found({ experiment: relu, levels: stalled(1000, 3), norms, score })).toBeUndefined();
  });
});

describe('a diagnosis', () => {
  it('finds a gradient that vanishes, by how much, and offers gates', () => {
    const { id, text, remedies } = found({ levels: stalled(2000), score: reading(0.85) })!;
    expect(id).toBe('vanishing');
    // 0.85 to the 99th is 1.0e-7.
    expect(text).toContain('only 10⁻⁷ reaches t = 1');
    expect(text).toContain('Since step 1 the loss');
    expect(remedies[0]!.experiment.cell).toBe('lstm');
  });

  it('says that truncation cuts the gradient off, whatever the cell, and offers to cut nowhere', () => {
    for (const id of ['rnn', 'lstm']) {
      const experiment = withValue(cell(id), 'experiment', 'truncate', 30);
      const run = { experiment, levels: stalled(2000), score: truncated(reading(0.85), 30) };
      const { headline, text, remedies } = found(run)!;
      expect(headline).toBe('The gradient is cut off.');
      expect(text).toContain(
        'the gradient stops at t = 91, so nothing of the error at t = 100 goes back to what was read before.',
      );
      expect(remedies.map(({ experiment: { truncate } }) => truncate)).toEqual([0]);
      // Where that races already, nothing: in a shorter sequence a cut may lie on the way, too.
      expect(found({ ...run, beside: [cell(id)] })!.remedies).toEqual([]);
      expect(found({ ...run, levels: stalled(1400) })).toBeUndefined();
      expect(found({ ...run, levels: [[2000, 0.8]] })).toBeUndefined();
    }
  });

  it('counts only the steps of a chunk by which a truncated gradient grew', () => {
    const run = (untrained: Readout) => ({
      experiment: unclipped(),
      levels: stalled(1500),
      untrained,
      score: reading(0.1, { h: 0.99 }),
      norms: [170, 90, ...Array<number>(1498).fill(1)],
    });
    expect(found(run(reading(1.1, {}, 0)))?.id).toBe('exploding');
    expect(found(run(truncated(reading(1.1, {}, 0), 20)))?.id).not.toBe('exploding');
  });

  it('does not take a gradient that shrinks a little for one that vanishes', () => {
    expect(found({ levels: stalled(2000), score: reading(0.97) })!.id).toBe('slow');
  });

  it('says of a network without memory what it does not see, and offers one that has a memory', () => {
    const score = reading(1);
    score.gradients!.inputs.fill(0, 0, STEPS - 1);
    const blind = (experiment: Experiment) => found({ score, experiment, levels: stalled(700) })!;
    const { id, headline, text, remedies } = blind(cell('feedforward'));
    expect(id).toBe('vanishing');
    expect(headline).toBe('It does not see that far back.');
    expect(text).toContain('This network has no memory: at each time step it sees that step alone');
    expect(text).not.toContain('gradient');
    expect(remedies.map(({ label }) => label)).toEqual(['Try an LSTM']);
    const narrow = withValue(cell('feedforward'), 'cell', 'window', 4);
    expect(blind(narrow).text).toContain('it sees the last 4 time steps');
    // Attention sees all of them.
    expect(blind(cell('attention')).text).toContain('nothing of the gradient reaches the first time steps');
  });

  it('says so on a plateau, too, where not all can be seen', () => {
    const plateau = (window: number) => {
      const experiment = withValue(cell('feedforward'), 'cell', 'window', window);
      return found({ score: reading(0.97), experiment, levels: stalled(1600) })!;
    };
    expect(plateau(1)).toMatchObject({ id: 'plateau', headline: 'It is on a plateau.' });
    expect(plateau(1).text).toContain('it sees that step alone');
    expect(plateau(problem.timeSteps).text).not.toContain('memory');
  });

  it('sees that attention reaches the first steps, though it hands no state on', () => {
    const score = reading(1);
    score.gradients!.hidden[0]!.fill(0, 0, STEPS - 1);
    score.gradients!.inputs.fill(0.1);
    expect(found({ score, experiment: cell('attention'), levels: stalled(1000) })).toBeUndefined();
  });

  it('finds a gradient that explodes and hurts, and takes a gain above 1 back', () => {
    const experiment = withValue(unclipped(withTask(cell('rnn'), 'order')), 'experiment', 'gain', 1.5);
    const norms = Array<number>(600).fill(420);
    const run = { experiment, norms, levels: stalled(600, 3) };
    const { id, text, remedies } = found({ ...run, score: reading(1.2) })!;
    expect(id).toBe('exploding');
    expect(text).toContain('Its norm is 420, each time step back makes it 1.20 times as long (medians)');
    expect(remedies.map(({ experiment: changed }) => changed.gain)).toContain(1);
    // Long, but no longer towards the past; or without harm.
    expect(found({ ...run, score: reading(1) })).toBeUndefined();
    expect(found({ ...run, levels: [[600, 0.8]], score: reading(1.2) })).toBeUndefined();
  });

  it('remembers a gradient that exploded in the untrained network, and threw the weights away', () => {
    const run = {
      experiment: unclipped(),
      levels: stalled(1500),
      untrained: reading(1.1, {}, 0),
      score: reading(0.1, { h: 0.99 }),
    };
    const norms = [170, 90, ...Array<number>(1498).fill(1)];
    const { id, headline, text } = found({ ...run, norms })!;
    expect(id).toBe('exploding');
    expect(headline).toBe('The gradient exploded.');
    expect(text).toContain('its norm was up to 170');
    expect(found({ ...run, norms, experiment: cell('rnn') })?.id).not.toBe('exploding');
    expect(found({ ...run })?.id).not.toBe('exploding');
    expect(found({ ...run, norms, untrained: reading(1, {}, 0) })?.id).not.toBe('exploding');
  });

  it('finds tanh units that are flat, soon where the loss is far above the line', () => {
    const score = reading(1, { h: -0.99 });
    const { id, text } = found({ score, levels: stalled(600, 3) })!;
    expect(id).toBe('saturated');
    expect(text).toContain('100 % of the tanh values');
    expect(found({ score, levels: stalled(1000) })).toBeUndefined();
    expect(found({ score, levels: stalled(2100) })!.id).toBe('saturated');
  });

  it('finds gated networks at the ends of all their gates, whichever ends, and does not say that the gradient vanishes', () => {
    const experiment = cell('lstm');
    const score = reading(0.1, { h: 0.9, c: 20, i: 1, f: 0.001, g: -1, o: 0.999 });
    expect(found({ experiment, score, levels: stalled(600, 1.4) })!.id).toBe('saturated');
    const large = reading(1, { h: 0.9, c: 20, i: 0.6, f: 0.9, g: 0.5, o: 0.7 });
    expect(found({ experiment, score: large, levels: stalled(600, 1.4) })).toBeUndefined();
  });

  it('speaks of no tanh where a network has none, but of ReLUs that are all 0', () => {
    const levels = stalled(600);
    expect(found({ experiment: relu, levels, score: reading(1, { h: 5 }) })).toBeUndefined();
    const { id, headline, text } = found({ experiment: relu, levels, score: reading(1, { h: 0 }) })!;
    expect(id).toBe('saturated');
    expect(headline).toBe('The units are dead.');
    expect(text).not.toContain('tanh');
    expect(found({ experiment: cell('attention'), levels, score: reading(1, { h: 5 }) })).toBeUndefined();
  });

  it('looks for the gradient on the better road back, the cell state', () => {
    const score = reading(0.5, { h: 0.1 });
    const c = reading(0.97).gradients!.hidden;
    const levels = stalled(7000);
    const short = found({ experiment: cell('lstm'), levels, score })!;
    expect(short.id).toBe('vanishing');
    expect(short.headline).toBe('The gradient still falls short.');
    expect(short.text).toContain('gates can still learn to hold it');
    const byCell = { ...score, gradients: { ...score.gradients!, others: [{ state: 'c', byLayer: c }] } };
    expect(found({ experiment: cell('lstm'), levels, score: byCell })!.id).toBe('plateau');
  });

  it('does not look for the past where answers count all along', () => {
    const score = reading(0.5, { h: 0.1 });
    score.mask.fill(1);
    expect(found({ score, levels: stalled(2000) })!.id).toBe('slow');
  });

  it('finds a gate that is always shut', () => {
    const { id, headline, text } = found({
      experiment: cell('lstm'),
      levels: stalled(2100),
      score: reading(1, { c: 0, i: 0.001, f: 0.9, g: 0.1, o: 0.5 }),
    })!;
    expect(id).toBe('stuck');
    expect(headline).toBe('The input gate is stuck.');
    expect(text).toContain('always shut');
  });

  it('offers something where a loss stays at the trivial line, and speaks of a plateau only after long', () => {
    const score = reading(1, { h: 0 });
    const slow = found({ levels: stalled(1600), score })!;
    expect(slow).toMatchObject({ id: 'slow', headline: 'Not better than guessing yet.' });
    expect(slow.text).toContain('Since step 1 the training loss');
    expect(slow.text).toContain(problem.baseline.label);
    expect(slow.remedies[0]!.label).toBe('Try an LSTM');
    expect(found({ levels: stalled(1600), score, progressLevel: 'back' })!.headline).toBe(
      'Back at guessing.',
    );
    expect(found({ levels: stalled(6000), score })!.id).toBe('plateau');
  });

  it('judges by the training loss, as a few held-out sequences may all be easy', () => {
    const easy = Array<number>(100).fill(0.8 * LINE);
    expect(found({ heldOut: easy, levels: stalled(1600) })!.id).toBe('slow');
  });

  it('leaves a run alone that learns, or has solved its task', () => {
    const score = reading(0.85, { h: 0.99 });
    for (const progressLevel of ['learning', 'solved'] as const)
      expect(found({ levels: stalled(7000, 3), score, progressLevel })).toBeUndefined();
  });

  it('says of a divergence where, and how long the gradient was', () => {
    const { text, headline, remedies } = found({
      status: { state: 'diverged', step: 132, loss: NaN },
      levels: [[3, 1]],
      norms: [1, 1.01e12, NaN],
      experiment: unclipped(defaultExperiment()),
    })!;
    expect(headline).toBe('Diverged (NaN) at step 132.');
    expect(text).toContain('the last finite norm of the gradient was 1.0·10¹².');
    expect(remedies[0]!.label).toBe('Clip at 1');
  });

  it('says that a network overfits, and offers to go back to where it was best', () => {
    const overfit = { step: 80, loss: 0.5 * LINE };
    const run = { overfit, progressLevel: 'learning' } as const;
    const { id, headline, text, remedies } = found(run)!;
    expect(id).toBe('overfit');
    expect(headline).toBe('It overfits (learns the training data by heart).');
    expect(text).toContain('lowest at step 80');
    expect(remedies[0]).toMatchObject({ label: 'Go back to step 80', until: 80 });
    expect(remedies[0]!.experiment).toEqual(facts(run).experiment);
    // It would not be the same run again, or the others would wait for it.
    const labels = (part: Partial<Facts>) => found({ ...run, ...part })!.remedies.map(({ label }) => label);
    expect(labels({ steered: true })).not.toContain('Go back to step 80');
    expect(labels({ beside: [cell('gru')] })).not.toContain('Go back to step 80');
  });
});

/** Goes on from evaluation to evaluation, of which each finds the loss at the trivial line. */
function told(steps: number, part: Partial<Facts> & Run = {}) {
  const score = part.score ?? reading(1, { h: 0 });
  const said: (string | undefined)[] = [];
  let verdict = SILENT;
  for (let step = 20; step <= steps; step += 20) {
    verdict = verdictAfter(
      verdict,
      facts({ levels: stalled(step), heldOut: Array<number>(step / 20).fill(LINE), ...part, score }),
    );
    said.push(verdict.said?.id);
  }
  return { verdict, said, first: 20 * (said.findIndex((id) => id !== undefined) + 1) };
}

describe('a verdict', () => {
  const stuck = told(1800);

  it('is given once ten evaluations in a row have found the same, and keeps its words', () => {
    const { verdict, first } = stuck;
    // The first judgement that completes 1,500 steps at the line ends there.
    expect(first).toBe(1500 + 9 * 20);
    expect(verdict.said?.id).toBe('slow');
    const again = verdictAfter(
      verdict,
      facts({ levels: stalled(1820), heldOut: Array<number>(91).fill(LINE) }),
    );
    expect(again.said).toBe(verdict.said);
  });

  it('is dropped at once where the run learns, else after ten evaluations in a row', () => {
    const { verdict } = stuck;
    const next = (step: number, part: Partial<Facts> & Run) =>
      facts({ heldOut: Array<number>(step / 20).fill(LINE), ...part });
    expect(verdictAfter(verdict, next(1820, { progressLevel: 'learning' })).said).toBeUndefined();
    let now = verdict;
    const better = [
      [1800, 1],
      [200, 0.9],
    ] as const;
    for (let step = 2000; step < 2000 + 9 * 20; step += 20)
      now = verdictAfter(now, next(step, { levels: better }));
    expect(now.said?.id).toBe('slow');
    expect(verdictAfter(now, next(2200, { levels: better })).said).toBeUndefined();
  });

  it('of a divergence comes at once, and is over with the run', () => {
    const over = { status: { state: 'diverged', step: 3, loss: NaN }, levels: [[3, 1]] } as const;
    const { said } = verdictAfter(SILENT, facts(over));
    expect(said?.id).toBe('diverged');
    const { verdict } = told(40, over);
    expect(verdict.said?.id).toBe('diverged');
    expect(verdictAfter(verdict, facts()).said).toBeUndefined();
  });

  it('does not depend on how often it is asked, and begins anew with the run', () => {
    const { verdict } = stuck;
    const same = facts({ levels: stalled(1800), heldOut: Array<number>(90).fill(LINE) });
    expect(verdictAfter(verdict, same)).toBe(verdict);
    expect(verdictAfter(verdict, facts({ levels: stalled(20), heldOut: [LINE] })).said).toBeUndefined();
  });
});

describe('remedies', () => {
  it('change something, and no more than two are offered', () => {
    const FAULTS = [
      'diverged',
      'exploding',
      'vanishing',
      'saturated',
      'stuck',
      'plateau',
      'overfit',
    ] as const satisfies readonly Fault[];
    for (const task of ['adding', 'copy', 'text', 'forecast', 'parity']) {
      for (const id of ['rnn', 'lstm', 'gru', 'feedforward', 'attention']) {
        const experiment = withCell(withTask(defaultExperiment(), task), id);
        for (const fault of FAULTS)
          for (const { remedy } of candidates(fault, experiment))
            expect(remedy.experiment).not.toEqual(experiment);
        const { remedies } = found({ experiment, status: { state: 'diverged', step: 132, loss: NaN } })!;
        expect(remedies.length).toBeLessThanOrEqual(2);
      }
    }
  });

  it('are none that races already: there a shorter task is offered for all', () => {
    const score = reading(0.97);
    const run = { levels: stalled(1600), score };
    const labels = (beside: Facts['beside']) => found({ ...run, beside })!.remedies.map(({ label }) => label);
    expect(labels([])).toEqual(['Try an LSTM']);
    expect(labels([cell('gru')])).toEqual(['Try an LSTM']);
    expect(labels([cell('lstm'), cell('gru')])).toEqual(['Length T = 10']);
  });
});
