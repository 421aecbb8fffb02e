/**
 * Puts numbers into a cell's equations: the value that every part of them has for one unit at one step, in 64-bit floats. What the
 * network has computed itself (states, gates) is handed in; sums inside are computed here from the parameters.
 */
import type { Equation, Expression } from '../../models/equation.ts';

/** A parameter as the equations see it: a matrix whose column `unit` belongs to that unit, or a vector with one entry a unit. */
export interface Weights {
  readonly rows: number;
  at(row: number, unit: number): number;
}

/** What is known at one step. */
export interface Around {
  /** An entry of a state, a gate or the input; undefined for other names. */
  entry(name: string, index: number): number | undefined;
  weights(name: string): Weights | undefined;
  /** An entry of the inputs of several steps side by side. */
  window(index: number): number | undefined;
}

type Maybe = number | undefined;

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  σ: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  ReLU: (x) => Math.max(0, x),
  max: Math.max,
};

function both(left: Maybe, right: Maybe, join: (a: number, b: number) => number): Maybe {
  return left === undefined || right === undefined ? undefined : join(left, right);
}

class Evaluation {
  /** By the text of the part. */
  readonly found = new Map<string, number>();

  constructor(private readonly around: Around) {}

  /** What a part is for a unit; with `keep`, it and all parts within are written down. */
  valueOf(part: Expression, unit: number, keep: boolean): Maybe {
    const value = this.compute(part, unit, keep) ?? (keep ? this.found.get(part.text) : undefined);
    if (keep && value !== undefined && part.kind !== 'number') this.found.set(part.text, value);
    return value;
  }

  private compute(part: Expression, unit: number, keep: boolean): Maybe {
    switch (part.kind) {
      case 'number':
        return part.value;
      case 'name':
        return this.around.entry(part.text, unit) ?? this.bias(part.text, unit);
      case 'group':
        return this.valueOf(part.inner, unit, keep);
      case 'call': {
        const args = part.args.map((arg) => this.valueOf(arg, unit, keep));
        const call = FUNCTIONS[part.name];
        return call && args.every((arg) => arg !== undefined) ? call(...args) : undefined;
      }
      case 'sum': {
        let sum: Maybe = 0;
        for (const { sign, term } of part.terms) {
          const value = this.valueOf(term, unit, keep);
          sum = both(sum, value, (a, b) => (sign === '+' ? a + b : a - b));
        }
        return sum;
      }
      case 'product':
        return this.product(part, unit, keep);
      case 'root':
      case 'transpose':
      case 'list':
      case 'window':
        return undefined;
    }
  }

  private bias(name: string, unit: number): Maybe {
    const vector = this.around.weights(name);
    return vector?.rows === 1 ? vector.at(0, unit) : undefined;
  }

  private product(part: Expression & { kind: 'product' }, unit: number, keep: boolean): Maybe {
    const { left, right } = part;
    if (part.sign === '∘')
      return both(this.valueOf(left, unit, keep), this.valueOf(right, unit, keep), (a, b) => a * b);
    // The unit's own entry of what is multiplied, where that is a state.
    if (keep && left.kind !== 'window' && left.text !== 'x') this.valueOf(left, unit, true);
    const matrix = part.sign === '·' && right.kind === 'name' ? this.around.weights(right.text) : undefined;
    if (!matrix) return undefined;
    let sum = 0;
    for (let row = 0; row < matrix.rows; row++) {
      const value = left.kind === 'window' ? this.around.window(row) : this.valueOf(left, row, false);
      if (value === undefined) return undefined;
      if (value !== 0) sum += value * matrix.at(row, unit);
    }
    return sum;
  }

  /** The one term of a sum that is not known follows from the others and the whole. True where one was found. */
  solve({ left, right }: Equation, unit: number): boolean {
    const whole = this.around.entry(left.text, unit) ?? this.found.get(left.text);
    if (whole === undefined) return false;
    this.found.set(left.text, whole);
    if (right.kind !== 'sum') return false;
    let rest = whole;
    let unknown: string | undefined;
    for (const { sign, term } of right.terms) {
      const value = term.kind === 'number' ? term.value : this.found.get(term.text);
      if (value !== undefined) rest -= sign === '+' ? value : -value;
      else if (unknown === undefined && sign === '+') unknown = term.text;
      else return false;
    }
    if (unknown === undefined) return false;
    this.found.set(unknown, rest);
    this.found.set(right.text, whole);
    return true;
  }
}

/** The value of every part that has one for that unit, by its text. */
export function termsOf(
  equations: readonly Equation[],
  unit: number,
  around: Around,
): ReadonlyMap<string, number> {
  const evaluation = new Evaluation(around);
  for (const { right } of equations) evaluation.valueOf(right, unit, true);
  // What is only known from the equations below it: the last first.
  const solved = equations.toReversed().map((equation) => evaluation.solve(equation, unit));
  if (solved.includes(true)) for (const { right } of equations) evaluation.valueOf(right, unit, true);
  return evaluation.found;
}
