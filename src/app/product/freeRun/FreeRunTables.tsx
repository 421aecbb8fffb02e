/** The free run as two tables, unfolded on demand: what is predicted, value by value, and the error by how far ahead. */
import type { Answers } from '../../../store/answers.ts';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { formatValue } from '../../../text/numbers.ts';
import { FoldedTable } from '../../results/FoldedTable.tsx';
import { horizonRows } from './freeRunText.ts';
import { timeField, timeText } from './times.ts';

export interface FreeRunTablesProps {
  readonly runs: Answers<'freeRun'>;
  readonly freeRun: FreeRunning;
}

interface RowsProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first of each row is its head. */
function Rows({ heads, rows }: RowsProps) {
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, k) => (
              <td key={heads[k + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A table has a column for each of them. */
const number = (value: number | undefined) => (value === undefined ? '–' : formatValue(value));

export function FreeRunTables({ runs, freeRun }: FreeRunTablesProps) {
  const { times, length } = freeRun;
  const ahead = Array.from({ length }, (_, k) => k + 1);
  const run = () => {
    const { found } = runs;
    if (!found) return [];
    const { from, says, plain, truth } = found;
    return ahead.map((k) => [
      // A written-out date takes three lines of a narrow table.
      times.label === 'date' ? timeField(times, from + k) : timeText(times, from + k),
      ...[says, ...plain.map(({ values }) => values), truth].map((values) => number(values[k - 1])),
    ]);
  };
  const errors = () =>
    horizonRows(length).map((k) => [
      String(k),
      ...(runs.found?.errors ?? []).map(({ values }) => number(values[k - 1])),
    ]);
  const names = () => (runs.found?.errors ?? []).map(({ label }) => label);
  return (
    <>
      <FoldedTable summary="Free run as a table" source={runs}>
        {() => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          <section className="free-run-table" aria-label="Free run, value by value" tabIndex={0}>
            <Rows heads={[times.label === 'value' ? 'value' : 'when', ...names(), 'actual']} rows={run()} />
          </section>
        )}
      </FoldedTable>
      <FoldedTable summary="Error by horizon as a table" source={runs}>
        {() => <Rows heads={['values ahead', ...names()]} rows={errors()} />}
      </FoldedTable>
    </>
  );
}
