/** Every task with every model: trains, is judged at its own and at another length, is read and kept. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/select.ts';
import { defaultExperiment, type Experiment } from '../../src/config/index.ts';
import { models } from '../../src/models/index.ts';
import type { Model } from '../../src/models/model.ts';
import { defaultsOf, type OptionValues } from '../../src/options/option.ts';
import { tasks } from '../../src/tasks/index.ts';
import type { Task } from '../../src/tasks/contract/task.ts';
import { FusedTrainer } from '../../src/training/trainers/fused.ts';
import { Network } from '../../src/training/trainers/network.ts';
import { sampleText } from '../../src/training/questions/sample.ts';
import { readScore } from '../../src/training/questions/score.ts';
import { startTrainer } from '../../src/training/trainers/start.ts';
import type { Trainer } from '../../src/training/trainers/trainer.ts';
import type { Tf } from '../fixtures/tf.ts';
import { evaluateLengths } from '../fixtures/lengths.ts';

/** The task's defaults, with sequences about as short as it allows. */
function shortOptions(task: Task): OptionValues {
  const defaults = defaultsOf(task.options);
  const stepsWith = (id: string, value: number) => task.size({ ...defaults, [id]: value }).timeSteps;
  const shortened = task.options.flatMap((option) =>
    option.kind === 'number' && stepsWith(option.id, option.min) < stepsWith(option.id, option.max)
      ? [[option.id, Math.min(option.default, option.min + 2)] as const]
      : [],
  );
  return { ...defaults, ...Object.fromEntries(shortened) };
}

function experimentOf(task: Task, model: Model): Experiment {
  return {
    ...defaultExperiment(),
    task: task.id,
    taskOptions: shortOptions(task),
    cell: model.id,
    cellOptions: defaultsOf(model.options),
    hiddenSize: 4,
    batchSize: 4,
  };
}

function trainSteps(trainer: Trainer, count: number): Float32Array {
  for (let k = 0; k < count; k++) trainer.train();
  return trainer.readLosses();
}

/** What the trainer holds on the device; constant from one step to the next. */
function held(tf: Tf, trainer: Trainer): unknown {
  const { numTensors } = tf.memory();
  return trainer instanceof FusedTrainer ? { numTensors, ...trainer.gpu.usage, draws: 0 } : { numTensors };
}

/** A length that was not trained on, where the problem allows one. */
function otherLength(trainer: Trainer): number {
  const { trained, limits } = trainer.network.problem.lengths;
  return Math.min(trained[1] + 2, limits[1]);
}

/**
 * One task of each kind: those of a kind reach a network in the same form, and are judged by the same operations.
 */
export async function tasksOfEachKind(): Promise<readonly Task[]> {
  const kinds = new Map<string, Task>();
  for (const task of tasks) {
    const { loss, input, metric } = await task.create(shortOptions(task));
    const kind = `${loss}, ${input.kind === 'symbols' ? 'symbols' : 'numbers'}, ${metric.kind}`;
    if (!kinds.has(kind)) kinds.set(kind, task);
  }
  return [...kinds.values()];
}

/** @param tasksFor those that a model is tried with */
export function everythingSuite(
  tf: Tf,
  backend: Backend,
  steps: number,
  tasksFor: (model: Model) => readonly Task[] = () => tasks,
): void {
  describe.each(models.map((model) => ({ id: model.id, model })))('the model $id', ({ model }) => {
    test.each(tasksFor(model).map((task) => ({ id: task.id, task })))(
      `trains ${steps} steps on the task $id, is judged and read, and leaves nothing behind`,
      async ({ task }) => {
        const experiment = experimentOf(task, model);
        const before = tf.memory().numTensors;
        const problem = await task.create(experiment.taskOptions);
        const network = new Network(tf, model, problem, experiment);
        const { trainer } = await startTrainer(backend, network, experiment, { ...experiment });
        const start = trainer.checkpoint();
        trainSteps(trainer, 2);
        evaluateLengths(trainer, [otherLength(trainer)], 6);
        readScore(trainer, 0);
        const resting = held(tf, trainer);

        const losses = trainSteps(trainer, steps - 2);
        const { loss, metric } = trainer.evaluate();
        const [judged] = evaluateLengths(trainer, [otherLength(trainer)], 6);
        const score = readScore(trainer, -1);
        // Given up after a few symbols: how it ends is tested elsewhere.
        await sampleText(trainer, 1, 0.8, () => Promise.resolve(false));
        const numbers = [...losses, loss, metric, judged!.loss, judged!.metric, ...score.outputs];
        expect(losses).toHaveLength(steps - 2);
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(score.outputs).toHaveLength(score.timeSteps * problem.outputSize);
        expect(score.lanes.every(({ values }) => values.every(Number.isFinite))).toBe(true);
        expect(held(tf, trainer)).toEqual(resting);

        const end = trainer.checkpoint();
        expect(end.step).toBe(steps);
        expect(end.parameters.every(Number.isFinite)).toBe(true);
        expect(end.parameters).not.toEqual(start.parameters);
        trainer.dispose();
        expect(tf.memory().numTensors).toBe(before);
      },
    );
  });
}
