/**
 * Which sign begins the decimals, told from all columns of the file together: "0,8" in one column says what "1.305" means in
 * another. A column that is clear in itself goes before the rest of the file.
 */
import type { ColumnFacts } from './columnFacts.ts';
import type { DecimalSign, Separator } from '../format.ts';

export interface Decimals {
  /** Of the file. */
  readonly sign: DecimalSign;
  /** One a column. */
  readonly ofColumns: readonly DecimalSign[];
  /** Columns whose numbers might mean two things all the same. */
  readonly doubtful: readonly boolean[];
}

/** How many numbers say that the sign is a point, less those that say a comma. */
function evidence({ kinds }: ColumnFacts): { readonly point: number; readonly comma: number } {
  return { point: kinds.point + kinds['by comma'], comma: kinds.comma + kinds['by point'] };
}

/**
 * 950 beside 1,234, and no 1234: groups of three. Decimals written with three places never leave them all out, and numbers
 * that set thousands apart do so always.
 */
function looksGrouped(facts: ColumnFacts): boolean {
  return facts.shortWholes > 0 && facts.longWholes === 0;
}

function signOf(
  facts: ColumnFacts,
  file: DecimalSign | undefined,
  separator: Separator,
): { readonly sign: DecimalSign; readonly doubtful: boolean } {
  const { point, comma } = evidence(facts);
  const points = facts.kinds['point?'];
  const commas = facts.kinds['comma?'];
  if (points + commas === 0)
    return { sign: point === comma ? (file ?? '.') : point > comma ? '.' : ',', doubtful: false };
  // Clear in itself, with a few slips at most.
  if (point > 0 && comma === 0) return { sign: '.', doubtful: false };
  if (comma > 0 && point === 0) return { sign: ',', doubtful: false };
  if (point !== comma) return { sign: point > comma ? '.' : ',', doubtful: true };
  // Both before three digits in one column: the one cannot be the other.
  if (points > 0 && commas > 0) return { sign: file ?? '.', doubtful: true };
  if (file) {
    const doubtful = points > 0 === (file === '.') && looksGrouped(facts);
    return { sign: doubtful ? (file === '.' ? ',' : '.') : file, doubtful };
  }
  const grouped: DecimalSign = points > 0 ? ',' : '.';
  if (looksGrouped(facts)) return { sign: grouped, doubtful: false };
  // Nothing tells but what parts the cells.
  // Where commas part the cells, nobody sets thousands apart by points; where semicolons do, it is as decimals begin with commas.
  if (separator === ';') return { sign: ',', doubtful: true };
  return { sign: '.', doubtful: points === 0 || separator !== ',' };
}

export function decimalsOf(
  columns: readonly ColumnFacts[],
  separator: Separator,
  chosen?: DecimalSign,
): Decimals {
  if (chosen)
    return { sign: chosen, ofColumns: columns.map(() => chosen), doubtful: columns.map(() => false) };
  let point = 0;
  let comma = 0;
  for (const facts of columns) {
    // Each column has one voice, however long; a few slips in it say nothing.
    const said = evidence(facts);
    if (said.point > said.comma) point++;
    if (said.comma > said.point) comma++;
  }
  const known: DecimalSign | undefined = point > comma ? '.' : comma > point ? ',' : undefined;
  // Columns that are clear only by their short numbers still say it for those beside them.
  const grouped = columns.find(
    (facts) =>
      facts.kinds['point?'] + facts.kinds['comma?'] > 0 && looksGrouped(facts) && known === undefined,
  );
  const file = known ?? (grouped && (grouped.kinds['point?'] > 0 ? ',' : '.'));
  const signs = columns.map((facts) => signOf(facts, file, separator));
  const sign =
    file ??
    signs.find(
      (_, k) => columns[k]!.numbers > 0 && columns[k]!.kinds['point?'] + columns[k]!.kinds['comma?'] > 0,
    )?.sign ??
    '.';
  return { sign, ofColumns: signs.map((each) => each.sign), doubtful: signs.map((each) => each.doubtful) };
}
