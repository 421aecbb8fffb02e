/**
 * What the page's settings, tasks and networks say of learning, and what each sentence rests on. A test looks through all of their
 * sentences: one that speaks of what happens must stand here, as it does on the page. Examples have claims of their own.
 */

/** Claims that are tested; what others have found; or why it can be no other way. */
export type Basis =
  { readonly claims: readonly string[] } | { readonly source: string } | { readonly follows: string };

const claims = (...ids: string[]): Basis => ({ claims: ids });
const source = (found: string): Basis => ({ source: found });
const follows = (why: string): Basis => ({ follows: why });

const RULE = 'from the rule by which the task makes its sequences';
const MADE = 'from how it is computed';

const settings: Readonly<Record<string, Basis>> = {
  'How many numbers the hidden state holds: more can hold more, and cost more.': follows(MADE),
  'What the weights from one time step to the next are before training: they decide whether a signal fades or grows at first.':
    claims('gain', 'gradient-explodes', 'preset-adding-identity'),
  'Multiplies the recurrent weights before training: below 1 signals fade sooner, above 1 they live longer or grow.':
    claims('gain'),
  'Equal steps compares what each network learns from the same data, equal time what each learns while this device computes for as long.':
    follows(MADE),
  'All train the same number of steps, the slowest sets the pace: compares what each learns from the same data.':
    follows(MADE),
  'How many sequences each update looks at: more make the gradient steadier and the step slower.': source(
    'a mean over B independent sequences has a B-th of the variance; Goodfellow, Bengio & Courville 2016, section 8.1.3',
  ),
  'How far each update goes: too small and learning crawls, too large and it learns nothing or diverges.':
    claims('learning-rate'),
  'Shortens any gradient longer than this, so that one steep step cannot throw the weights away; 0 never clips.':
    claims('clipping'),
  'After so many time steps the state goes on but the gradient stops, so what lies before such a cut is hardly learned; 0 never cuts.':
    claims('truncate'),
  'How many of the processor’s cores train at most, where WebAssembly computes; the numbers are the same with any, only sooner.':
    source(
      'the benchmark’s contestants unroll-wasm and unroll-wasm-cores in docs/benchmarks.md; tests/unit/backend/wasm/helpers.test.ts',
    ),
};

const networks: Readonly<Record<string, Basis>> = {
  'Keeps the state between −1 and 1; far back, signals fade.': claims('gradient-vanishes'),
  'PyTorch’s variant: one matrix product a time step, faster.': follows(
    'from how it is computed: with the reset after it, one product with h serves both gates and the candidate',
  ),
  'Cuts off below 0 and leaves the rest; signals can live longer, or explode.': claims(
    'preset-adding-identity',
    'gradient-explodes',
  ),
};

const tasks: Readonly<Record<string, Basis>> = {
  'Hard because the first mark may be far back, so its number must be kept through all the time steps between.':
    claims('adding-50-rnn', 'adding-100-rnn'),
  'Hard because nothing in the waiting time reminds the network of what it saw, and no symbol may be lost.':
    claims('copy-rnn'),
  'Hard because two far moments must be kept apart, and everything between them forgotten.': source(
    'Hochreiter & Schmidhuber 1997, experiment 6',
  ),
  'How many time steps a sequence has: the longer, the further X and Y lie apart and the further back.':
    follows(RULE),
  'Hard because what follows looks just like it, so the network must shut its memory after one time step.':
    follows(RULE),
  'Hard because every single bit turns the answer over, so knowing most of them is worth nothing.':
    follows(RULE),
  'How many bits a sequence has: one forgotten bit spoils all answers after it.': follows(RULE),
  'When the network must answer: at every time step, the short beginnings show it the way to the long ones.':
    claims('parity-answer'),
  'Hard because it takes a counter: no list of words that were seen tells where a longer one ends.': source(
    'Gers & Schmidhuber 2001 on counting',
  ),
  'Which letters there are as many of: three of them need more than a single counter.': source(
    'aⁿbⁿcⁿ is not context-free; Gers & Schmidhuber 2001',
  ),
  'Up with each a, down with each b: one counter, as for brackets.': source(
    'Gers & Schmidhuber 2001 on counting',
  ),
  'Hard because it takes a stack: brackets inside must not wipe out which kind is still open outside.':
    source('Chomsky & Schützenberger 1963 on brackets of several kinds'),
  'Hard because a carry may run through the whole sum, and the first digit written is the last to be known.':
    follows('from how sums are written'),
  'Hard because the next letter hangs on the word, the sentence and the story, not on the last letter alone.':
    source('Shannon 1951'),
  'What the network reads, and so what it learns to write.': follows(MADE),
  'How boldly the sample is written: low repeats what is likely, high dares what is rare; learning is not touched.':
    follows(MADE),
  'Hard because single letters say little: it takes endings and small words, and sister languages share many of them.':
    source('Cavnar & Trenkle 1994 on telling languages apart'),
  'When the network must answer: at every letter each one teaches, and short phrases are learned too.':
    follows(RULE),
  'The share of letters mistyped in training, against learning the texts by heart; in validation there are none.':
    follows('from the purpose alone: whether it helps is for the visitor to try'),
  'Hard because the year, written first, is often read last, and each way of writing puts the parts elsewhere.':
    follows(RULE),
  'Hard because zeros are not spoken: how many digits come, and where, is known only from the words together.':
    follows(RULE),
  'Hard because the pattern must be told from the noise by few examples, and the future is not quite like the past.':
    claims('forecast-airline', 'preset-forecast-by-heart'),
  'How much chance is added, in deviations of the sum: nobody can predict that part.': follows(RULE),
  'Hard because no moment is the word: the same sounds come in several, early or late, fast or slow.':
    follows('from how words are spoken'),
  'When the network must answer: at the end of the word, or at every frame, when it cannot know at first.':
    follows(RULE),
  'Whether each training word is changed a little every time, against learning the recordings by heart.':
    follows('from the purpose alone: whether it helps is for the visitor to try'),
};

export const traces: ReadonlyMap<string, Basis> = new Map(
  [settings, networks, tasks].flatMap((group) => Object.entries(group)),
);

/** Sentences that stand elsewhere, by their file. */
export const elsewhere: Readonly<Record<string, Readonly<Record<string, Basis>>>> = {
  'README.md': {
    'see in their gradients why one of them takes so much longer': claims(
      'preset-adding-race',
      'gradient-vanishes',
      'gradient-kept',
    ),
    'gradients that fade or explode, a learning rate that is too high': claims(
      'gradient-vanishes',
      'gradient-explodes',
      'learning-rate',
    ),
    'The same link gives the same curve on the same machine, bit for bit.': follows(
      'from random numbers that are addressed; tests/browser/run.test.ts compares the bits',
    ),
  },
  'src/app/headlineText.ts': {
    'This can take a while.': claims('preset-adding-lstm', 'adding-20-rnn', 'adding-50-rnn'),
  },
  'src/app/story/prompts.ts': {
    'there the hidden state changes most, and what it took in stays until the end': follows(
      'from what was measured: in each of five examples and three seeds of the solved experiment it moved by 0.46 to 0.79 (the length of hₜ − hₜ₋₁) at the marks and by at most 0.46 elsewhere, less than at each mark of that example, 0.13 to 0.19 in the mean; and the answer at the end is right',
    ),
    'over so many time steps its gradient fades on the way back': claims('preset-adding-rnn'),
  },
  'src/app/instruments/longestSolved/LongestSolved.tsx': {
    'was not solved might be with more training': claims('adding-50-rnn'),
  },
  'src/app/race/raceText.ts': {
    'Without a graphics card, a training step of attention takes longer than a GRU’s at 25, 100 and 400 time steps, and the longer the sequence, the more.':
      claims('step-time'),
  },
};

/** What a sentence rests on, in words. */
export function basisText(basis: Basis): string {
  if ('claims' in basis) return basis.claims.map((id) => `[${id}](#${id})`).join(', ');
  return 'source' in basis ? basis.source : `follows ${basis.follows}`;
}
