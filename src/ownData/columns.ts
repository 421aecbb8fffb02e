/** What a person is shown of each column, and which one is most likely meant. */
import { commonestShare, type ColumnFacts } from './columnFacts.ts';
import { isAsideName, isIdName } from './columnNames.ts';
import { missingCodesOf } from './missingCodes.ts';
import type { Role } from './roles.ts';
import type { SeriesColumn } from './series.ts';

/** Where more of a column is the same number, it says little. */
const MOSTLY_ONE = 0.25;
/** Columns with more holes cannot be learned from. */
const MOST_HOLES = 0.1;

export const columnName = (names: readonly string[], k: number): string => names[k] || `column ${k + 1}`;

export function summaryOf(facts: ColumnFacts, role: Role, name: string, rows: number): SeriesColumn {
  if (role.role !== 'values' && role.role !== 'counter') {
    const count = facts.numbers + facts.dates + facts.words;
    return { name, role: role.role, count, holes: Math.max(0, rows - count), smallest: NaN, largest: NaN };
  }
  const codes = role.role === 'values' ? missingCodesOf(facts).sure : [];
  const count = facts.numbers - codes.reduce((sum, code) => sum + code.count, 0);
  const isValue = ({ value }: { readonly value: number }) => !codes.some((code) => code.value === value);
  return {
    name,
    role: role.role,
    count,
    holes: Math.max(0, rows - count),
    smallest: facts.lowest.find(isValue)?.value ?? NaN,
    largest: facts.highest.find(isValue)?.value ?? NaN,
  };
}

/** How unlikely a column is meant: 0 for one with measured values of its own. */
function unlikeliness(
  facts: ColumnFacts,
  { role }: Role,
  { count, holes }: SeriesColumn,
  name: string,
): number {
  if (facts.numbers === 0) return 9;
  if (role === 'dates') return 8;
  if (role === 'words') return 7;
  if (role === 'counter') return 6;
  const codes = missingCodesOf(facts).sure.map(({ value }) => value);
  const different = [...facts.counted.keys()].filter((value) => !codes.includes(value)).length;
  if (different < 2) return 5;
  if (isAsideName(name) || (isIdName(name) && name !== '' && facts.kinds.whole === facts.numbers)) return 4;
  if (holes > MOST_HOLES * (count + holes)) return 3;
  if (different < 3 && count > 8) return 2;
  return count > 12 && commonestShare(facts, codes) > MOSTLY_ONE ? 1 : 0;
}

/** Index of the first of the likeliest columns; −1 where none holds a number. */
export function likelyColumn(
  facts: readonly ColumnFacts[],
  roles: readonly Role[],
  columns: readonly SeriesColumn[],
): number {
  let [best, least] = [-1, 9];
  columns.forEach((column, k) => {
    const measure = unlikeliness(facts[k]!, roles[k]!, column, column.name);
    if (measure < least) [best, least] = [k, measure];
  });
  return best;
}
