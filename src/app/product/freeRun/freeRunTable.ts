/** The free run as numbers: a row for each value ahead, to read on the page and to save. */
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import type { FreeRun } from '../../../worker/protocol.ts';
import type { Table } from '../../export/table.ts';
import { runSentence } from './freeRunText.ts';
import { timeField } from './times.ts';

/**
 * Everything in the unit of the series. What came has no entry where nobody knows it yet.
 * @param own true for a visitor's own series: its values, and forecasts made of nothing else, stay out of the file
 */
export function freeRunTable(run: FreeRun, freeRun: FreeRunning, own: boolean): Table {
  const { says, plain, truth, errors, from, starts } = run;
  const { times, label, unit, length } = freeRun;
  const ahead = Array.from({ length }, (_, k) => k + 1);
  return {
    notes: [
      ...(own ? [] : [`${label}${unit ? `, in ${unit}` : ''}`]),
      runSentence(run, freeRun),
      `Errors are root mean squares over ${starts === 1 ? 'one place' : `${starts} places`} of the part kept out of training.`,
    ],
    columns: [
      { name: 'values ahead', values: ahead },
      {
        name: times.label === 'value' ? 'number' : times.label,
        values: ahead.map((k) => timeField(times, from + k)),
      },
      { name: 'network', values: says },
      ...(own
        ? []
        : [
            ...plain.map(({ label: name, values }) => ({ name, values })),
            { name: 'actual', values: ahead.map((k) => truth[k - 1]) },
          ]),
      ...errors.map(({ label: name, values }) => ({ name: `error: ${name}`, values })),
    ],
  };
}
