/** The evaluations of a run under way, gathered from what its worker sends. A run that goes back to an earlier step forgets what came after. */
import { markOf } from '../math/curveMark.ts';
import type { Frame } from '../worker/protocol.ts';
import type { HistoryRow } from './outcome.ts';

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

export class RunHistory {
  private kept: readonly HistoryRow[] = [];
  /** The training loss of every step. */
  private losses: number[] = [];
  private trained = { step: 0, seconds: 0 };

  /** Another list whenever it is another. */
  get rows(): readonly HistoryRow[] {
    return this.kept;
  }

  /** Steps done so far. */
  get step(): number {
    return this.losses.length;
  }

  /** While it trained, without evaluations; undefined before the first after a step. */
  get stepsPerSecond(): number | undefined {
    const { step, seconds } = this.trained;
    return step > 0 && seconds > 0 ? step / seconds : undefined;
  }

  /** The mark of its curve; undefined while it has none. */
  get mark(): string | undefined {
    return markOf(this.losses);
  }

  append({ firstStep, losses, evaluations }: Frame): void {
    this.losses.length = firstStep - 1;
    for (const loss of losses) this.losses.push(loss);
    const { steps, test, seconds } = evaluations;
    if (steps.length === 0) return;
    const added = Array.from(steps, (step, k): HistoryRow => ({
      step,
      loss: step === 0 ? null : known(this.losses[step - 1] ?? NaN),
      heldOutLoss: known(evaluations.losses[k]!),
      metric: known(evaluations.metrics[k]!),
      ...(test && { testLoss: known(test.losses[k]!), testMetric: known(test.metrics[k]!) }),
    }));
    this.kept = [...this.kept, ...added];
    if (seconds) this.trained = { step: steps.at(-1)!, seconds: seconds.at(-1)! };
  }

  rewind(step: number): void {
    this.losses.length = Math.min(this.losses.length, step);
    this.kept = this.kept.filter((row) => row.step <= step);
  }

  clear(): void {
    this.losses = [];
    this.kept = [];
    this.trained = { step: 0, seconds: 0 };
  }
}
