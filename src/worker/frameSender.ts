/**
 * Gathers what is new into frames and holds back-pressure: the next frame leaves only when the page has acknowledged the
 * last, and not more often than a screen needs, so a slow page never drowns and a fast run never waits.
 */
import type { StepResults } from '../training/run/stepReport.ts';
import type { Judgement } from '../training/trainers/trainer.ts';
import type { Frame } from './protocol.ts';

const SEND_EVERY_MS = 50;
/** So many steps may wait to be taken in by the page before training waits for it: of a page that stands still no more is kept. */
const MOST_WAITING = 16_384;

export class FrameSender {
  private number = 0;
  private acknowledged = 0;
  /** Steps so far, and how many of them each frame that is under way completes. */
  private added = 0;
  private readonly underWay: { readonly number: number; readonly added: number }[] = [];
  private takenIn = 0;
  private lastSent = -Infinity;
  private firstStep = 1;
  private steps: StepResults[] = [];
  private evaluations: (Judgement & { step: number; seconds: number })[] = [];

  constructor(
    private readonly post: (frame: Frame, transfer: ArrayBuffer[]) => void,
    private readonly now: () => number,
  ) {}

  addSteps(firstStep: number, steps: StepResults): void {
    if (this.steps.length === 0) this.firstStep = firstStep;
    this.steps.push(steps);
    this.added += steps.losses.length;
  }

  addEvaluation(step: number, judgement: Judgement, seconds: number): void {
    this.evaluations.push({ ...judgement, step, seconds });
  }

  /** @returns true where the page was behind until now */
  acknowledge(frame: number): boolean {
    const before = this.pageIsBehind;
    this.acknowledged = Math.max(this.acknowledged, frame);
    while (this.underWay[0] && this.underWay[0].number <= frame) this.takenIn = this.underWay.shift()!.added;
    return before && !this.pageIsBehind;
  }

  /** True where more waits for the page than it should be given: nothing should be trained meanwhile. */
  get pageIsBehind(): boolean {
    return this.added - this.takenIn >= MOST_WAITING;
  }

  /** True where the page has taken in all it was sent. */
  get pageKeepsUp(): boolean {
    return this.acknowledged >= this.number;
  }

  /** Sends what is new if the page is ready for it, or in any case when `force` is set. */
  send(step: number, stepsPerSecond: number, force: boolean): void {
    const time = this.now();
    if (!force && (!this.pageKeepsUp || time - this.lastSent < SEND_EVERY_MS)) return;
    const all = (name: keyof StepResults) => concatenate(this.steps.map((steps) => steps[name]));
    const losses = all('losses');
    const { evaluations } = this;
    const tests = evaluations.flatMap(({ test }) => test ?? []);
    const frame: Frame = {
      number: ++this.number,
      step,
      firstStep: losses.length > 0 ? this.firstStep : step + 1,
      losses,
      gradientNorms: all('gradientNorms'),
      clipNorms: all('clipNorms'),
      evaluations: {
        steps: Int32Array.from(evaluations, (evaluation) => evaluation.step),
        seconds: Float32Array.from(evaluations, (evaluation) => evaluation.seconds),
        losses: Float32Array.from(evaluations, (evaluation) => evaluation.loss),
        metrics: Float32Array.from(evaluations, (evaluation) => evaluation.metric),
        ...(tests.length > 0 && {
          test: {
            losses: Float32Array.from(tests, ({ loss }) => loss),
            metrics: Float32Array.from(tests, ({ metric }) => metric),
          },
        }),
      },
      stepsPerSecond,
    };
    this.steps = [];
    this.evaluations = [];
    this.lastSent = time;
    this.underWay.push({ number: this.number, added: this.added });
    this.post(frame, buffersOf(frame));
  }
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The buffers that move instead of being copied. All are the frame's own. */
function buffersOf({ losses, gradientNorms, clipNorms, evaluations }: Frame): ArrayBuffer[] {
  const arrays = [losses, evaluations.steps, evaluations.losses, evaluations.metrics];
  if (evaluations.seconds) arrays.push(evaluations.seconds);
  if (evaluations.test) arrays.push(evaluations.test.losses, evaluations.test.metrics);
  for (const list of [gradientNorms, clipNorms]) if (list) arrays.push(list);
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
