/** Lines that say at each number what it is, as programs for small boards print them: `temp:52.3,hum:40`, `t=1 x=2`. */
import { scanCell } from '../cells/scanCell.ts';
import { SEPARATORS } from '../format.ts';
import type { Mended } from './mended.ts';
import { headOf, textTable, type Table } from './table.ts';

const LOOKED_AT = 60;
/** So many rows must name the same things. */
const MOST = 0.8;
const LONGEST_NAME = 40;

interface Labelled {
  /** Empty for a cell without a name. */
  readonly name: string;
  readonly value: string;
}

/** The name before the first colon or equals sign, and the number behind it. */
function labelled(cell: string): Labelled {
  const plain = { name: '', value: cell };
  const at = cell.search(/[:=]/);
  if (at < 1 || at > LONGEST_NAME) return plain;
  const name = cell.slice(0, at).trim().replace(/^"|"$/g, '');
  const value = cell.slice(at + 1).trim();
  const { kind } = scanCell(value);
  return /^\p{L}/u.test(name) && (kind === 'number' || kind === 'hole' || kind === 'empty')
    ? { name, value }
    : plain;
}

/** What stands behind a name that is known; the cell where it has another one. */
function behind(cell: string, name: string): string {
  const begin = cell.indexOf(name);
  const end = begin + name.length;
  for (let at = end; begin >= 0 && at < cell.length; at++) {
    const sign = cell[at];
    if (sign === ':' || sign === '=') return cell.slice(at + 1);
    if (sign !== ' ' && sign !== '"') break;
  }
  return cell;
}

const namesOf = (cells: readonly string[]) => cells.map((cell) => labelled(cell).name);

function namesIn(table: Table): readonly string[] | undefined {
  const rows = headOf(table, LOOKED_AT);
  const names = rows.map(({ cells }) => namesOf(cells));
  // The first line may have been cut off at its beginning.
  const usual = names[names.length >> 1] ?? [];
  const alike = names.filter(
    (each) => each.length === usual.length && each.every((name, k) => name === usual[k]),
  );
  const told = usual.filter((name) => name !== '');
  const fit = rows.length >= 3 && told.length > 0 && new Set(told).size === told.length;
  return fit && alike.length >= MOST * rows.length ? usual : undefined;
}

/** The numbers without their names, which become those of the columns. */
export function withoutLabels(text: string): Mended | undefined {
  if (!/[:=]/.test(text.slice(0, 1000))) return undefined;
  for (const separator of SEPARATORS) {
    const joined = separator === 'blanks' ? text.replace(/([:=])[ \t]+/g, '$1') : text;
    const table = textTable(joined, separator);
    const names = namesIn(table);
    if (!names) continue;
    return {
      table: {
        separator,
        each: (visit) =>
          table.each((cells, line) =>
            visit(
              cells.map((cell, k) => (names[k] ? behind(cell, names[k]) : cell)),
              line,
            ),
          ),
      },
      names,
      note: { kind: 'labels', example: names.find((name) => name !== '')! },
    };
  }
  return undefined;
}
