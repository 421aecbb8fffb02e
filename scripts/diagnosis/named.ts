/** Runs that everybody may try first: those of which something untrue was said once, and the clear cases of each fault. */
import type { RunSpec } from './record.ts';

/** Each is trained with every seed. */
const NAMED: readonly (readonly [id: string, link: string, steps: number])[] = [
  // Nothing is wrong with these, though the first was told that its gradient explodes, the others that it vanishes.
  ['identity', 'task=adding&length=50&cell=rnn&activation=relu&init=identity&lr=0.001', 1500],
  ['lstm-50', 'task=adding&length=50&cell=lstm&lr=0.005', 1200],
  ['mingru', 'task=adding&cell=mingru&layers=2&lr=0.01', 120],
  ['dates', 'task=dates&cell=gru&units=64&lr=0.005', 200],
  // The learning rate is far too large.
  ['lstm-rate', 'task=adding&length=50&cell=lstm&batch=32&lr=0.3', 1200],
  ['relu-rate', 'task=adding&length=50&cell=rnn&activation=relu&batch=32&lr=0.1', 1500],
  ['tanh-rate', 'task=adding&cell=rnn&batch=32&lr=0.3', 1500],
  // The gradient explodes, and nothing clips it.
  ['stretched', 'task=adding&length=50&cell=rnn&batch=32&gain=1.5&optimizer=sgd&lr=0.1&clip=0', 1500],
  ['stretched-order', 'task=order&cell=rnn&units=50&batch=32&gain=1.5&optimizer=sgd&lr=0.1&clip=0', 2500],
  [
    'stretched-relu',
    'task=adding&length=50&cell=rnn&activation=relu&init=identity&batch=32&gain=1.1&optimizer=sgd&lr=0.01&clip=0',
    1500,
  ],
  // So strongly stretched that it takes long, and gets there.
  ['stretched-3', 'task=order&cell=rnn&units=50&batch=32&gain=3&optimizer=sgd&lr=0.1&clip=0', 2000],
  ['slow-order', 'task=order&cell=rnn&units=50&batch=32&gain=2&optimizer=sgd&lr=0.1&clip=0', 2500],
  [
    'growing-relu',
    'task=anbn&cell=rnn&activation=relu&init=identity&batch=16&gain=1.5&optimizer=momentum&lr=0.001&clip=0',
    2500,
  ],
  // It learns by heart.
  ['sunspots', 'task=forecast&series=sunspots&cell=gru&batch=32', 1500],
  // The gradient vanishes.
  ['window', 'task=adding&cell=feedforward&batch=32&window=4', 660],
  ['rnn-100', 'task=adding&length=100&cell=rnn&batch=16&lr=0.005', 2500],
  ['rnn-100-glorot', 'task=adding&length=100&cell=rnn&init=glorot&batch=16', 2500],
  // It takes long, and gets there.
  ['rnn-50', 'task=adding&length=50&cell=rnn&batch=32&lr=0.005', 5000],
];

export function namedRuns(seeds: readonly number[]): RunSpec[] {
  return NAMED.flatMap(([id, link, steps]) =>
    seeds.map((seed) => ({ id: `${id}, seed ${seed}`, link: `#${link}&seed=${seed}`, steps })),
  );
}
