/** The comparison of all contestants at all sizes. */
import type { LeftOut, Measured } from '../../src/bench/rounds.ts';
import { sizesOf } from '../../src/bench/selection.ts';
import { resultTable, shareTable } from '../../src/bench/table.ts';
import { aimTable } from './aims.ts';
import type { BenchJob } from './arguments.ts';
import { NOTES, type ContestantId } from './contestants.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';

/** How long a turn should take, about. */
export const TURN_MS = 150;

/** What the others are held against. */
const OWN: readonly ContestantId[] = ['unroll-webgl', 'unroll-wasm'];

/** A contestant that failed, each reason once. */
function missing(leftOut: readonly LeftOut[]): string[] {
  const sentences = leftOut.map(
    ({ contestant, cell, timeSteps, hiddenSize, batchSize, reason }) =>
      `${contestant} could not be measured for ${cell} ${timeSteps}x${hiddenSize}x${batchSize}: ${reason}`,
  );
  return [...new Set(sentences)];
}

export async function compare(
  session: BenchSession,
  { contestants, cells, shapes, rounds }: BenchJob,
): Promise<{ rows: Measured[]; section: Section }> {
  const rows: Measured[] = [];
  const leftOut: LeftOut[] = [];
  for (const size of sizesOf(cells, shapes)) {
    const found = await session.measure({ contestants, sizes: [size], rounds, turnMs: TURN_MS });
    rows.push(...found.measured);
    leftOut.push(...found.leftOut);
  }
  const devices = new Map(rows.map(({ contestant, device }) => [contestant, device]));
  const notes = [
    'Milliseconds a training step; “speed” is the median of tf-layers-webgl over that of the row.',
    ...[...devices].map(([contestant, device]) => `${contestant}: on ${device}.`),
    ...contestants.flatMap((contestant) => NOTES[contestant] ?? []),
    ...missing(leftOut),
  ];
  const aims = aimTable(rows);
  const title = `Whole training steps with Adam, ${rounds} rounds`;
  const tables = [
    { title, table: resultTable(rows) },
    ...OWN.flatMap((own) => {
      const table = shareTable(rows, own);
      return table ? [{ title: `How many times as long as ${own}`, table }] : [];
    }),
    ...(aims ? [{ title: 'What was aimed at, and what this run shows', table: aims }] : []),
  ];
  return { rows, section: { part: 'table', tables, notes } };
}
