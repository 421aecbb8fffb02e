/**
 * What a kind of question is. Each has a file of its own beside this one and a line in `kinds.ts`; asking once, watching, pacing
 * and transport are the same for all.
 */
import type { GradientReader, Trainer } from '../trainers/trainer.ts';

/** Nothing could be found: one sentence on why and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly sentence: string;
  /** True where what answers did not arrive: asked again, it may. */
  readonly missing?: true;
}

export const refused = (sentence: string): Refused => ({ kind: 'refused', sentence });

/** What a kind may use while it answers. */
export interface Tools {
  /** Called between parts of long work: the page hears that the worker lives. */
  readonly alive: () => void;
  /** Lets messages in between parts of long work; false where the answer is not wanted any more. */
  readonly goOn: () => Promise<boolean>;
  /** @throws DeviceError where these losses show that the device gives wrong numbers */
  readonly demandDevice: (losses: Iterable<number>) => void;
  /** As the score's own gradients are read; without it readings come without them. */
  readonly readGradients?: GradientReader | undefined;
}

type Answer<Finding> = Finding | Refused | undefined;

/** Plain data, as it travels between page and worker: the question, and what is found. */
export interface Kind<Question extends object, Finding extends object> {
  /** The network as it is now; nothing is trained meanwhile. Waits for the device. Undefined where `goOn` said no. */
  answer(trainer: Trainer, question: Question, tools: Tools): Answer<Finding> | Promise<Answer<Finding>>;
  /** Buffers of what is found that move to the page instead of being copied; nobody here may read them again. */
  transfer?(found: Finding): ArrayBuffer[];
  /** What is asked the next time where the question is watched; the same where left out. */
  next?(question: Question, found: Finding): Question;
  /** It takes no longer than a few steps and is answered before the page hears that the run rests. */
  readonly quick?: true;
  /** Why a network that has diverged is not asked; left out where it answers. */
  readonly afterDivergence?: string;
}
