/** What the pictures of the documentation show: an experiment, how long it has learned, and which part of the page. */

export interface Scene {
  /** Below `docs`. */
  readonly file: string;
  readonly fragment: string;
  /** Training steps before the picture is taken. */
  readonly steps: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: 'light' | 'dark';
  /** Buttons that are pressed and tabs that are opened then, by their names. */
  readonly press?: readonly { readonly role: 'button' | 'tab'; readonly name: RegExp }[];
  /** The part that is taken, as a CSS selector; what the window shows, where absent. */
  readonly part?: string;
}

const DESKTOP = { width: 1440, height: 900 };
const tab = (name: RegExp) => [{ role: 'tab', name }] as const;
const INSTRUMENT = '.drawer';

export const scenes: readonly Scene[] = [
  {
    file: 'screenshot.png',
    fragment: '#task=adding&length=50&cell=rnn&vs=cell:lstm&vs=cell:gru',
    steps: 700,
    size: { width: 1440, height: 1180 },
    theme: 'light',
  },
  {
    file: 'pictures/cell.png',
    fragment: '#task=adding&length=20&cell=lstm',
    steps: 600,
    size: DESKTOP,
    theme: 'light',
    press: tab(/^Inside a unit$/),
    part: INSTRUMENT,
  },
  {
    file: 'pictures/attention.png',
    fragment: '#task=adding&length=20&cell=attention&units=16&batch=32',
    steps: 300,
    size: { width: 1440, height: 1100 },
    theme: 'dark',
    part: '.score',
  },
  {
    file: 'pictures/eigenvalues.png',
    fragment: '#task=adding&length=20&cell=rnn',
    steps: 300,
    size: DESKTOP,
    theme: 'light',
    press: tab(/^Eigenvalues$/),
    part: INSTRUMENT,
  },
  {
    file: 'pictures/state-paths.png',
    fragment: '#task=parity&length=12&cell=gru&units=12',
    steps: 700,
    size: DESKTOP,
    theme: 'dark',
    press: tab(/^State paths/),
    part: INSTRUMENT,
  },
  {
    file: 'pictures/one-unit.png',
    fragment: '#task=adding&length=20&cell=rnn',
    steps: 1,
    size: DESKTOP,
    theme: 'light',
    press: tab(/^One unit$/),
    part: INSTRUMENT,
  },
  {
    file: 'pictures/textbook-memory.png',
    fragment: '#task=recall&lag=5&symbols=4&cell=gru&units=12&batch=64',
    steps: 800,
    size: DESKTOP,
    theme: 'light',
    part: '.score',
  },
  {
    file: 'pictures/textbook-back.png',
    fragment: '#task=adding&length=8&cell=rnn&units=4&lr=0.01',
    steps: 500,
    size: DESKTOP,
    theme: 'light',
    part: '.score',
  },
  {
    file: 'pictures/textbook-counting.png',
    fragment: '#task=anbn&length=10&cell=lstm&units=16&lr=0.01',
    steps: 600,
    size: DESKTOP,
    theme: 'light',
    part: '.score',
  },
  {
    file: 'pictures/textbook-lengths.png',
    fragment: '#task=parity&length=20&from=1&cell=gru&units=16&lr=0.005&batch=64',
    steps: 1500,
    size: DESKTOP,
    theme: 'light',
    press: [{ role: 'button', name: /^measure now$/ }],
    part: '[data-place="chart:lengths"]',
  },
  {
    file: 'pictures/phone.png',
    fragment: '#task=adding&length=20&cell=gru',
    steps: 300,
    size: { width: 390, height: 844 },
    theme: 'light',
  },
];
