/**
 * What a person asks "what if" about: inputs changed by hand, operations on the network, the network as it was at an earlier step
 * of its training; all three go together. The reading of it is held on the score, and renewed at a calm pace while the
 * network learns.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorOf, Found, Question, Readout, Snapshot } from '../worker/protocol.ts';
import { Answers, type Asker } from './answers.ts';
import type { Changes } from './edits.ts';
import { errorAsked, onErrorAsked, pin, release, type ScoreViewStore } from './scoreView.ts';
import { labelOf } from './whatIfText.ts';

/** How long a reading stands before it is renewed while training goes on, in ms; longer where reading takes long. */
const CALMLY = { least: 2000 };
/** The network of an earlier step does not change. */
const ONCE = { once: true };

const ID = 'what-if';

export interface WhatIfState extends Changes {
  /** The newest answer, and what it answers. */
  readonly found: (Found<'whatIf'> & { readonly changes: Changes }) | undefined;
  /** Why there is none, in a sentence. */
  readonly sentence: string | undefined;
}

const NOTHING: Changes = { edit: undefined, interventions: [], at: undefined };

function isNothing({ edit, interventions, at }: Changes): boolean {
  return !edit && interventions.length === 0 && at === undefined;
}

export interface WhatIfParts {
  readonly scoreView: ScoreViewStore;
  /** The newest reading of the run. */
  readonly newest: () => Readout | undefined;
  readonly snapshot: (step: number) => Snapshot | undefined;
  readonly asker: Asker;
}

/** What was asked last. */
interface Asked {
  readonly question: Question<'whatIf'>;
  readonly changes: Changes;
}

export class WhatIf {
  readonly store: StoreApi<WhatIfState>;
  private asked: Asked | undefined;
  /** What each question was made of. */
  private readonly changesOf = new WeakMap<Question<'whatIf'>, Changes>();
  private readonly answers: Answers<'whatIf'>;
  private readonly stops: readonly (() => void)[];

  constructor(private readonly parts: WhatIfParts) {
    this.store = createStore<WhatIfState>(() => ({ ...NOTHING, found: undefined, sentence: undefined }));
    this.answers = new Answers(parts.asker);
    this.stops = [
      this.answers.subscribe(() => this.take()),
      onErrorAsked(parts.scoreView, () => this.look()),
      // Where somebody else takes its place on the score, or the run begins anew, all of this is over.
      parts.scoreView.subscribe(({ pinned }, before) => {
        if (before.pinned?.by === ID && pinned?.by !== ID) this.forget();
      }),
    ];
  }

  /** Changes what is asked; the answer comes soon, or all is as it was where nothing is asked any more. */
  change(part: Partial<Changes>): void {
    const { edit, interventions, at } = { ...this.store.getState(), ...part };
    if (isNothing({ edit, interventions, at })) return this.end();
    this.store.setState({ edit, interventions, at, sentence: undefined });
    this.look();
  }

  /** Back to the newest reading. */
  end(): void {
    this.forget();
    release(this.parts.scoreView, ID);
  }

  /** Something has moved on: asks where there is something new to be asked. */
  look(): void {
    const { edit, interventions, at } = this.store.getState();
    const newest = this.parts.newest();
    if (isNothing({ edit, interventions, at }) || !newest) return;
    if (edit && edit.base.example !== newest.example) return this.change({ edit: undefined });
    const snapshot = at === undefined ? undefined : this.parts.snapshot(at);
    if (at !== undefined && !snapshot) return this.change({ at: undefined });
    const { example } = newest;
    const error = errorAsked(this.parts.scoreView.getState());
    if (!this.isNew({ edit, interventions, at }, { example, error })) return;
    const question: Question<'whatIf'> = {
      kind: 'whatIf',
      example,
      ...(edit && { inputs: edit.inputs }),
      ...(interventions.length > 0 && { interventions }),
      ...(snapshot && { snapshot }),
      ...(error !== undefined && { error }),
    };
    const changes = { edit, interventions, at };
    this.asked = { question, changes };
    this.changesOf.set(question, changes);
    this.answers.watch(question, snapshot ? ONCE : CALMLY);
  }

  /** Asks once more, where what answers did not arrive. */
  get again(): (() => void) | undefined {
    return this.answers.missing ? this.answers.again : undefined;
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.answers.rest();
  }

  private isNew(
    { edit, interventions, at }: Changes,
    { example, error }: Pick<Question<'whatIf'>, 'example'> & { readonly error: ErrorOf | undefined },
  ): boolean {
    const { asked } = this;
    return !(
      asked?.question.example === example &&
      asked.question.error === error &&
      asked.changes.edit === edit &&
      asked.changes.interventions === interventions &&
      asked.changes.at === at
    );
  }

  /** Nothing is shown of what is not asked any more; while a slider moves, what was asked a moment ago is. */
  private take(): void {
    const { found, refusal, question } = this.answers;
    if (isNothing(this.store.getState()) || !question) return;
    if (refusal !== undefined) return this.store.setState({ sentence: refusal });
    if (!found || this.parts.newest()?.example !== found.score.example) return;
    const changes = this.changesOf.get(question)!;
    this.store.setState({ found: { ...found, changes }, sentence: undefined });
    const { score, beside } = found;
    pin(this.parts.scoreView, { by: ID, score, ...(beside && { beside }), label: labelOf(changes) });
  }

  private forget(): void {
    this.asked = undefined;
    this.answers.rest();
    this.parts.scoreView.setState({ lens: 'changed' });
    this.store.setState({ ...NOTHING, found: undefined, sentence: undefined });
  }
}
