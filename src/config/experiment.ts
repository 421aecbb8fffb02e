/**
 * The experiment as data: everything that decides a run, and nothing else. The same experiment gives the same curve on
 * the same device, bit for bit.
 */
import type { Option, OptionValues } from '../options/option.ts';
import { choice, real, whole } from '../options/make.ts';
import { MOST_CORES } from './cores.ts';

export interface Experiment {
  /** A task's id, and the values of that task's options by id. */
  readonly task: string;
  readonly taskOptions: OptionValues;
  /** A model's id, and the values of that model's options by id. */
  readonly cell: string;
  readonly cellOptions: OptionValues;
  readonly hiddenSize: number;
  readonly layers: number;
  /** Whether the page keeps the number of parameters when another cell is chosen. */
  readonly equal: 'off' | 'on';
  /** What networks that race have equal: training steps, or the time they train. */
  readonly pace: 'steps' | 'time';
  /** How many training steps a second the page takes at most. */
  readonly speed: Speed;
  /** What the page does with a run that has been solved for a while. */
  readonly whenSolved: 'rest' | 'on';
  readonly init: Init;
  /** Factor on the recurrent weights as initialised. */
  readonly gain: number;
  readonly optimizer: OptimizerId;
  readonly learningRate: number;
  readonly batchSize: number;
  /** Longest gradient (global norm) an update may follow; 0 does not clip. */
  readonly clipNorm: number;
  /** Time steps of a chunk, at whose beginning the gradient stops (see `models/truncation.ts`); 0 cuts nowhere. */
  readonly truncate: number;
  readonly seed: number;
  readonly backend: BackendChoice;
  /** How many of the processor's cores train at most, where WebAssembly computes. */
  readonly cores: number;
}

/** Steps a second, at most. */
export type Speed = 'normal' | 'full' | 'thousand' | 'hundred' | 'ten';
export type Init = 'glorot' | 'orthogonal' | 'identity';
export type OptimizerId = 'sgd' | 'momentum' | 'rmsprop' | 'adam';
export type BackendChoice = 'auto' | 'webgl' | 'wasm' | 'cpu';

/**
 * The experiment's own settings, beside those of its task and its cell: ids are the keys of `Experiment`.
 * Controls, link and documentation keep this order.
 */
export const settings = [
  whole('hiddenSize', {
    link: 'units',
    label: 'units',
    help: 'How many numbers the hidden state holds: more can hold more, and cost more.',
    range: [1, 256],
    default: 32,
    scale: 'log',
  }),
  whole('layers', {
    help: 'How many layers are stacked: each reads the hidden state of the one below.',
    range: [1, 3],
    default: 1,
  }),
  choice('equal', {
    label: 'equal parameters',
    help: 'When you choose another cell, its units are chosen so that the network has about as many parameters as before.',
    choices: [
      { value: 'off', label: 'off' },
      { value: 'on', label: 'on' },
    ],
    aside: true,
  }),
  choice('pace', {
    link: 'race',
    label: 'race by',
    help: 'Equal steps compares what each network learns from the same data, equal time what each learns while this device computes for as long.',
    choices: [
      {
        value: 'steps',
        label: 'equal steps',
        help: 'All train the same number of steps, the slowest sets the pace: compares what each learns from the same data.',
      },
      {
        value: 'time',
        label: 'equal time',
        help: 'Each trains as fast as it can: compares computing time on this device and with these forms.',
      },
    ],
    aside: true,
  }),
  choice('init', {
    label: 'initial recurrent weights',
    help: 'What the weights from one time step to the next are before training: they decide whether a signal fades or grows at first.',
    choices: [
      {
        value: 'orthogonal',
        label: 'orthogonal',
        help: 'An orthogonal matrix: it rotates the state and keeps its length.',
      },
      { value: 'glorot', label: 'Glorot', help: 'Random, scaled by the number of units.' },
      { value: 'identity', label: 'identity', help: 'Each unit starts by copying itself.' },
    ],
  }),
  real('gain', {
    label: 'initial scale (gain)',
    help: 'Multiplies the recurrent weights before training: below 1 signals fade sooner, above 1 they live longer or grow.',
    range: [0.1, 3],
    default: 1,
    step: 0.05,
  }),
  choice('optimizer', {
    help: 'The rule that turns a gradient into a change of the weights.',
    choices: [
      {
        value: 'adam',
        label: 'Adam',
        help: 'Momentum and RMSprop together: each weight gets a step size of its own.',
      },
      {
        value: 'rmsprop',
        label: 'RMSprop',
        help: 'Scales each weight’s step by the size of its recent gradients.',
      },
      { value: 'momentum', label: 'momentum', help: 'Adds 0.9 of the previous update to each new one.' },
      { value: 'sgd', label: 'SGD', help: 'Follows the gradient as it is.' },
    ],
  }),
  whole('batchSize', {
    link: 'batch',
    label: 'batch',
    help: 'How many sequences each update looks at: more make the gradient steadier and the step slower.',
    range: [1, 256],
    default: 64,
    scale: 'log',
    live: true,
  }),
  real('learningRate', {
    link: 'lr',
    label: 'learning rate',
    help: 'How far each update goes: too small and learning crawls, too large and it learns nothing or diverges.',
    range: [0.00001, 1],
    default: 0.003,
    scale: 'log',
    live: true,
  }),
  real('clipNorm', {
    link: 'clip',
    label: 'clip norm',
    help: 'Shortens any gradient longer than this, so that one steep step cannot throw the weights away; 0 never clips.',
    range: [0, 100],
    default: 1,
    scale: 'log',
    live: true,
  }),
  whole('truncate', {
    label: 'truncate every',
    help: 'After so many time steps the state goes on but the gradient stops, so what lies before such a cut is hardly learned; 0 never cuts.',
    range: [0, 400],
    default: 0,
    scale: 'log',
  }),
  choice('speed', {
    help: 'How many training steps are taken a second at most; a race by equal time always runs as fast as it can.',
    choices: [
      { value: 'normal', label: 'up to 5,000/s' },
      { value: 'full', label: 'as fast as possible' },
      { value: 'thousand', label: 'up to 1,000/s' },
      { value: 'hundred', label: 'up to 100/s' },
      { value: 'ten', label: 'up to 10/s' },
    ],
    aside: true,
  }),
  choice('whenSolved', {
    link: 'solved',
    label: 'when solved',
    help: 'A run that stays solved for three seconds and a tenth more steps comes to rest; Play goes on. A race rests when all networks have solved the task.',
    choices: [
      { value: 'rest', label: 'rest' },
      { value: 'on', label: 'train on' },
    ],
    aside: true,
  }),
  whole('seed', {
    help: 'Fixes every random number: the same seed gives the same start and the same data.',
    range: [0, 999999],
    default: 1,
  }),
  choice('backend', {
    label: 'runs on',
    help: 'What computes the network; automatic takes WebGL on a graphics card, and else WebAssembly or JavaScript on the CPU.',
    choices: [
      { value: 'auto', label: 'automatic' },
      { value: 'webgl', label: 'WebGL' },
      { value: 'wasm', label: 'WebAssembly' },
      { value: 'cpu', label: 'CPU' },
    ],
  }),
  whole('cores', {
    help: 'How many of the processor’s cores train at most, where WebAssembly computes; the numbers are the same with any, only sooner.',
    range: [1, MOST_CORES],
    default: MOST_CORES,
    aside: true,
  }),
] as const satisfies readonly Option[];

type LiveSetting = Extract<(typeof settings)[number], { live: true }>;

/** The settings that may change while a run goes on. */
export const liveSettings = settings.filter((setting): setting is LiveSetting => 'live' in setting);

/** What of an experiment may change while its run goes on: these settings, and the task's live options. */
export type LiveSettings = Pick<Experiment, LiveSetting['id'] | 'taskOptions'>;

export function liveSettingsOf(experiment: LiveSettings): LiveSettings {
  const values = liveSettings.map(({ id }) => [id, experiment[id]]);
  return { ...Object.fromEntries(values), taskOptions: experiment.taskOptions } as LiveSettings;
}
