/** A feedforward layer: one sum over what it reads, one activation, no state. */
import { numberOf } from '../../../../options/option.ts';
import { BiasStub, Gate, InputLine, INTO_SUM, Label, Wire } from '../parts.tsx';
import type { CircuitDrawing, CircuitProps } from './circuit.ts';

function Feedforward({ options, layer }: CircuitProps) {
  const window = layer === 0 ? numberOf(options, 'window') : 1;
  const read = window === 1 ? 'x' : `[x_{t−${window - 1}} … x_t]`;
  return (
    <>
      <InputLine y={182} end={180} />
      {window > 1 && <Label x={352} y={199} anchor="end" text={`and ${window - 1} before`} />}
      <Wire term={`${read}·W`} d="M180 182V113" scale={INTO_SUM} at={[180, 148]} />
      <BiasStub term="b" x={180} y={92} />
      <Gate name="h" sign="tanh" x={180} y={92} />
      <Wire term="h" d="M180 71V36H352" at={[270, 28]} />
      <Label x={352} y={54} anchor="end" text="h_t" />
    </>
  );
}

export const feedforward: CircuitDrawing = { height: 208, Drawing: Feedforward };
