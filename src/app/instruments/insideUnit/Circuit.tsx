/** The circuit of the chosen cell. A cell without a drawing of its own has its equations. */
import { rove } from '../../../ui/roving.ts';
import type { CircuitProps } from './circuits/circuit.ts';
import { circuits } from './circuits/index.ts';
import { useKeys } from './useKeys.ts';

const WIDTH = 360;

/** The up and down keys lead through the parts of a circuit. */
function goThroughParts(event: KeyboardEvent): void {
  const parts = (event.currentTarget as Element).querySelectorAll<SVGGElement>('[data-term]');
  rove(event, [...parts], 'down');
}

export function Circuit({ cell, ...props }: CircuitProps & { readonly cell: string }) {
  const root = useKeys<HTMLDivElement>(goThroughParts);
  const circuit = circuits[cell];
  if (!circuit) return null;
  return (
    <div
      className="cell-circuit"
      ref={root}
      role="group"
      tabIndex={0}
      aria-label="Circuit; the up and down keys go through its parts"
    >
      <svg viewBox={`0 0 ${WIDTH} ${circuit.height}`} aria-hidden={false}>
        <circuit.Drawing {...props} />
      </svg>
    </div>
  );
}
