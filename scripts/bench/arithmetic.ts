/** The rate of arithmetic inside the recurrence's matrix products. */
import type { Product } from './browser/arithmetic.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';

/** Of an LSTM with that many units and a batch of 32; weight gradients are taken over 128 rows at a time. */
function productsOf(units: number): Product[] {
  const gates = 4 * units;
  const size = `H = ${units}`;
  return [
    { what: `${size}, forward`, rows: 32, inner: units, columns: gates, transposed: false },
    { what: `${size}, back`, rows: 32, inner: gates, columns: units, transposed: false },
    { what: `${size}, weights`, rows: units, inner: 128, columns: gates, transposed: true },
  ];
}

export async function measureArithmetic(session: BenchSession): Promise<Section> {
  const rates = await session.productRates([...productsOf(32), ...productsOf(64)]);
  const text = (rate: number | null) => (rate === null ? '–' : rate.toFixed(1));
  return {
    part: 'arithmetic',
    tables: [
      {
        title: 'Matrix products of the compiled LSTM, batch 32, GFLOP/s on one core',
        table: {
          head: ['product', 'rows', 'inner', 'columns', 'plain SIMD', 'relaxed SIMD'],
          words: [0],
          rows: rates.map(({ what, rows, inner, columns, plain, relaxed }) => [
            what,
            String(rows),
            String(inner),
            String(columns),
            text(plain),
            text(relaxed),
          ]),
        },
      },
    ],
    notes: ['A multiply-add counts as two operations. The best of 15 turns.'],
  };
}
