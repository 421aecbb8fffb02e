/** What a table holds, column by column, and which one is read. */
import { newFacts, type ColumnFacts } from './columnFacts.ts';
import { columnName, likelyColumn, summaryOf } from './columns.ts';
import { decimalsOf, type Decimals } from './decimals.ts';
import type { Layout } from '../lines/layout.ts';
import { rolesOf, type Role } from './roles.ts';
import type { DecimalSign } from '../format.ts';
import type { SeriesChoices, SeriesColumn } from '../series.ts';
import { surveyOf, type Survey } from './survey.ts';
import type { Table } from '../lines/table.ts';
import { partsSideBySide, type SideBySide } from '../lines/wide.ts';

export interface Inspected {
  readonly survey: Survey;
  readonly facts: readonly ColumnFacts[];
  readonly roles: readonly Role[];
  /** One a column of `facts`. */
  readonly names: readonly string[];
  readonly decimals: Decimals;
  /** Those of `facts`, and behind them all parts of a year together, where they stand side by side. */
  readonly columns: readonly SeriesColumn[];
  readonly parts?: SideBySide;
}

/** @param decimal the sign before decimals, where it is known */
export function inspect(
  table: Table,
  layout: Layout,
  decimal: DecimalSign | undefined,
  isMade: boolean,
): Inspected {
  let survey = surveyOf(table, layout);
  // The points of 01.2015 begin no decimals.
  const dates = rolesOf(survey.columns, layout.names).map(({ role }) => role === 'dates');
  const measured = survey.columns.map((each, k) => (dates[k] ? newFacts() : each));
  const decimals = decimalsOf(measured, table.separator, decimal);
  const changes = ({ kinds }: ColumnFacts, k: number) =>
    decimals.ofColumns[k] === ',' ? kinds['point?'] + kinds['comma?'] > 0 : kinds['comma?'] > 0;
  if (survey.columns.some(changes)) survey = surveyOf(table, layout, decimals.ofColumns);
  const facts = survey.columns;
  const names = facts.map((_, k) => columnName(layout.names, k));
  const roles = rolesOf(facts, layout.names);
  const columns = facts.map((each, k) => summaryOf(each, roles[k]!, names[k]!, survey.rows));
  const parts = isMade ? undefined : partsSideBySide(layout, roles);
  if (parts) columns.push(partsColumn(parts, columns));
  return { survey, facts, roles, names, decimals, columns, ...(parts && { parts }) };
}

/** Index of the column that is asked for, or else the likeliest; undefined where there is none such. */
export function chosenColumn(
  { facts, roles, columns }: Inspected,
  asked: SeriesChoices['column'],
): number | undefined {
  if (asked === undefined) {
    const likely = likelyColumn(facts, roles, columns.slice(0, facts.length));
    return likely < 0 ? undefined : likely;
  }
  if (typeof asked === 'number') return asked >= 0 && asked < columns.length ? asked : undefined;
  const exact = columns.findIndex(({ name }) => name === asked);
  const wanted = asked.trim().toLowerCase();
  const at = exact >= 0 ? exact : columns.findIndex(({ name }) => name.trim().toLowerCase() === wanted);
  return at < 0 ? undefined : at;
}

function partsColumn({ name, from, count }: SideBySide, columns: readonly SeriesColumn[]): SeriesColumn {
  const parts = columns.slice(from, from + count);
  return {
    name,
    role: 'values',
    count: parts.reduce((sum, part) => sum + part.count, 0),
    holes: parts.reduce((sum, part) => sum + part.holes, 0),
    smallest: Math.min(...parts.map(({ smallest }) => smallest)),
    largest: Math.max(...parts.map(({ largest }) => largest)),
  };
}
