/** What a step costs as sequences grow: attention against recurrence, in both of the forms that a page trains by. */
import { formatFactor } from '../../../src/text/numbers.ts';
import type { Claim, RunSpec, SeedRuns, Shown } from '../claim.ts';
import { stepTime } from '../figures.ts';
import { reaches, shown } from '../judges.ts';

const LENGTHS = [25, 100, 400] as const;
const CELLS = { gru: 'GRU', mingru: 'minGRU', attention: 'attention' } as const;
type CellName = (typeof CELLS)[keyof typeof CELLS];

/** By their names in a link, with how many training steps times time steps take some seconds for each cell. */
const BACKENDS = {
  wasm: { name: 'WebAssembly', steps: { gru: 400_000, mingru: 1_200_000, attention: 100_000 } },
  webgl: { name: 'WebGL', steps: { gru: 12_000, mingru: 20_000, attention: 8_000 } },
} as const;
type BackendName = (typeof BACKENDS)[keyof typeof BACKENDS]['name'];

const nameOf = (backend: BackendName, cell: CellName, length: number) => `${backend}, ${cell}, T = ${length}`;

const ms = (runs: SeedRuns, backend: BackendName, cell: CellName, length: number) =>
  stepTime.of(runs[nameOf(backend, cell, length)]!);

const times = (value: number | null) => `${formatFactor(value ?? Number.NaN)}×`;

/** How many times as long a step takes at T = 400 as at T = 100. */
function growth(backend: BackendName, cell: CellName): Shown {
  return {
    figure: `${backend}, slowdown of ${cell} from T = 100 to 400`,
    runs: [nameOf(backend, cell, 100), nameOf(backend, cell, 400)],
    of: (runs) => ms(runs, backend, cell, 400) / ms(runs, backend, cell, 100),
    say: times,
  };
}

function againstRecurrence(backend: BackendName): Shown {
  const [attention, gru] = [growth(backend, 'attention'), growth(backend, 'GRU')];
  return {
    figure: `${backend}, slowdown of attention from T = 100 to 400, as a multiple of the GRU’s`,
    runs: [...attention.runs, ...gru.runs],
    of: (runs) => attention.of(runs)! / gru.of(runs)!,
    say: times,
  };
}

/** Where attention comes nearest to the GRU. */
function leastMultiple(backend: BackendName): Shown {
  return {
    figure: `${backend}, attention’s step as a multiple of the GRU’s, at the length where it is least`,
    runs: LENGTHS.flatMap((length) => [nameOf(backend, 'attention', length), nameOf(backend, 'GRU', length)]),
    of: (runs) =>
      Math.min(
        ...LENGTHS.map((length) => ms(runs, backend, 'attention', length) / ms(runs, backend, 'GRU', length)),
      ),
    say: times,
  };
}

export const speed: readonly Claim[] = [
  {
    id: 'step-time',
    sentence:
      'The cost of a training step grows in proportion to the length for recurrence, and faster for attention, which takes longer than a GRU at every length where there is no graphics card.',
    setting:
      'adding, 32 units, batch 8; milliseconds a training step at T = 25, 100 and 400, one after another on the same machine, without a graphics card: on WebAssembly, and on WebGL drawn in software',
    source: 'Vaswani et al. 2017 (arXiv:1706.03762), table 1',
    runs: Object.entries(BACKENDS).flatMap(([backend, { name, steps }]) =>
      LENGTHS.flatMap((length) =>
        Object.entries(CELLS).map(([cell, cellName]): RunSpec => ({
          name: nameOf(name, cellName, length),
          link: `#task=adding&length=${length}&cell=${cell}&units=32&batch=8&backend=${backend}&cores=1`,
          steps: Math.round(steps[cell as keyof typeof CELLS] / length),
          alone: true,
        })),
      ),
    ),
    // Ratios of what was measured within some seconds, so that they hold on a busy machine, too.
    conditions: [
      reaches(againstRecurrence('WebAssembly'), 1),
      reaches(againstRecurrence('WebGL'), 1),
      reaches(leastMultiple('WebAssembly'), 1),
      reaches(leastMultiple('WebGL'), 1),
    ],
    shows: Object.values(BACKENDS).flatMap(({ name }) => [
      growth(name, 'GRU'),
      ...Object.values(CELLS).flatMap((cell) =>
        LENGTHS.map((length) => shown(nameOf(name, cell, length), stepTime)),
      ),
    ]),
  },
];
