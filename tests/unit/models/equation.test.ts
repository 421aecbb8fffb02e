import { describe, expect, test } from 'vitest';
import { namesOn, readEquation, type Expression } from '../../../src/models/equation.ts';
import { variants } from '../../fixtures/networks.ts';

/** The tree in brackets, so that a test can show it. */
function shown(part: Expression): string {
  switch (part.kind) {
    case 'sum':
      return `{${part.terms.map(({ sign, term }) => sign + shown(term)).join(' ')}}`;
    case 'product':
      return `<${shown(part.left)} ${part.sign} ${shown(part.right)}>`;
    case 'call':
      return `${part.name}[${part.args.map(shown).join('; ')}]`;
    case 'group':
    case 'root':
    case 'transpose':
      return `${part.kind}:${shown(part.inner)}`;
    case 'list':
    case 'window':
      return `${part.kind}:${part.items.map(shown).join('; ')}`;
    case 'name':
    case 'number':
      return part.text;
  }
}

describe('an equation', () => {
  test.each([
    ['c′ = f∘c + i∘g', 'c′', '{+<f ∘ c> +<i ∘ g>}'],
    ['h′ = (1 − z)∘n + z∘h', 'h′', '{+<group:{+1 −z} ∘ n> +<z ∘ h>}'],
    ['h′ = max(0, x·W + h·U + b)', 'h′', 'max[0; {+<x · W> +<h · U> +b}]'],
    ['a = softmax(q·kᵀ/√d)·v·W_o', 'a', '<<softmax[<<q · transpose:k> / root:d>] · v> · W_o>'],
    ['h = [x_{t−2} … x_t]·W', 'h', '<window:x_{t−2}; x_t · W>'],
    ['q, k = u, u', 'list:q; k', 'list:u; u'],
  ])('is read as it is meant: %s', (line, left, right) => {
    const equation = readEquation(line);
    expect([shown(equation.left), shown(equation.right)]).toEqual([left, right]);
  });

  test('has a letter and a subscript in its names, and a prime for after the step', () => {
    const { left, right } = readEquation('h′ = b_hn + x_{t−1}');
    expect(left).toMatchObject({ base: 'h′', sub: '' });
    expect(right).toMatchObject({
      terms: [{ term: { base: 'b', sub: 'hn' } }, { term: { base: 'x', sub: 't−1' } }],
    });
  });

  test('names what it computes', () => {
    expect(namesOn(readEquation('q, k, v = u').left)).toEqual(['q', 'k', 'v']);
  });

  test.each(['h′', 'h = ', 'h = (x', 'h = x +', 'h = x ? y', 'h = tanh x y'])(
    'is refused where it is none: %s',
    (line) => expect(() => readEquation(line)).toThrow(/equation|cannot be read/),
  );
});

describe.each(variants)('the equations of $name', ({ model, options }) => {
  test.each([0, 1])('are read without loss, in layer %i', (layer) => {
    for (const line of model.equations(options, layer)) {
      const { left, right } = readEquation(line);
      expect(`${left.text} = ${right.text}`).toBe(line);
    }
  });
});
