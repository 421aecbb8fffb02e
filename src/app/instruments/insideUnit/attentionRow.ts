/** Where the heads of an attention layer look from one step. */
import { formatPercent } from '../../../text/numbers.ts';
import type { AttentionValues } from '../../../worker/protocol.ts';

/** How much of each step up to `t` a head takes; steps and heads from 0. */
export function rowOf({ values }: AttentionValues, head: number, timeSteps: number, t: number): Float32Array {
  const start = (head * timeSteps + t) * timeSteps;
  return values.subarray(start, start + t + 1);
}

/** "Head 1 looks most at t = 14 (62.5 %)" */
export function mostOf(looks: AttentionValues, head: number, timeSteps: number, t: number): string {
  const row = rowOf(looks, head, timeSteps, t);
  const most = row.indexOf(Math.max(...row));
  return `Head ${head + 1} looks most at t = ${most + 1} (${formatPercent(row[most]!)})`;
}
