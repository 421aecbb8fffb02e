/** All numbers inside the cell as a table. */
import { namesOn, type Equation } from '../../../models/equation.ts';
import { formatBrief } from '../../../text/numbers.ts';
import type { ValueOf } from './numbers.ts';
import { partsOf } from './insideUnitText.ts';

export interface UnitTableProps {
  readonly equations: readonly Equation[];
  readonly caption: string;
  readonly valueOf: ValueOf;
  readonly wordsOf: (text: string) => string;
}

export function UnitTable({ equations, caption, valueOf, wordsOf }: UnitTableProps) {
  const terms = equations.flatMap(({ left, right }) => [
    ...partsOf(right)
      .map(({ text }) => text)
      .toReversed(),
    ...namesOn(left),
  ]);
  const known = [...new Set(terms)].filter((text) => valueOf(text) !== undefined);
  return (
    <details className="cell-table">
      <summary>Numbers as a table</summary>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">term</th>
            <th scope="col">what it is</th>
            <th scope="col">value</th>
          </tr>
        </thead>
        <tbody>
          {known.map((text) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>{wordsOf(text) === text ? '' : wordsOf(text)}</td>
              <td>{formatBrief(valueOf(text))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
