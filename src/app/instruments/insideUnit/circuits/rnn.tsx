/** The simple RNN: one sum, one activation, and the new state is there. */
import { choiceOf } from '../../../../options/option.ts';
import { InputLine, PastLine, GateColumn, Label, Wire } from '../parts.tsx';
import type { CircuitDrawing, CircuitProps } from './circuit.ts';

const LINES = { h: 182, x: 214 };

function Rnn({ options }: CircuitProps) {
  const activation = choiceOf(options, 'activation') === 'relu' ? 'ReLU' : 'tanh';
  return (
    <>
      <InputLine y={LINES.x} end={165} />
      <PastLine y={LINES.h} end={195} />
      <GateColumn name="h′" sign={activation} x={180} y={98} lines={LINES} />
      <Wire term="h′" d="M180 77V36H352" at={[270, 28]} />
      <Label x={352} y={54} anchor="end" text="h_t" />
    </>
  );
}

export const rnn: CircuitDrawing = { height: 236, Drawing: Rnn };
