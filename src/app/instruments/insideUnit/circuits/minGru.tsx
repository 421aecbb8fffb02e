/** The minimal GRU: gate and candidate read the input alone, and the state runs straight through. */
import { InputLine, GateColumn, Knot, Label, OPEN, Wire } from '../parts.tsx';
import type { CircuitDrawing } from './circuit.ts';

const LINES = { h: 292, x: 292 };

function MinGru() {
  return (
    <>
      <InputLine y={LINES.x} end={270} />
      <GateColumn name="z" word="update" sub="z" sign="σ" x={90} y={218} past={false} lines={LINES} />
      <GateColumn name="n" word="candidate" sub="n" sign="Σ" x={270} y={218} past={false} lines={LINES} />
      <Wire term="h" d="M4 40H80" at={[4, 58]} anchor="start" />
      <Label x={4} y={28} text="h_t−1" />
      <Wire term="z" d="M90 197V108M90 142H170" scale={OPEN} at={[90, 176]} />
      <Wire term="1 − z" d="M90 88V50" scale={OPEN} at={[90, 74]} />
      <Knot term="1 − z" sign="1 −" x={90} y={98} />
      <Wire term="(1 − z)∘h" d="M100 40H170" at={[136, 30]} />
      <Knot term="(1 − z)∘h" sign="×" x={90} y={40} />
      <Wire term="n" d="M270 197V142H190" at={[270, 176]} />
      <Wire term="z∘n" d="M180 132V50" at={[180, 94]} />
      <Knot term="z∘n" sign="×" x={180} y={142} />
      <Wire term="h′" d="M190 40H352" at={[270, 30]} />
      <Knot term="(1 − z)∘h + z∘n" sign="+" x={180} y={40} />
      <Label x={352} y={58} anchor="end" text="h_t" />
    </>
  );
}

export const minGru: CircuitDrawing = { height: 316, Drawing: MinGru };
