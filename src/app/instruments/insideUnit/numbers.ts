/** The numbers inside a cell for one unit, as the circuit and the equations show them. */
import { namesOn, type Equation, type Expression } from '../../../models/equation.ts';
import { formatBrief } from '../../../text/numbers.ts';
import type { Found, Readout } from '../../../worker/protocol.ts';

export type ValueOf = (text: string) => number | undefined;

export interface Place {
  readonly layer: number;
  readonly unit: number;
}

/** What the lanes of a reading hold of a unit at step `t`: states before and after the step, and gates. */
export function valuesInLanes(
  score: Readout,
  { layer, unit }: Place,
  equations: readonly Equation[],
  t: number,
): ValueOf {
  const computed = new Set(equations.flatMap(({ left }) => namesOn(left)));
  return (text) => {
    const after = text.endsWith('′');
    const id = after ? text.slice(0, -1) : text;
    const lane = score.lanes.find((values) => values.layer === layer && values.lane === id);
    if (!lane) return undefined;
    const at = after || computed.has(text) ? t : t - 1;
    return at < 0 ? 0 : lane.values[at * score.units + unit];
  };
}

/** Those that the worker has found, at step `t`. */
export function valuesFound({ terms }: Found<'insideUnit'>, t: number): ValueOf {
  const byText = new Map(terms.map(({ text, values }) => [text, values]));
  return (text) => {
    const value = byText.get(text)?.[t];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
}

/** How far what was found may lie from what is shown, and be of the same network. */
const SAME = 2e-3;

/** Whether the worker has looked at what the score shows: states and gates of the unit agree at every step. */
export function agrees(
  found: Found<'insideUnit'>,
  score: Readout,
  place: Place,
  equations: readonly Equation[],
): boolean {
  if (found.timeSteps !== score.timeSteps) return false;
  const lanes = new Set(score.lanes.map(({ lane }) => lane));
  const names = equations
    .flatMap(({ left }) => namesOn(left))
    .filter((name) => lanes.has(name.replace('′', '')));
  for (let t = 0; t < score.timeSteps; t++) {
    const [one, other] = [valuesFound(found, t), valuesInLanes(score, place, equations, t)];
    for (const name of names) {
      const [a, b] = [one(name), other(name)];
      if (a === undefined || b === undefined) continue;
      if (Math.abs(a - b) > SAME * Math.max(1, Math.abs(b))) return false;
    }
  }
  return true;
}

export type Sequence = Pick<Readout, 'inputs' | 'timeSteps'>;

/** The same sequence is read. */
export function sameInputs(one: Sequence, other: Sequence): boolean {
  return (
    one.timeSteps === other.timeSteps &&
    one.inputs.length === other.inputs.length &&
    one.inputs.every((value, k) => value === other.inputs[k])
  );
}

/** What a gate or activation of that name is taken of. */
export function sumOf(equations: readonly Equation[], name: string): string {
  const right = equations.find(({ left }) => left.text === name)?.right;
  return (right?.kind === 'call' ? right.args.at(-1) : right)?.text ?? name;
}

/**
 * A side of an equation with its numbers put in: "σ(0.43 − 0.12 + 1.00)"; undefined where one is not known. Products of matrices
 * are one number for the unit.
 */
export function withNumbers(part: Expression, valueOf: ValueOf): string | undefined {
  const known = (text: string) => {
    const value = valueOf(text);
    return value === undefined ? undefined : formatBrief(value);
  };
  const inside = (inner: Expression) => withNumbers(inner, valueOf);
  switch (part.kind) {
    case 'number':
      return part.text;
    case 'name':
      return known(part.text);
    case 'group': {
      const inner = inside(part.inner);
      return inner && `(${inner})`;
    }
    case 'call': {
      const args = part.args.map(inside);
      return args.every((arg) => arg !== undefined) ? `${part.name}(${args.join(', ')})` : undefined;
    }
    case 'sum': {
      let text = '';
      for (const { sign, term } of part.terms) {
        const shown = inside(term);
        if (shown === undefined) return undefined;
        const negative = shown.startsWith('−') && !shown.includes('×');
        const turned = negative === (sign === '+') ? '−' : '+';
        if (text === '') text = shown;
        else text += ` ${turned} ${negative ? shown.slice(1) : shown}`;
      }
      return text;
    }
    case 'product': {
      if (part.sign !== '∘') return known(part.text);
      const [left, right] = [inside(part.left), inside(part.right)];
      return left && right && `${left} × ${right}`;
    }
    case 'root':
    case 'transpose':
    case 'list':
    case 'window':
      return undefined;
  }
}
