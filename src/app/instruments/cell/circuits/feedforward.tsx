/** A feedforward layer: one sum over what it reads, one bend, no state. */
import { numberOf, type OptionValues } from '../../../../options/option.ts';
import { BiasStub, Bus, Gate, INTO_SUM, Label, Wire } from '../parts.tsx';

export const HEIGHT = 206;

export function Feedforward({ options, layer }: { readonly options: OptionValues; readonly layer: number }) {
  const window = layer === 0 ? numberOf(options, 'window') : 1;
  const read = window === 1 ? 'x' : `[x_{t−${window - 1}} … x_t]`;
  return (
    <>
      <Bus d="M34 180H180" />
      <Label x={4} y={184} text="x_t" />
      {window > 1 && <Label x={34} y={200} text={`and the ${window - 1} before`} />}
      <Wire term={`${read}·W`} d="M180 180V113" scale={INTO_SUM} at={[180, 148]} />
      <BiasStub term="b" x={180} y={92} />
      <Gate name="h" sign="tanh" x={180} y={92} />
      <Wire term="h" d="M180 71V36H352" at={[270, 28]} />
      <Label x={352} y={54} anchor="end" text="h_t" />
    </>
  );
}
