/** The rows of the chosen column that are measured values: without totals and remarks, of one series where there are several. */
import { gather, type Gathered } from './gather.ts';
import { isLongFormat, keyCandidates } from './columns/groups.ts';
import type { Inspected } from './columns/inspected.ts';
import type { Layout } from './lines/layout.ts';
import { onlyStepOf, type MomentPlan } from './columns/momentPlan.ts';
import type { SeriesNote } from './notes.ts';
import type { SeriesChoices, SeriesSettings } from './series.ts';
import type { Table } from './lines/table.ts';
import { keptRows } from './tail.ts';

export interface Measured {
  readonly found: Gathered;
  /** Indices of the rows that are kept. */
  readonly kept: Uint32Array;
  /** True where the rows have dates. */
  readonly dated: boolean;
  readonly groups?: SeriesSettings['groups'];
  readonly notes: readonly SeriesNote[];
}

export function measuredRows(
  table: Table,
  layout: Layout,
  { facts, roles, names, survey, decimals }: Inspected,
  chosen: number,
  plan: MomentPlan,
  dayFirst: boolean,
  asked: SeriesChoices['group'],
): Measured {
  const keys =
    plan.length > 0 ? keyCandidates(facts, roles, layout.names, survey.rows).filter((k) => k !== chosen) : [];
  const onlyStep = onlyStepOf(plan, facts);
  const gathered = (keyColumns: readonly number[]) =>
    gather(table, layout, {
      column: chosen,
      decimal: decimals.ofColumns[chosen]!,
      plan,
      dayFirst,
      keyColumns,
      ...(onlyStep && { onlyStep }),
    });
  const found = gathered(keys.slice(0, 1));
  const { kept, dated, notes } = keptRows(found, plan.length > 0, { written: (line) => lineOf(table, line) });
  if (!dated) return { found, kept, dated, notes };
  // One column tells the series apart, or all of them together do.
  const tries = keys.length > 1 ? [...keys.map((k) => [k]), keys] : keys.map((k) => [k]);
  for (const used of tries) {
    const tried = used === tries[0] ? found : gathered(used);
    if (!isLongFormat(tried.moments, tried.groups, kept)) continue;
    const column = used.map((k) => names[k]!).join(', ');
    if (asked === 'all') {
      return { found: tried, kept, dated, groups: { column, names: tried.keys, chosen: 'all' }, notes };
    }
    const at = asked === undefined ? 0 : Math.max(0, tried.keys.indexOf(asked.name));
    const name = tried.keys[at]!;
    return {
      found: tried,
      kept: kept.filter((row) => tried.groups[row] === at),
      dated,
      groups: { column, names: tried.keys, chosen: name },
      notes: [{ kind: 'one of a group', column, chosen: name, count: tried.keys.length }, ...notes],
    };
  }
  return { found, kept, dated, notes };
}

/** A line, as its cells are read, for a person. */
function lineOf(table: Table, wanted: number): string {
  let found = '';
  table.each((cells, line) => {
    if (line !== wanted) return line < wanted;
    found = cells.join(' ').trim();
    return false;
  });
  return found;
}
