/** The first story: three prompts, each of which goes when the person has done what it asks for. */
import { measuredAs } from '../../config/measured.ts';
import type { RunState } from '../../store/state.ts';

/** `racing` waits for what the third has begun, `told` is its end. */
export type Prompt = 'play' | 'look' | 'race' | 'racing' | 'told';

/** What has happened on the page. */
export interface Happened {
  /** The network on the page has solved its task. */
  readonly solved: boolean;
  /** The playhead has rested on a marked number. */
  readonly looked: boolean;
  /** Another network races with it. */
  readonly racing: boolean;
  /** One has solved the task, and no other is at a step before that. */
  readonly decided: boolean;
}

/** Where the story stands now. Who has begun to race has left the first two prompts behind. */
export function promptAfter(before: Prompt, { solved, looked, racing, decided }: Happened): Prompt {
  switch (before) {
    case 'play':
      if (racing) return 'racing';
      return solved ? 'look' : before;
    case 'look':
      if (racing) return 'racing';
      return looked ? 'race' : before;
    case 'race':
      return racing ? 'racing' : before;
    case 'racing':
      if (!racing) return 'race';
      return decided ? 'told' : before;
    case 'told':
      return before;
  }
}

/** How a race has gone, as far as it is known from which networks raced. */
export type Outcome = 'memory lost' | 'other';

type Raced = Pick<RunState, 'experiment' | 'step' | 'solvedAt'>;

export function isDecided([lead, ...rivals]: readonly Raced[]): boolean {
  const { solvedAt } = lead!;
  return solvedAt !== undefined && rivals.every((run) => run.solvedAt !== undefined || run.step >= solvedAt);
}

/** Only what was measured is said of a race: that of the prompt itself. */
export function outcomeOf([lead, ...rivals]: readonly Raced[]): Outcome {
  const plain =
    rivals.length === 1 && rivals[0]!.experiment.cell === 'rnn' && rivals[0]!.solvedAt === undefined;
  return plain && measuredAs(lead!.experiment) === LEAD ? 'memory lost' : 'other';
}

/** The race of the third prompt: an LSTM and a simple RNN, over a length that tells them apart (docs/experiments.md). */
const LEAD = 'task=adding&length=50&cell=lstm&lr=0.005';
export const RACE = `${LEAD}&vs=cell:rnn`;

const NUMBER = { play: 1, look: 2, race: 3, racing: 3, told: undefined } as const satisfies Record<
  Prompt,
  number | undefined
>;

export function headOf(prompt: Prompt): string {
  const number = NUMBER[prompt];
  return number === undefined ? 'First look' : `First look, ${number} of 3`;
}

export function textOf(prompt: Prompt, outcome: Outcome): string {
  switch (prompt) {
    case 'play':
      return 'This network reads numbers from left to right, one time step at a time, and keeps what it needs in its hidden state. Press Play and watch it learn to add the two marked ones.';
    case 'look':
      return 'It has learned. Drag the line at the last time step back to a marked number: there the hidden state changes most, and what it took in stays until the end.';
    case 'race':
      return 'Is a memory with gates worth it? Let the LSTM race a simple RNN over 50 time steps, on the same data.';
    case 'racing':
      return 'They train on the same batches now. Watch their loss curves: which falls first?';
    case 'told':
      return outcome === 'other'
        ? 'That is how networks are compared here. Learn says in short lessons why it is so; there is more to try under Examples.'
        : 'The LSTM has solved it, the simple RNN not yet: over so many time steps its gradient fades on the way back. Learn says in short lessons why; there is more to try under Examples.';
  }
}
