/** Reads the tables of this folder: lines of numbers, each after the label of its line. */
export function readTable(table: string): number[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => line.trim().split(/\s+/).slice(1).map(Number));
}
