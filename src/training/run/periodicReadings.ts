/** Looks inside a network while it trains: the score of one example, and a sample of text. Each waits a multiple of its cost. */
import { demandContext } from '../trainers/deviceError.ts';
import { liveNumber } from '../trainers/liveSettings.ts';
import type { LoopSink, LoopTools, Seat } from './loop.ts';
import { sampleText } from '../questions/sample.ts';
import { readScore } from '../questions/score.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** A look inside waits this many times its own cost. */
const SCORE_PAUSE = 20;
const SAMPLE_PAUSE = 20;

export class PeriodicReadings {
  private nextScore = 0;
  private nextSample = 0;

  constructor(
    private readonly seat: Seat,
    private readonly sink: Pick<LoopSink, 'score' | 'sample'>,
    private readonly tools: Pick<LoopTools, 'backend' | 'alive' | 'yieldToMessages' | 'now' | 'seed'>,
    private example: number,
  ) {}

  private get trainer(): Trainer {
    return this.seat.trainer;
  }

  /** Another example is shown from now on, and soon. */
  show(example: number): void {
    this.example = example;
    this.nextScore = 0;
  }

  /** Reads the shown example, when it is due or asked for. */
  read(now: boolean): void {
    const { trainer, tools } = this;
    const start = tools.now();
    if (!now && start < this.nextScore) return;
    const score = readScore(trainer, this.example, this.seat.readGradients);
    tools.alive();
    demandContext(tools.backend);
    this.sink.score(score);
    const end = tools.now();
    this.nextScore = end + SCORE_PAUSE * (end - start);
  }

  /**
   * Lets the network write, when it can and it is due.
   * @param goesOn false where the text is not wanted any more
   */
  async write(goesOn: () => boolean): Promise<void> {
    const { trainer, tools } = this;
    const start = tools.now();
    if (start < this.nextSample || !trainer.network.problem.generate) return;
    const temperature = liveNumber(trainer.live, 'temperature', 1);
    const sample = await sampleText(trainer, tools.seed, temperature, async () => {
      await tools.yieldToMessages();
      return goesOn();
    });
    if (sample && !tools.backend.isLost()) this.sink.sample(sample);
    this.nextSample = tools.now() + SAMPLE_PAUSE * (tools.now() - start);
  }
}
