/** Which series is forecast: one of five that come with the page, three of them measured, two computed, or the visitor’s own. */
import { arrive } from '../../loading/arrive.ts';
import { choiceOf, numberOf, type OptionValues } from '../../options/option.ts';
import type { OwnData, Times } from '../contract/abilities.ts';
import { mackeyGlass } from './mackeyGlass.ts';
import { COUNTED, ownSeries, type Series } from './series.ts';
import { sines } from './sines.ts';

const YEAR = { period: 12, label: 'as a year before' } as const;

/** Months from a month (1 is January) of a year on. */
function monthly(year: number, month: number): Times {
  return { label: 'year', first: year + (month - 1) / 12, step: 1 / 12 };
}

async function co2(): Promise<Series> {
  const { co2: values } = await arrive(() => import('../data/co2.ts'));
  return {
    label: 'CO₂ at Mauna Loa, monthly',
    unit: 'ppm',
    values,
    measure: 'levels',
    order: 12,
    season: YEAR,
    times: monthly(1958, 3),
    notices: [],
  };
}

async function airline(): Promise<Series> {
  const { airline: values } = await arrive(() => import('../data/airline.ts'));
  return {
    label: 'airline passengers, monthly',
    unit: 'thousand passengers',
    values,
    measure: 'log',
    order: 12,
    season: YEAR,
    times: monthly(1949, 1),
    notices: [],
  };
}

async function sunspots(): Promise<Series> {
  const { sunspots: values } = await arrive(() => import('../data/sunspots.ts'));
  return {
    label: 'sunspots, yearly mean',
    unit: 'sunspots',
    values,
    measure: 'root',
    order: 9,
    season: { period: 11, label: 'as 11 years before' },
    times: { label: 'year', first: 1700, step: 1 },
    notices: [],
  };
}

/** As Lapedes & Farber (1987) took it: every sixth unit of time. The first 50 values, on the way from the start, are left out. */
const GLASS_EVERY = 6;
const GLASS_BEFORE = 50;
const GLASS_COUNT = 1000;

function glass(): Series {
  return {
    label: 'Mackey–Glass, τ = 17',
    unit: '',
    values: [...mackeyGlass(GLASS_BEFORE + GLASS_COUNT, GLASS_EVERY).subarray(GLASS_BEFORE)],
    measure: 'levels',
    order: 12,
    // Chaos: whatever looks like a period is the luck of this stretch.
    season: null,
    times: COUNTED,
    notices: [],
  };
}

function waves(options: OptionValues): Series {
  const { values, period } = sines({
    count: numberOf(options, 'waves'),
    noise: numberOf(options, 'noise'),
    seed: numberOf(options, 'draw'),
  });
  return {
    label: 'sum of sines',
    unit: '',
    values,
    measure: 'levels',
    order: 12,
    season: { period, label: `as ${period} before` },
    times: COUNTED,
    notices: [],
  };
}

/**
 * The series that the options ask for.
 * @throws OwnDataError where that is the visitor's own and it cannot be used
 */
export async function seriesOf(options: OptionValues, own: OwnData | undefined): Promise<Series> {
  switch (choiceOf(options, 'series')) {
    case 'co2':
      return co2();
    case 'airline':
      return airline();
    case 'sunspots':
      return sunspots();
    case 'sines':
      return waves(options);
    case 'glass':
      return glass();
    default:
      return ownSeries(own);
  }
}
