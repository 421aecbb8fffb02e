/** Names of columns: "unit 1", "unit 2" … */
export const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, k) => `${name} ${k + 1}`);
