/** Long short-term memory: along the upper line runs the cell state, from which the gates forget, into which they let, and out of which they let. */
import { InputLine, PastLine, GateColumn, Knot, Label, OPEN, Wire } from '../parts.tsx';
import type { CircuitDrawing } from './circuit.ts';

const LINES = { h: 288, x: 320 };
const GATES = [
  ['f', 'forget', 'σ', 62],
  ['i', 'input', 'σ', 146],
  ['g', 'candidate', 'tanh', 230],
  ['o', 'output', 'σ', 314],
] as const;
const TWICE = { kind: 'signed', full: 2 } as const;

function Lstm() {
  return (
    <>
      <InputLine y={LINES.x} end={299} />
      <PastLine y={LINES.h} end={329} />
      {GATES.map(([name, word, sign, x]) => (
        <GateColumn key={name} name={name} word={word} sub={name} sign={sign} x={x} y={210} lines={LINES} />
      ))}
      <Wire term="c" d="M4 40H52" scale={TWICE} at={[4, 58]} anchor="start" />
      <Label x={4} y={28} text="c_t−1" />
      <Wire term="f" d="M62 189V50" scale={OPEN} at={[62, 150]} />
      <Wire term="f∘c" d="M72 40H178" scale={TWICE} at={[125, 30]} />
      <Knot term="f∘c" sign="×" x={62} y={40} />
      <Wire term="i" d="M146 189V112H178" scale={OPEN} at={[146, 150]} />
      <Wire term="g" d="M230 189V112H198" at={[230, 150]} />
      <Wire term="i∘g" d="M188 102V50" scale={TWICE} at={[188, 82]} />
      <Knot term="i∘g" sign="×" x={188} y={112} />
      <Wire term="c′" d="M198 40H352" scale={TWICE} at={[256, 30]} />
      <Knot term="f∘c + i∘g" sign="+" x={188} y={40} />
      <Label x={352} y={28} anchor="end" text="c_t" />
      <Wire term="tanh(c′)" d="M314 82V112" at={[310, 102]} anchor="end" />
      <Wire term="c′" d="M314 40V62" scale={TWICE} />
      <Knot term="tanh(c′)" sign="tanh" x={314} y={72} />
      <Wire term="o" d="M314 189V134" scale={OPEN} at={[307, 164]} anchor="end" />
      <Wire term="h′" d="M324 124H352" at={[356, 148]} anchor="end" />
      <Knot term="o∘tanh(c′)" sign="×" x={314} y={124} />
      <Label x={356} y={114} anchor="end" text="h_t" />
    </>
  );
}

export const lstm: CircuitDrawing = { height: 342, Drawing: Lstm };
