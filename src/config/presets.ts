/**
 * Experiments worth seeing, each one click away, in groups. Each sentence is a claim, `preset-` and the id, that `npm run experiments`
 * tests with seeds nobody chose: it must be true of nearly all of them.
 */

export interface Preset {
  readonly id: string;
  readonly label: string;
  /** What there is to see, in one sentence. */
  readonly sentence: string;
  /** Where on the page to look for it, in one sentence. */
  readonly look: string;
  /** The experiment as a link's fragment. */
  readonly fragment: string;
}

export interface PresetGroup {
  readonly id: string;
  readonly label: string;
  readonly presets: readonly Preset[];
}

export const presetGroups: readonly PresetGroup[] = [
  {
    id: 'memory',
    label: 'Memory',
    presets: [
      {
        id: 'adding-gru',
        label: 'Adding over 20 time steps: GRU',
        sentence:
          'A quick success: within some hundred training steps a GRU adds two numbers seen long before.',
        look: 'Look at the last time step of the output: the prediction must meet its target.',
        fragment: 'task=adding&cell=gru&lr=0.005',
      },
      {
        id: 'adding-lstm',
        label: 'Adding over 50 time steps: LSTM',
        sentence:
          'First the loss rests near the line of the trivial guess; then the LSTM finds the marks, and it falls.',
        look: 'Watch the loss chart, and the hidden state at the two marks.',
        fragment: 'task=adding&length=50&cell=lstm&lr=0.005',
      },
      {
        id: 'adding-race',
        label: 'RNN, LSTM and GRU race: adding',
        sentence:
          'Three networks on the same batches: the gated ones are there in half the training steps of the simple RNN, or fewer.',
        look: 'Compare their gradients in the gradient lane, and their steps in the standings.',
        fragment: 'task=adding&length=50&cell=rnn&lr=0.005&vs=cell:lstm&vs=cell:gru',
      },
      {
        id: 'adding-lengths',
        label: 'Other lengths: trained on 5 to 20',
        sentence:
          'A GRU trained on 5 to 20 numbers gets most sums of 40 right, twice as many as it ever saw; trained on 20 alone it does not.',
        look: 'Look at “By length” among the results.',
        fragment: 'task=adding&from=5&cell=gru&lr=0.005',
      },
      {
        id: 'adding-identity',
        label: 'Simple RNN, started well: adding',
        sentence:
          'A simple RNN with ReLU that starts as a copy of its own state learns to add within some thousand training steps.',
        look: 'See in the gradient lane how much of the error reaches t = 1.',
        fragment: 'task=adding&length=50&cell=rnn&activation=relu&init=identity&lr=0.001',
      },
      {
        id: 'adding-mingru',
        label: 'Adding over 20 time steps: minGRU',
        sentence:
          'A recurrence without a loop: two layers of minGRU train on all time steps at once, and still add.',
        look: 'Look at the hidden states of both layers.',
        fragment: 'task=adding&cell=mingru&layers=2&lr=0.01',
      },
      {
        id: 'copy-gru',
        label: 'Copy memory: GRU',
        sentence: 'Three symbols must be kept over a wait of 20 time steps, and a GRU learns to hold them.',
        look: 'Look at the hidden state during the wait.',
        fragment: 'task=copy&lag=20&cell=gru&lr=0.005',
      },
      {
        id: 'copy-attention',
        label: 'Attention against recurrence: copying',
        sentence:
          'Attention looks back instead of remembering and copies within 200 training steps; a GRU, which must remember, takes four times as many or more.',
        look: 'See in the attention lane where the last time steps look back to.',
        fragment: 'task=copy&lag=20&cell=attention&vs=cell:gru,lr:0.005',
      },
    ],
  },
  {
    id: 'counting',
    label: 'Counting',
    presets: [
      {
        id: 'parity-gru',
        label: 'Parity: GRU',
        sentence:
          'One bit of memory, turned over by every 1: a GRU has it within some hundred training steps.',
        look: 'Look in the hidden state for a unit that flips with every 1.',
        fragment: 'task=parity&length=20&cell=gru&lr=0.01',
      },
      {
        id: 'parity-attention',
        label: 'Attention against recurrence: parity',
        sentence:
          'A GRU, which carries one bit along, follows 20 bits within some hundred training steps; two layers of attention do not within 1,000.',
        look: 'Compare the two lines of the loss chart.',
        fragment: 'task=parity&length=20&cell=attention&vs=cell:gru,lr:0.01',
      },
      {
        id: 'parity-feedforward',
        label: 'Parity: no memory but a window',
        sentence:
          'A feedforward net that sees the last four bits gets nearly all of four time steps right, and tosses a coin from the fifth.',
        look: 'Look at the output lane from the fifth time step on.',
        fragment: 'task=parity&cell=feedforward&window=4&lr=0.01',
      },
      {
        id: 'anbn-lstm',
        label: 'Counting: LSTM',
        sentence:
          'As many b as there were a: within some hundred training steps an LSTM has learned to count.',
        look: 'Watch the cell state count up, and then down again.',
        fragment: 'task=anbn&cell=lstm&lr=0.01',
      },
      {
        id: 'brackets-gru',
        label: 'Brackets: GRU',
        sentence:
          'Which bracket closes, when up to four are open? A GRU learns to keep them in order, like a small stack.',
        look: 'Look at the output lane where brackets close.',
        fragment: 'task=brackets&cell=gru&lr=0.005',
      },
      {
        id: 'arithmetic-gru',
        label: 'Written sums: GRU',
        sentence: 'A GRU learns to carry: it does sums that it never saw, and writes the last digit first.',
        look: 'Type a sum of your own below the output.',
        fragment: 'task=arithmetic&order=reversed&cell=gru&units=64&lr=0.01',
      },
    ],
  },
  {
    id: 'text',
    label: 'Text and translation',
    presets: [
      {
        id: 'text-lstm',
        label: 'Text: LSTM',
        sentence: 'An LSTM reads Alice in Wonderland letter by letter and writes on by itself as it learns.',
        look: 'Read below the output what it writes.',
        fragment: 'task=text&cell=lstm&units=64&batch=32&lr=0.005',
      },
      {
        id: 'dates-gru',
        label: 'Dates: GRU',
        sentence: 'A GRU meets 24 ways of writing a date, and learns to write each as year, month and day.',
        look: 'Type a date of your own below the output, and read how sure it is.',
        fragment: 'task=dates&cell=gru&units=64&lr=0.005',
      },
      {
        id: 'numbers-gru',
        label: 'Number words: GRU',
        sentence: 'A GRU learns to write number words in digits, with the zeros in their places.',
        look: 'Type a number in words below the output.',
        fragment: 'task=numbers&cell=gru&units=64&lr=0.005',
      },
      {
        id: 'language-gru',
        label: 'Which language: GRU',
        sentence: 'A GRU learns to tell eight languages apart, letter by letter.',
        look: 'Type a phrase below the output, and see which language it takes it for.',
        fragment: 'task=language&cell=gru&units=64',
      },
    ],
  },
  {
    id: 'forecast',
    label: 'Forecasts',
    presets: [
      {
        id: 'forecast-gru',
        label: 'Carbon dioxide: GRU',
        sentence:
          'A GRU predicts the carbon dioxide of the air month by month, far better than the guess that nothing changes.',
        look: 'See the free run below the output, where each prediction is its next input.',
        fragment: 'task=forecast&cell=gru',
      },
      {
        id: 'forecast-glass',
        label: 'Mackey–Glass, free run: GRU',
        sentence:
          'Each answer is the next input: small errors grow in a chaotic series, so the free run of a GRU goes astray, however well it predicts the next value.',
        look: 'See below the output where the free run leaves what really came.',
        fragment: 'task=forecast&series=glass&cell=gru&lr=0.005',
      },
      {
        id: 'forecast-sines',
        label: 'Sum of sines: GRU',
        sentence:
          'A GRU finds the waves beneath the noise and soon beats both the season and a linear forecast.',
        look: 'Compare it with the dashed lines of the loss chart.',
        fragment: 'task=forecast&series=sines&cell=gru&lr=0.005',
      },
      {
        id: 'forecast-sunspots',
        label: 'Sunspots: a small GRU',
        sentence: 'With few values a small network is enough: 8 units come near a linear forecast.',
        look: 'Compare it with the dashed lines of the loss chart.',
        fragment: 'task=forecast&series=sunspots&cell=gru&units=8&batch=16',
      },
      {
        id: 'forecast-airline',
        label: 'Airline passengers: simple RNN',
        sentence:
          'Twelve years of months are few: it beats the guess that nothing changes by far, but a linear forecast stays ahead of it.',
        look: 'Compare it with the dashed lines of the loss chart.',
        fragment: 'task=forecast&series=airline&cell=rnn&units=16&batch=32&lr=0.002',
      },
    ],
  },
  {
    id: 'sound',
    label: 'Sound',
    presets: [
      {
        id: 'speech',
        label: 'Spoken digits: GRU',
        sentence: 'A GRU learns to tell the words from zero to nine in many voices.',
        look: 'Hear the example below the output; when it has learned, say a digit yourself.',
        fragment: 'task=digits&cell=gru&units=64',
      },
    ],
  },
  {
    id: 'wrong',
    label: 'What goes wrong',
    presets: [
      {
        id: 'adding-rnn',
        label: 'Vanishing gradient: simple RNN',
        sentence:
          'The gradient of a simple RNN fades on the way back through 50 steps, so it takes at least twice as many training steps as an LSTM.',
        look: 'See in the gradient lane how little of the error reaches t = 1.',
        fragment: 'task=adding&length=50&cell=rnn&lr=0.005',
      },
      {
        id: 'exploding',
        label: 'Exploding gradient: it diverges',
        sentence:
          'Recurrent weights that stretch: the gradient grows on its way back, and unclipped it throws the weights away.',
        look: 'Watch the gradient norm among the results from the first training step on.',
        fragment: 'task=order&cell=rnn&units=50&gain=3&optimizer=sgd&lr=0.1&clip=0',
      },
      {
        id: 'clipping',
        label: 'Exploding gradient: clipping helps',
        sentence:
          'Of two simple RNNs whose weights stretch, the one clipped at 1 learns the order within 1,000 training steps; the other does not.',
        look: 'Compare the two lines of the loss chart, and of the gradient norm.',
        fragment:
          'task=order&cell=rnn&units=50&gain=2&optimizer=sgd&batch=32&lr=0.1&clip=0&vs=cell:rnn,clip:1',
      },
      {
        id: 'forecast-by-heart',
        label: 'Overfitting: sunspots',
        sentence:
          'With 32 units for few values, after some hundred training steps the validation loss rises again, while the training loss falls.',
        look: 'See in the loss chart where the two lines part.',
        fragment: 'task=forecast&series=sunspots&cell=gru',
      },
    ],
  },
];

export const presets: readonly Preset[] = presetGroups.flatMap(({ presets: all }) => all);
