/** The simple RNN: one sum, one bend, and the new state is there. */
import { choiceOf, type OptionValues } from '../../../../options/option.ts';
import { Bus, GateColumn, Label, Wire } from '../parts.tsx';

export const HEIGHT = 230;
const LINES = { h: 186, x: 210 };

export function Rnn({ options }: { readonly options: OptionValues }) {
  const bend = choiceOf(options, 'activation') === 'relu' ? 'ReLU' : 'tanh';
  return (
    <>
      <Bus d={`M34 ${LINES.x}H165`} />
      <Label x={4} y={LINES.x + 4} text="x_t" />
      <Wire term="h" d={`M34 ${LINES.h}H195`} at={[70, LINES.h - 8]} />
      <Label x={4} y={LINES.h + 4} text="h_t−1" />
      <GateColumn name="h′" sign={bend} x={180} y={98} lines={LINES} />
      <Wire term="h′" d="M180 77V36H352" at={[270, 28]} />
      <Label x={352} y={54} anchor="end" text="h_t" />
    </>
  );
}
