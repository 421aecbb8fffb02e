/** Tables as comma-separated values (RFC 4180), which a spreadsheet may open whoever has typed what is in them. */

/** What is not known is an empty field. */
export type CsvField = string | number | null | undefined;

/** How a formula begins, also in the wide signs that some spreadsheets read the same. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** A sign alone is none. */
const HARMLESS = /^(?:.|-[\d.]+)$/;
/** A line that begins with # is a comment to many readers. */
const QUOTED = /[",;\r\n\t']|^\s|\s$|^#/;

/**
 * Text that would be taken for a formula begins with an apostrophe, after which it is none (OWASP, "CSV Injection"). A number is
 * written by as many digits as bring it back exactly.
 */
export function csvField(value: CsvField): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) && !HARMLESS.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (fields: readonly CsvField[]): string => fields.map(csvField).join(',');

export const csvOf = (rows: readonly (readonly CsvField[])[]): string =>
  rows.map((row) => `${csvLine(row)}\r\n`).join('');
