/**
 * Equations as MathML, from the trees of `equation.ts`. A name gets its time as a subscript: what the step computes and what it
 * reads stand at t, a state that it finds at t−1. Parts carry their text, so that they can be lit.
 */
import { createElement, type ReactNode } from 'react';
import { namesOn, type Equation, type Expression } from '../../../models/equation.ts';

export interface Naming {
  /** What the equations compute and the score shows, step by step. */
  readonly computed: ReadonlySet<string>;
  /** States that a step finds. */
  readonly states: ReadonlySet<string>;
  readonly lit: string | undefined;
}

/** What React's types do not list. */
function tag(name: string, props: Readonly<Record<string, unknown>>, ...children: ReactNode[]): ReactNode {
  return createElement(name, props, ...children);
}

const operator = (sign: string, key?: string, props = {}) =>
  tag('mo', { key, stretchy: 'false', ...props }, sign);
const letters = (text: string, key?: string) =>
  tag('mi', { key, ...(text.length > 1 && { mathvariant: 'normal' }) }, text);

/** The time a name has; undefined where it has none, as weights. */
function timeOf(text: string, { computed, states }: Naming): string | undefined {
  if (text.endsWith('′') || text === 'x' || computed.has(text)) return 't';
  return states.has(text) ? 't−1' : undefined;
}

/** A subscript: letters and numbers apart. */
function below(text: string): ReactNode {
  const [name = '', rest] = text.split('−');
  if (rest === undefined) return /^\d+$/.test(name) ? tag('mn', {}, name) : letters(name);
  return tag(
    'mrow',
    {},
    letters(name),
    operator('−', undefined, { lspace: '0', rspace: '0' }),
    tag('mn', {}, rest),
  );
}

function named(part: Expression & { kind: 'name' }, naming: Naming): ReactNode {
  const base = part.base.replace('′', '');
  const sub = part.sub === '' ? timeOf(part.text, naming) : part.sub;
  return sub === undefined ? letters(base) : tag('msub', {}, letters(base), below(sub));
}

function separated(items: readonly Expression[], sign: string, naming: Naming): ReactNode[] {
  return items.flatMap((item, k) => [
    ...(k === 0 ? [] : [operator(sign, `sign${k}`)]),
    <Part key={`item${k}`} part={item} naming={naming} />,
  ]);
}

function inside(part: Expression, naming: Naming): ReactNode {
  const one = (inner: Expression) => <Part part={inner} naming={naming} />;
  switch (part.kind) {
    case 'number':
      return tag('mn', {}, part.text);
    case 'name':
      return named(part, naming);
    case 'call':
      return [
        letters(part.name, 'name'),
        operator('(', 'open'),
        ...separated(part.args, ',', naming),
        operator(')', 'close'),
      ];
    case 'sum':
      return part.terms.flatMap(({ sign, term }, k) => [
        ...(k === 0 ? [] : [operator(sign, `sign${k}`)]),
        <Part key={`term${k}`} part={term} naming={naming} />,
      ]);
    case 'product':
      if (part.sign === '/') return tag('mfrac', {}, one(part.left), one(part.right));
      return tag(
        'mrow',
        {},
        one(part.left),
        // Matrices stand side by side, as in books; a thin space keeps them apart.
        part.sign === '·'
          ? tag('mspace', { width: '0.17em' })
          : operator('∘', undefined, { lspace: '0.1em', rspace: '0.1em' }),
        one(part.right),
      );
    case 'group':
      return tag('mrow', {}, operator('('), one(part.inner), operator(')'));
    case 'root':
      return tag('msqrt', {}, one(part.inner));
    case 'transpose':
      return tag('msup', {}, one(part.inner), letters('T'));
    case 'list':
      return separated(part.items, ',', naming);
    case 'window':
      return [operator('[', 'open'), ...separated(part.items, '…', naming), operator(']', 'close')];
  }
}

function Part({ part, naming }: { readonly part: Expression; readonly naming: Naming }): ReactNode {
  const content = inside(part, naming);
  if (part.kind === 'number') return content;
  const lit = naming.lit === part.text ? '' : undefined;
  return tag('mrow', { 'data-term': part.text, 'data-lit': lit }, content);
}

/** One equation. */
export function Formula({
  equation,
  naming,
}: {
  readonly equation: Equation;
  readonly naming: Naming;
}): ReactNode {
  return tag(
    'math',
    { display: 'inline' },
    tag(
      'mrow',
      {},
      <Part part={equation.left} naming={naming} />,
      operator('='),
      <Part part={equation.right} naming={naming} />,
    ),
  );
}

/** How the names of these equations are written. */
export function namingOf(
  equations: readonly Equation[],
  { states, gates }: Record<'states' | 'gates', readonly { readonly id: string }[]>,
  lit: string | undefined,
): Naming {
  const lanes = new Set([...states, ...gates].map(({ id }) => id));
  const computed = equations.flatMap(({ left }) => namesOn(left)).filter((name) => lanes.has(name));
  return { computed: new Set(computed), states: new Set(states.map(({ id }) => id)), lit };
}
