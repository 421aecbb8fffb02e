/** The parts of a cell's equations in words. */
import type { Equation, Expression } from '../../../models/equation.ts';
import type { LaneSpec } from '../../../models/cell.ts';

interface Described {
  readonly states: readonly LaneSpec[];
  readonly gates: readonly LaneSpec[];
}

/** How a term is written in running text: `h′` is h_t, `h` is h_{t−1} where the step finds it. */
function named(text: string, { states }: Described, computed: ReadonlySet<string>): string {
  if (text.endsWith('′')) return `${text.slice(0, -1)} at this time step`;
  if (states.some(({ id }) => id === text) && !computed.has(text)) return `${text} one time step before`;
  return text;
}

/** What a sum is made for: "input gate". */
function purposeOf(sub: string, { gates, states }: Described): string {
  return (gates.find(({ id }) => id === sub) ?? states[0])!.label.toLowerCase();
}

/** All parts of an equation that are terms, outermost first. */
export function partsOf(part: Expression): Expression[] {
  switch (part.kind) {
    case 'number':
      return [];
    case 'name':
      return [part];
    case 'call':
      return [part, ...part.args.flatMap(partsOf)];
    case 'sum':
      return [part, ...part.terms.flatMap(({ term }) => partsOf(term))];
    case 'product':
      return [part, ...partsOf(part.left), ...partsOf(part.right)];
    case 'group':
    case 'root':
    case 'transpose':
      return partsOf(part.inner);
    case 'list':
    case 'window':
      return [part];
  }
}

/** What a term is, in a few words: "forget gate f", "from the input to the forget gate", "h one time step before". */
export function wordsFor(equations: readonly Equation[], described: Described): (text: string) => string {
  const computed = new Set(equations.map(({ left }) => left.text));
  const words = new Map<string, string>();
  for (const { left, right } of equations) {
    const purpose = purposeOf(left.text, described);
    for (const part of partsOf(right)) {
      if (part.kind === 'sum' && part === (right.kind === 'call' ? right.args.at(-1) : right))
        words.set(part.text, right.kind === 'call' ? `sum for the ${purpose}` : purpose);
      if (part.kind === 'product' && part.sign === '·') {
        const from = part.left.text === 'x' || part.left.kind === 'window' ? 'the input' : 'the state before';
        words.set(part.text, `from ${from} to the ${purpose}`);
      }
      if (part.kind === 'name' && part.base === 'b') words.set(part.text, `bias of the ${purpose}`);
    }
  }
  for (const { id, label } of described.gates) words.set(id, `${label} ${id}`);
  for (const { id, label } of described.states) {
    words.set(`${id}′`, `${label} ${id} at this time step`);
    words.set(id, computed.has(id) ? `${label} ${id}` : `${label} ${id} one time step before`);
  }
  return (text) => words.get(text) ?? named(text, described, computed);
}
