/**
 * What a number means that no healthy step gives: the run has diverged, or the device computes wrong. Both look alike from outside,
 * so the steps are repeated: on the device itself up to shortly before, which must give what it gave, and the last two of them
 * elsewhere, by the reference in JavaScript. A run that has diverged does so there, too.
 */
import type { Checkpoint, LiveSettings } from '../trainers/checkpoint.ts';
import { batchFor, type Trainer } from '../trainers/trainer.ts';
import type { StepHistory } from './stepHistory.ts';

export interface OpinionTools {
  /** The run going on from a checkpoint on the device itself, in the same form. */
  readonly again: (live: LiveSettings, from: Checkpoint) => Promise<Trainer>;
  /** Does something with the run going on from a checkpoint by the reference. */
  readonly elsewhere: <Result>(
    live: LiveSettings,
    from: Checkpoint,
    use: (trainer: Trainer) => Result,
  ) => Promise<Result>;
  readonly alive: () => void;
}

/** So many steps wait on the device at most. */
const READ_AT_MOST = 32;
/**
 * Beyond these a 32-bit float overflows on one device and not on the other, by the order of additions alone: who is there has
 * diverged. A healthy loss is a few units.
 */
const FAR_LOSS = 1e10;
const FAR_NORM = 1e15;
/** Two devices agree to this; what is broken is off by more, or still. */
const AGREE = 0.02;
const NEXT_TO_NOTHING = 1e-5;

const finite = (values: Iterable<number>) => [...values].every(Number.isFinite);
const within = (values: Iterable<number>, limit: number) =>
  [...values].every((value) => Math.abs(value) <= limit);

function healthy(losses: Float32Array, norms: Float32Array): boolean {
  return within(losses, FAR_LOSS) && within(norms, FAR_NORM);
}

/** The run just before a step, by the device; undefined where it gives other numbers than the first time. */
async function before(
  step: number,
  history: StepHistory,
  tools: OpinionTools,
): Promise<Checkpoint | undefined> {
  const { base } = history;
  if (base.step >= step) return base;
  const trainer = await tools.again(history.liveAt(base.step + 1), base);
  try {
    while (trainer.step < step) {
      trainer.live = history.liveAt(trainer.step + 1);
      trainer.train();
      tools.alive();
      const due = trainer.unreadLosses >= READ_AT_MOST || trainer.step === step;
      if (due && !(finite(trainer.readLosses()) && finite(trainer.gradientNorms))) return undefined;
    }
    const reached = trainer.checkpoint();
    return finite(reached.parameters) ? reached : undefined;
  } finally {
    trainer.dispose();
  }
}

/** Of a step whose loss or gradient is no finite number: true where the run has diverged, false where the device is at fault. */
export async function hasDiverged(step: number, history: StepHistory, tools: OpinionTools): Promise<boolean> {
  const start = await before(step - 2, history, tools);
  if (!start) return false;
  return tools.elsewhere(history.liveAt(start.step + 1), start, (trainer) => {
    while (trainer.step < step) {
      trainer.live = history.liveAt(trainer.step + 1);
      trainer.train();
      tools.alive();
      const losses = trainer.readLosses();
      if (!healthy(losses, trainer.gradientNorms)) return true;
    }
    return false;
  });
}

/** Of an evaluation that is no finite number, by the network as it is now: true where it is none elsewhere either. */
export async function judgedAlike(
  trainer: Trainer,
  history: StepHistory,
  tools: OpinionTools,
): Promise<boolean> {
  const now = trainer.checkpoint();
  if (!finite(now.parameters)) return hasDiverged(trainer.step + 1, history, tools);
  return tools.elsewhere(trainer.live, now, (other) => {
    const { loss, test } = other.evaluate();
    return !within([loss, test?.loss ?? 0], FAR_LOSS);
  });
}

/** Of losses that are exactly 0, or do not move: true where the next step's loss and gradient are the same elsewhere. */
export async function computesAlike(trainer: Trainer, tools: OpinionTools): Promise<boolean> {
  const batch = batchFor(trainer.network.problem, trainer.experiment, trainer.step + 1);
  const here = trainer.batchGradient(batch);
  tools.alive();
  const there = await tools.elsewhere(trainer.live, trainer.checkpoint(), (other) =>
    other.batchGradient(batch),
  );
  const near = (a: number, b: number) =>
    Math.abs(a - b) <= AGREE * Math.max(Math.abs(a), Math.abs(b)) + NEXT_TO_NOTHING;
  return near(here.loss, there.loss) && near(here.norm, there.norm);
}
