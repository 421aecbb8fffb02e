/** The gated recurrent unit, with the reset gate after the candidate's product with the state or before it. */
import { choiceOf } from '../../../../options/option.ts';
import {
  BiasStub,
  InputLine,
  PastLine,
  Gate,
  GateColumn,
  GateWord,
  INTO_SUM,
  Knot,
  Label,
  OPEN,
  Wire,
} from '../parts.tsx';
import type { CircuitDrawing, CircuitProps } from './circuit.ts';

const LINES = { h: 310, x: 342 };

function Gru({ options }: CircuitProps) {
  const before = choiceOf(options, 'reset') === 'before';
  return (
    <>
      <InputLine y={LINES.x} end={280} />
      <PastLine y={LINES.h} end={308} />
      <GateColumn name="z" word="update" sub="z" sign="σ" x={66} y={206} lines={LINES} />
      <GateColumn name="r" word="reset" sub="r" sign="σ" x={160} y={206} lines={LINES} />

      <Wire term="x·W_n" d={`M276 ${LINES.x}V227`} scale={INTO_SUM} at={[271, 296]} anchor="end" />
      <BiasStub term="b_n" x={290} y={206} />
      <Wire term="r" d="M183 214H216V266H296" scale={OPEN} at={[216, 250]} />
      {before ? <Before /> : <After />}
      <Gate name="n" sign="tanh" x={290} y={206} />
      <GateWord x={290} y={206} text="candidate" />

      <Wire term="h" d="M4 40H56" at={[4, 58]} anchor="start" />
      <Label x={4} y={28} text="h_t−1" />
      <Wire term="z" d="M66 185V50M66 124H118" scale={OPEN} at={[66, 160]} />
      <Wire term="z∘h" d="M76 40H220" at={[146, 30]} />
      <Knot term="z∘h" sign="×" x={66} y={40} />
      <Wire term="1 − z" d="M154 124H220" scale={OPEN} at={[186, 116]} />
      <Knot term="1 − z" sign="1 −" x={136} y={124} />
      <Wire term="n" d="M290 185V124H240" at={[290, 160]} />
      <Wire term="(1 − z)∘n" d="M230 114V50" at={[230, 86]} />
      <Knot term="(1 − z)∘n" sign="×" x={230} y={124} />
      <Wire term="h′" d="M240 40H352" at={[296, 30]} />
      <Knot term="(1 − z)∘n + z∘h" sign="+" x={230} y={40} />
      <Label x={352} y={58} anchor="end" text="h_t" />
    </>
  );
}

/** n reads r∘(h·U + b). */
function After() {
  return (
    <>
      <Wire term="h·U_n + b_hn" d={`M306 ${LINES.h}V276`} scale={INTO_SUM} at={[312, 294]} anchor="start" />
      <Wire term="r∘(h·U_n + b_hn)" d="M306 256V227" scale={INTO_SUM} at={[312, 246]} anchor="start" />
      <Knot term="r∘(h·U_n + b_hn)" sign="×" x={306} y={266} />
    </>
  );
}

/** n reads (r∘h)·U. */
function Before() {
  return (
    <>
      <Wire term="h" d={`M306 ${LINES.h}V276`} />
      <Wire term="(r∘h)·U_n" d="M306 256V227" scale={INTO_SUM} at={[312, 246]} anchor="start" />
      <Knot term="r∘h" sign="×" x={306} y={266} />
    </>
  );
}

export const gru: CircuitDrawing = { height: 362, Drawing: Gru };
