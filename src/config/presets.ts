/**
 * Experiments worth seeing, each one click away. Each sentence is a claim, `preset-` and the id, that `npm run experiments` tests
 * with seeds nobody chose: it must be true of nearly all of them.
 */

export interface Preset {
  readonly id: string;
  readonly label: string;
  /** What there is to see, in one sentence. */
  readonly sentence: string;
  /** The experiment as a link's fragment. */
  readonly fragment: string;
}

export const presets: readonly Preset[] = [
  {
    id: 'adding-gru',
    label: 'Adding over 20 steps: GRU',
    sentence: 'A quick success: within some hundred training steps a GRU adds two numbers seen long before.',
    fragment: 'task=adding&cell=gru&lr=0.005',
  },
  {
    id: 'adding-lstm',
    label: 'Adding over 50 steps: LSTM',
    sentence:
      'First the loss rests near the line of the trivial guess; then the LSTM finds the marks, and it falls.',
    fragment: 'task=adding&length=50&cell=lstm&lr=0.005',
  },
  {
    id: 'adding-rnn',
    label: 'Adding over 50 steps: simple RNN',
    sentence:
      'The same with a simple RNN: its gradient fades on the long way back, so it takes at least twice as many training steps.',
    fragment: 'task=adding&length=50&cell=rnn&lr=0.005',
  },
  {
    id: 'adding-race',
    label: 'Adding over 50 steps: RNN, LSTM and GRU race',
    sentence:
      'Three networks on the same batches: the gated ones are there in half the training steps of the simple RNN, or fewer.',
    fragment: 'task=adding&length=50&cell=rnn&lr=0.005&vs=cell:lstm&vs=cell:gru',
  },
  {
    id: 'adding-identity',
    label: 'Adding over 50 steps: simple RNN, started well',
    sentence:
      'The simple RNN again, but with ReLU and started as a copy of its own state: now it learns within some thousand training steps.',
    fragment: 'task=adding&length=50&cell=rnn&activation=relu&init=identity&lr=0.001',
  },
  {
    id: 'copy-gru',
    label: 'Copy memory: GRU',
    sentence: 'Three symbols must be kept over a wait of 20 steps; watch the hidden state hold them.',
    fragment: 'task=copy&lag=20&cell=gru&lr=0.005',
  },
  {
    id: 'copy-attention',
    label: 'Copy memory: attention',
    sentence:
      'The same with a transformer, which looks back instead of remembering, and has it within 200 steps.',
    fragment: 'task=copy&lag=20&cell=attention',
  },
  {
    id: 'adding-mingru',
    label: 'Adding over 20 steps: minGRU',
    sentence: 'A recurrence without a loop: two layers of minGRU train on all steps at once, and still add.',
    fragment: 'task=adding&cell=mingru&layers=2&lr=0.01',
  },
  {
    id: 'parity-feedforward',
    label: 'Parity: no memory but a window',
    sentence:
      'A feedforward net that sees the last four bits gets nearly all of four steps right, and tosses a coin from the fifth.',
    fragment: 'task=parity&cell=feedforward&window=4&lr=0.01',
  },
  {
    id: 'parity-gru',
    label: 'Parity: GRU',
    sentence: 'One bit of memory, turned over by every 1: watch the hidden state flip.',
    fragment: 'task=parity&length=20&cell=gru&lr=0.01',
  },
  {
    id: 'anbn-lstm',
    label: 'Counting: LSTM',
    sentence: 'As many b as there were a: watch the cell state count up, and then down again.',
    fragment: 'task=anbn&cell=lstm&lr=0.01',
  },
  {
    id: 'brackets-gru',
    label: 'Brackets: GRU',
    sentence:
      'Which bracket closes, when up to four are open? A GRU learns to keep them in order, like a small stack.',
    fragment: 'task=brackets&cell=gru&lr=0.005',
  },
  {
    id: 'arithmetic-gru',
    label: 'Written sums: GRU',
    sentence: 'A GRU learns to carry: it does sums that it never saw, and writes the last digit first.',
    fragment: 'task=arithmetic&order=reversed&cell=gru&units=64&lr=0.01',
  },
  {
    id: 'text-lstm',
    label: 'Text: LSTM',
    sentence: 'An LSTM reads Alice in Wonderland letter by letter and writes on by itself as it learns.',
    fragment: 'task=text&cell=lstm&units=64&batch=32&lr=0.005',
  },
  {
    id: 'dates-gru',
    label: 'Dates: GRU',
    sentence: 'A GRU meets 24 ways of writing a date; type one of your own, and read how sure it is.',
    fragment: 'task=dates&cell=gru&units=64&lr=0.005',
  },
  {
    id: 'numbers-gru',
    label: 'Number words: GRU',
    sentence:
      'A GRU learns to write numbers in digits; type one in words and see it put the zeros in their places.',
    fragment: 'task=numbers&cell=gru&units=64&lr=0.005',
  },
  {
    id: 'language-gru',
    label: 'Which language: GRU',
    sentence:
      'A GRU tells eight languages apart, letter by letter; type a phrase and see which it takes it for.',
    fragment: 'task=language&cell=gru&units=64',
  },
  {
    id: 'forecast-gru',
    label: 'Carbon dioxide: GRU',
    sentence:
      'A GRU predicts the carbon dioxide of the air month by month, against the guess that nothing changes.',
    fragment: 'task=forecast&cell=gru',
  },
  {
    id: 'forecast-glass',
    label: 'Mackey–Glass, left alone: GRU',
    sentence:
      'Each answer is the next input: small errors grow in a chaotic series, so the free run of a GRU goes astray, however well it predicts the next value.',
    fragment: 'task=forecast&series=glass&cell=gru&lr=0.005',
  },
  {
    id: 'forecast-sines',
    label: 'Sum of sines: GRU',
    sentence: 'A GRU finds the waves beneath the noise and soon beats both the season and a linear forecast.',
    fragment: 'task=forecast&series=sines&cell=gru&lr=0.005',
  },
  {
    id: 'forecast-sunspots',
    label: 'Sunspots: a small GRU',
    sentence: 'With few values a small network is enough: 8 units come near a linear forecast.',
    fragment: 'task=forecast&series=sunspots&cell=gru&units=8&batch=16',
  },
  {
    id: 'forecast-by-heart',
    label: 'Sunspots: learned by heart',
    sentence:
      'The same with 32 units: after some hundred training steps the validation loss rises again, while the training loss falls.',
    fragment: 'task=forecast&series=sunspots&cell=gru',
  },
  {
    id: 'forecast-airline',
    label: 'Airline passengers: simple RNN',
    sentence:
      'Twelve years of months are few: it beats the guess that nothing changes by far, but a linear forecast stays ahead of it.',
    fragment: 'task=forecast&series=airline&cell=rnn&units=16&batch=32&lr=0.002',
  },
  {
    id: 'speech',
    label: 'Spoken digits: GRU',
    sentence: 'A GRU hears the words from zero to nine in many voices; train it, then say one yourself.',
    fragment: 'task=digits&cell=gru&units=64',
  },
  {
    id: 'exploding',
    label: 'Exploding gradients',
    sentence:
      'Recurrent weights that stretch: the gradient grows on its way back, and unclipped it throws the weights away; clipped at 1 the same network learns.',
    fragment: 'task=order&cell=rnn&units=50&gain=3&optimizer=sgd&lr=0.1&clip=0',
  },
];
