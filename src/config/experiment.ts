/**
 * The experiment as data: everything that decides a run, and nothing else. The same experiment gives the same curve on
 * the same device, bit for bit.
 */
import type { Option, OptionValues } from '../options/option.ts';

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
  readonly init: Init;
  /** Factor on the recurrent weights as initialised. */
  readonly gain: number;
  readonly optimizer: OptimizerId;
  readonly learningRate: number;
  readonly batchSize: number;
  /** Longest gradient (global norm) an update may follow; 0 does not clip. */
  readonly clipNorm: number;
  readonly seed: number;
  readonly backend: BackendChoice;
}

export type Init = 'glorot' | 'orthogonal' | 'identity';
export type OptimizerId = 'sgd' | 'momentum' | 'rmsprop' | 'adam';
export type BackendChoice = 'auto' | 'webgl' | 'wasm' | 'cpu';

/**
 * The experiment's own settings, beside those of its task and its cell: ids are the keys of `Experiment`.
 * Controls, link and documentation keep this order.
 */
export const settings = [
  {
    kind: 'number',
    id: 'hiddenSize',
    link: 'units',
    label: 'units',
    help: 'How many numbers the hidden state holds: more remember more and cost more.',
    min: 1,
    max: 256,
    default: 32,
    integer: true,
    scale: 'log',
  },
  {
    kind: 'number',
    id: 'layers',
    link: 'layers',
    label: 'layers',
    help: 'How many networks stand on each other, each reading the hidden state of the one below.',
    min: 1,
    max: 3,
    default: 1,
    integer: true,
    scale: 'linear',
  },
  {
    kind: 'choice',
    id: 'equal',
    link: 'equal',
    label: 'equal parameters',
    help: 'When you choose another cell, its units are chosen so that the network has about as many parameters as before.',
    choices: [
      { value: 'off', label: 'off' },
      { value: 'on', label: 'on' },
    ],
    default: 'off',
    aside: true,
  },
  {
    kind: 'choice',
    id: 'pace',
    link: 'race',
    label: 'race by',
    help: 'Equal steps: nobody gets ahead of the slowest network. Equal time: each trains as fast as it can.',
    choices: [
      { value: 'steps', label: 'equal steps' },
      { value: 'time', label: 'equal time' },
    ],
    default: 'steps',
    aside: true,
  },
  {
    kind: 'choice',
    id: 'init',
    link: 'init',
    label: 'recurrent start',
    help: 'How the weights from one step to the next begin: they decide whether a signal fades or grows at first.',
    choices: [
      { value: 'orthogonal', label: 'orthogonal', help: 'Turns the state without stretching it.' },
      { value: 'glorot', label: 'Glorot', help: 'Random, scaled by the number of units.' },
      { value: 'identity', label: 'identity', help: 'Each unit starts by copying itself.' },
    ],
    default: 'orthogonal',
  },
  {
    kind: 'number',
    id: 'gain',
    link: 'gain',
    label: 'gain',
    help: 'Stretches the recurrent weights at the start: below 1 signals fade, above 1 they grow.',
    min: 0.1,
    max: 3,
    default: 1,
    integer: false,
    scale: 'linear',
    step: 0.05,
  },
  {
    kind: 'choice',
    id: 'optimizer',
    link: 'optimizer',
    label: 'optimizer',
    help: 'The rule that turns a gradient into a change of the weights.',
    choices: [
      { value: 'adam', label: 'Adam', help: 'Each weight gets a step size of its own.' },
      { value: 'rmsprop', label: 'RMSprop', help: 'Divides by the recent size of each gradient.' },
      { value: 'momentum', label: 'momentum', help: 'Keeps rolling the way it went, 0.9 of the last step.' },
      { value: 'sgd', label: 'SGD', help: 'Follows the gradient as it is.' },
    ],
    default: 'adam',
  },
  {
    kind: 'number',
    id: 'batchSize',
    link: 'batch',
    label: 'batch',
    help: 'How many sequences each update looks at: more make it steadier and slower.',
    min: 1,
    max: 256,
    default: 64,
    integer: true,
    scale: 'log',
    live: true,
  },
  {
    kind: 'number',
    id: 'learningRate',
    link: 'lr',
    label: 'learning rate',
    help: 'How far each update goes: too small and it crawls, too large and it diverges.',
    min: 0.00001,
    max: 1,
    default: 0.003,
    integer: false,
    scale: 'log',
    live: true,
  },
  {
    kind: 'number',
    id: 'clipNorm',
    link: 'clip',
    label: 'clip norm',
    help: 'Shortens any gradient longer than this, so that one steep step cannot throw the weights away; 0 never clips.',
    min: 0,
    max: 100,
    default: 1,
    integer: false,
    scale: 'log',
    live: true,
  },
  {
    kind: 'number',
    id: 'seed',
    link: 'seed',
    label: 'seed',
    help: 'Fixes every random number: the same seed gives the same start and the same data.',
    min: 0,
    max: 999999,
    default: 1,
    integer: true,
    scale: 'linear',
  },
  {
    kind: 'choice',
    id: 'backend',
    link: 'backend',
    label: 'runs on',
    help: 'What computes the network; automatic takes WebGL on a graphics card, and else WebAssembly or JavaScript on the CPU.',
    choices: [
      { value: 'auto', label: 'automatic' },
      { value: 'webgl', label: 'WebGL' },
      { value: 'wasm', label: 'WebAssembly' },
      { value: 'cpu', label: 'CPU' },
    ],
    default: 'auto',
  },
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
