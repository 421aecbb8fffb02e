/** The example that the score shows, and whose error its gradients follow: what a run always watches. */
import type { ErrorOf, Question, Readout } from '../worker/protocol.ts';
import type { Asker } from './answers.ts';

type ScoreQuestion = Omit<Question<'score'>, 'kind'>;

/** The score is read no more often than this, in ms. */
const SCORE_MS = 50;

export class ShownExample {
  private shown: ScoreQuestion = { example: 0 };
  /** It has been asked for, and has not come. */
  private awaited = false;
  private forget: (() => void) | undefined;

  constructor(
    private readonly asker: Pick<Asker, 'watch'>,
    private readonly take: (score: Readout) => void,
  ) {
    this.watch();
  }

  /** @param example of the validation data, from 0 */
  show(example: number): void {
    this.shown = { ...this.shown, example };
    this.watch();
  }

  /**
   * Whose error the gradients follow (see `ScoreQuestion`). It may change with every step that a playhead is dragged over, so there
   * is never more than one that waits for its answer: the next is the newest.
   */
  follow(error: ErrorOf | undefined): void {
    if (error === this.shown.error) return;
    this.shown = { example: this.shown.example, ...(error !== undefined && { error }) };
    if (!this.awaited) this.watch();
  }

  private watch(): void {
    const { shown } = this;
    this.forget?.();
    this.awaited = true;
    this.forget = this.asker.watch({ kind: 'score', ...shown }, { least: SCORE_MS }, (found) => {
      this.awaited = found === undefined;
      if (found && found.kind !== 'refused') this.take(found);
      if (found && shown !== this.shown) this.watch();
    });
  }
}
