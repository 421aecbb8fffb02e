/** Attention: a stream runs through from below; what is looked up in earlier steps and what the block makes of it are added to it. */
import type { AttentionValues } from '../../../../worker/protocol.ts';
import { mostOf, rowOf } from '../attentionRow.ts';
import { Bus, InputLine, INTO_SUM, Knot, Label, Wire } from '../parts.tsx';
import type { CircuitDrawing, CircuitProps } from './circuit.ts';

const STREAM = { kind: 'signed', full: 2 } as const;
const STRIP = { left: 128, width: 224, top: 214 };
/** Height of a head's row. */
const ROW = 26;
/** Less than so much of a step's attention is not drawn. */
const LEAST = 0.01;

function Attention({ layer, score, t, options }: CircuitProps) {
  const { timeSteps } = score;
  const looks = score.attention.find((look) => look.layer === layer);
  return (
    <>
      {layer === 0 && <Embedding position={options['position'] !== 'none'} />}
      <InputLine y={384} end={44} />
      <Wire term="u" d={`M44 ${layer === 0 ? 336 : 384}V150`} scale={STREAM} at={[44, 300]} />
      <Bus d="M44 278H72" />
      <Note x={72} y={266} width={42} text="norm" />
      <Bus d="M114 278H128" />
      <Looks looks={looks} timeSteps={timeSteps} t={t} />
      <Wire term="a" d="M240 214V140H54" at={[140, 132]} />
      <Label x={246} y={180} text="what is taken" />
      <Wire term="u + a" d="M44 130V70" scale={STREAM} at={[44, 112]} />
      <Knot term="u + a" sign="+" x={44} y={140} />
      <Bus d="M44 92H72" />
      <Note x={72} y={80} width={42} text="norm" />
      <Bus d="M114 92H140" />
      <Note x={140} y={80} width={150} text="widen, ReLU, narrow" />
      <Wire term="m" d="M215 80V60H54" at={[140, 52]} />
      <Wire term="h′" d="M44 50V24H352" scale={STREAM} at={[270, 16]} />
      <Knot term="u + a + m" sign="+" x={44} y={60} />
      <Label x={352} y={42} anchor="end" text="h_t" />
    </>
  );
}

function Embedding({ position }: { readonly position: boolean }) {
  return (
    <>
      <Wire term="x·W" d="M44 384V356" scale={INTO_SUM} at={[56, 372]} anchor="start" />
      <Wire term="b" d="M14 346H34" scale={INTO_SUM} at={[4, 340]} anchor="start" />
      <Knot term={position ? 'x·W + b + position' : 'x·W + b'} sign="+" x={44} y={346} />
      {position && <Wire term="position" d="M200 346H54" scale={INTO_SUM} at={[100, 340]} />}
      {position && <Label x={206} y={350} text="position code" />}
    </>
  );
}

function Note({
  x,
  y,
  width,
  text,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}) {
  return (
    <>
      <rect className="cell-box" x={x} y={y} width={width} height="24" rx="5" />
      <text className="cell-label" x={x + width / 2} y={y + 16.5} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

interface LooksProps {
  readonly looks: AttentionValues | undefined;
  readonly timeSteps: number;
  readonly t: number;
}

/** Where each head looks from this step: a row a head, a column a step. */
function Looks({ looks, timeSteps, t }: LooksProps) {
  const heads = looks?.heads ?? 0;
  const width = STRIP.width - 4;
  return (
    <>
      <rect
        className="cell-box"
        x={STRIP.left}
        y={STRIP.top}
        width={STRIP.width}
        height={Math.max(1, heads) * ROW + 4}
        rx="5"
      />
      {heads === 0 && <Label x={STRIP.left + 8} y={STRIP.top + 18} text="softmax over the steps so far" />}
      {Array.from({ length: heads }, (_, head) => (
        <g key={head} role="img" aria-label={mostOf(looks!, head, timeSteps, t)}>
          <title>{mostOf(looks!, head, timeSteps, t)}</title>
          <rect
            className="cell-empty"
            x={STRIP.left + 2}
            y={STRIP.top + 3 + head * ROW}
            width={width}
            height={ROW - 2}
          />
          {Array.from(rowOf(looks!, head, timeSteps, t), (weight, step) =>
            weight < LEAST ? null : (
              <rect
                key={step}
                className="cell-look"
                x={STRIP.left + 2 + (step * width) / timeSteps}
                y={STRIP.top + 3 + head * ROW}
                width={Math.max(1, width / timeSteps)}
                height={ROW - 2}
                fillOpacity={weight}
              />
            ),
          )}
        </g>
      ))}
    </>
  );
}

export const attention: CircuitDrawing = { height: 408, Drawing: Attention };
