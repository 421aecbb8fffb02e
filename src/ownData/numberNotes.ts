/** What there is to say about how the numbers of a column are written. */
import type { ColumnFacts } from './columnFacts.ts';
import { scanNumber, valueOf } from './numbers.ts';
import type { SeriesNote } from './notes.ts';
import type { DecimalSign } from './series.ts';

export function numberNotes(facts: ColumnFacts, decimal: DecimalSign, doubtful: boolean): SeriesNote[] {
  const { examples } = facts;
  const notes: SeriesNote[] = [];
  const read = (example: string) => valueOf(scanNumber(example)!, decimal);
  const ambiguous = examples['point?'] ?? examples['comma?'];
  if (doubtful && ambiguous !== undefined) {
    const { value, grouped } = scanNumber(ambiguous)!;
    const used = read(ambiguous);
    notes.push({
      kind: 'two meanings',
      example: ambiguous,
      value: used,
      other: used === value ? grouped : value,
    });
  } else if (doubtful && examples.point !== undefined && examples.comma !== undefined) {
    notes.push({ kind: 'mixed decimals', point: examples.point, comma: examples.comma });
  }
  const grouped =
    decimal === ','
      ? (examples['by point'] ?? examples['point?'])
      : (examples['by comma'] ?? examples['comma?']);
  const groups = grouped ?? examples.spaced;
  if (groups !== undefined && !(doubtful && groups === ambiguous)) {
    const sign =
      grouped === undefined
        ? /[’']/.test(groups)
          ? '’'
          : groups.includes('_')
            ? '_'
            : ' '
        : decimal === ','
          ? '.'
          : ',';
    notes.push({ kind: 'thousands', sign, example: groups, value: read(groups) });
  }
  const comma = examples.comma ?? (decimal === ',' ? examples['comma?'] : undefined);
  if (comma !== undefined && decimal === ',' && !(doubtful && comma === ambiguous)) {
    notes.push({ kind: 'decimals', sign: ',', example: comma, value: read(comma) });
  }
  for (const style of ['sign', 'parentheses', 'behind'] as const) {
    const count = facts.negatives[style];
    if (count > 0) notes.push({ kind: 'negative', style, example: examples.negative ?? '', count });
  }
  const units = [...facts.units].toSorted(([, a], [, b]) => b - a);
  const [unit] = units;
  if (unit && units.length === 1 && unit[1] * 2 > facts.numbers)
    notes.push({ kind: 'unit', unit: unit[0], count: unit[1] });
  else if (unit) {
    const count = units.reduce((sum, [, each]) => sum + each, 0);
    notes.push({ kind: 'marks', marks: units.slice(0, 5).map(([mark]) => mark), count });
  }
  if (facts.multiplied > 0)
    notes.push({ kind: 'multiplied', example: examples.factor!, value: read(examples.factor!) });
  if (facts.otherDigits > 0)
    notes.push({ kind: 'digits', example: examples.digits!, value: read(examples.digits!) });
  return notes;
}
