/** The cell's equations, each with its numbers for the chosen unit and step. */
import type { FocusEvent, PointerEvent } from 'react';
import type { Equation } from '../../../models/equation.ts';
import { Formula, type Naming } from './mathml.tsx';
import { formatBrief } from '../../../text/numbers.ts';
import { withNumbers, type ValueOf } from './numbers.ts';

export interface EquationsProps {
  readonly equations: readonly Equation[];
  readonly naming: Naming;
  readonly valueOf: ValueOf;
  readonly wordsOf: (text: string) => string;
  readonly light: (text: string | undefined) => void;
}

const termAt = (target: EventTarget) =>
  target instanceof Element
    ? (target.closest('[data-term]')?.getAttribute('data-term') ?? undefined)
    : undefined;

export function Equations({ equations, naming, valueOf, wordsOf, light }: EquationsProps) {
  const { lit } = naming;
  return (
    <div
      className="cell-equations"
      onPointerOver={(event: PointerEvent) => light(termAt(event.target))}
      onPointerLeave={() => light(undefined)}
      onFocus={(event: FocusEvent) => light(termAt(event.target))}
      onBlur={() => light(undefined)}
    >
      <ol>
        {equations.map((equation) => {
          const { left, right } = equation;
          const value = valueOf(left.text);
          const numbers = withNumbers(right, valueOf);
          return (
            // Each line can be reached by key: its left side is lit then, here and in the circuit.
            <li key={left.text} tabIndex={0} data-term={left.text}>
              <Formula equation={equation} naming={naming} />
              {value !== undefined && (
                <span className="cell-line">
                  <span className="cell-inserted">{numbers && `= ${numbers}`}</span>
                  <span className="cell-result">= {formatBrief(value)}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p className="cell-lit">
        {lit === undefined
          ? 'Choose a wire, a box or a term to see what belongs together.'
          : `${wordsOf(lit)}: ${formatBrief(valueOf(lit))}`}
      </p>
    </div>
  );
}
