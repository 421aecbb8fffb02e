/**
 * What circuits are drawn with: wires, boxes of activations, knots that add and multiply, and ends. Each part that has a number belongs
 * to a term of the cell's equations: pointing at one lights up the other.
 */
import { createContext, useContext, type ReactNode } from 'react';
import { formatBrief } from '../../../text/numbers.ts';

export interface Drawn {
  /** What the layer reads at this step, in a few words. */
  readonly read: string;
  /** The value of a term at the playhead, by its text in the equations. */
  readonly valueOf: (text: string) => number | undefined;
  /** What an activation or gate of that name is taken of: the sum inside. */
  readonly sumOf: (name: string) => string;
  /** A term in words. */
  readonly wordsOf: (text: string) => string;
  readonly lit: string | undefined;
  readonly light: (text: string | undefined) => void;
}

export const DrawnContext = createContext<Drawn>({
  read: '',
  valueOf: () => undefined,
  sumOf: (name) => name,
  wordsOf: (text) => text,
  lit: undefined,
  light: () => undefined,
});

/** How colours and widths follow a value: around zero up to `full`, or from 0 to 1. */
export type Scale = { readonly kind: 'signed'; readonly full: number } | { readonly kind: 'open' };

const SIGNED: Scale = { kind: 'signed', full: 1 };
/** What goes into a sum: gates are all but open or shut beyond. */
export const INTO_SUM: Scale = { kind: 'signed', full: 3 };
export const OPEN: Scale = { kind: 'open' };

interface Strength {
  readonly look: 'plus' | 'minus' | 'open' | 'none';
  /** 0 to 1. */
  readonly share: number;
}

function strengthOf(value: number | undefined, scale: Scale): Strength {
  if (value === undefined || Number.isNaN(value)) return { look: 'none', share: 0 };
  if (scale.kind === 'open') return { look: 'open', share: Math.min(1, Math.max(0, value)) };
  return { look: value < 0 ? 'minus' : 'plus', share: Math.min(1, Math.abs(value) / scale.full) };
}

interface PartProps {
  /** The text of the term that the part belongs to. */
  readonly term: string;
  readonly children: ReactNode;
}

/** A group that is lit with its term, and lights it. */
function Part({ term, children }: PartProps) {
  const { valueOf, wordsOf, lit, light } = useContext(DrawnContext);
  return (
    <g
      className="cell-part"
      role="img"
      tabIndex={-1}
      data-term={term}
      data-lit={lit === term || undefined}
      aria-label={`${wordsOf(term)}: ${formatBrief(valueOf(term))}`}
      onPointerEnter={() => light(term)}
      onPointerLeave={() => light(undefined)}
      onFocus={() => light(term)}
      onBlur={() => light(undefined)}
    >
      {children}
    </g>
  );
}

export interface WireProps {
  readonly term: string;
  /** An SVG path. */
  readonly d: string;
  readonly scale?: Scale;
  /** Where the number stands; no number where it is left out. */
  readonly at?: readonly [number, number];
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A wire with its number; colour and width follow it. */
export function Wire({ term, d, scale = SIGNED, at, anchor = 'middle' }: WireProps) {
  const { valueOf } = useContext(DrawnContext);
  const value = valueOf(term);
  const { look, share } = strengthOf(value, scale);
  return (
    <Part term={term}>
      <path className="cell-reach" d={d} />
      <path className="cell-wire" d={d} />
      <path
        className={`cell-current cell-${look}`}
        d={d}
        strokeWidth={1.5 + 3.5 * share}
        strokeOpacity={0.2 + 0.8 * share}
      />
      {at && (
        <text className="cell-number" x={at[0]} y={at[1]} textAnchor={anchor}>
          {formatBrief(value)}
        </text>
      )}
    </Part>
  );
}

/** Where the input comes in, with what it is, and its line to `end`. */
export function InputLine({ y, end }: { readonly y: number; readonly end: number }) {
  const { read } = useContext(DrawnContext);
  return (
    <>
      <Bus d={`M30 ${y}H${end}`} />
      <Label x={4} y={y + 4} text="x_t" />
      <text className="cell-label" x={30} y={y + 17}>
        {read}
      </text>
    </>
  );
}

/** Where the hidden state before comes in, with the unit's own, and its line to `end`. */
export function PastLine({ y, end }: { readonly y: number; readonly end: number }) {
  return (
    <>
      <Wire term="h" d={`M4 ${y}H${end}`} at={[4, y + 17]} anchor="start" />
      <Label x={4} y={y - 9} text="h_t−1" />
    </>
  );
}

/** A wire that carries no number of this unit alone. */
export function Bus({ d }: { readonly d: string }) {
  return <path className="cell-wire" d={d} />;
}

const BOX = { width: 46, height: 42 };

export interface GateProps {
  /** What is computed: the left side of its equation. */
  readonly name: string;
  /** The activation: σ, tanh, or Σ where there is none. */
  readonly sign: string;
  readonly x: number;
  /** The middle of the box. */
  readonly y: number;
}

/** An activation as a box, with the sum in it. */
export function Gate({ name, sign, x, y }: GateProps) {
  const { valueOf, sumOf } = useContext(DrawnContext);
  const sum = sumOf(name);
  return (
    <Part term={sum}>
      <rect
        className="cell-box"
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx="5"
      />
      <text className="cell-sign" x={x} y={y - 4} textAnchor="middle">
        {sign}
      </text>
      <text className="cell-number" x={x} y={y + 14} textAnchor="middle">
        {formatBrief(valueOf(sum))}
      </text>
    </Part>
  );
}

export interface KnotProps {
  readonly term: string;
  readonly sign: string;
  readonly x: number;
  readonly y: number;
}

/** Where wires meet: ×, +, 1 −, tanh. */
export function Knot({ term, sign, x, y }: KnotProps) {
  const wide = sign.length > 1;
  return (
    <Part term={term}>
      <rect
        className="cell-knot"
        x={x - (wide ? 18 : 10)}
        y={y - 10}
        width={wide ? 36 : 20}
        height="20"
        rx="10"
      />
      <text className="cell-sign" x={x} y={y + 4.5} textAnchor="middle">
        {sign}
      </text>
    </Part>
  );
}

export interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A letter with a subscript after the underscore. */
  readonly text: string;
}

/** The name of a wire or a box. */
export function Label({ x, y, anchor = 'start', text }: LabelProps) {
  const [letter, sub] = text.split('_');
  return (
    <text className="cell-label" x={x} y={y} textAnchor={anchor} aria-hidden="true">
      {letter}
      {sub && (
        <tspan className="cell-sub" dy="3">
          {sub}
        </tspan>
      )}
    </text>
  );
}

export interface GateColumnProps extends GateProps {
  /** What the box is, in a word: "forget". */
  readonly word?: string;
  /** Subscript of the gate's weights; none where there is one sum alone. */
  readonly sub?: string;
  /** Whether it looks at the state before. */
  readonly past?: boolean;
  /** Where the lines of the input and of the state before run. */
  readonly lines: { readonly x: number; readonly h: number };
}

const suffixed = (letter: string, sub: string | undefined) => (sub ? `${letter}_${sub}` : letter);

/** A gate with all that goes into it: from the input, from the state before, and its bias. */
export function GateColumn({ word, sub, past = true, lines, ...gate }: GateColumnProps) {
  const { x, y } = gate;
  const [fromX, fromH] = past ? [x - 15, x + 15] : [x, x];
  const bottom = y + BOX.height / 2;
  return (
    <>
      <Wire
        term={`x·${suffixed('W', sub)}`}
        d={`M${fromX} ${lines.x}V${bottom}`}
        scale={INTO_SUM}
        at={[fromX - (past ? 4 : 0), lines.h - 16]}
      />
      {past && (
        <Wire
          term={`h·${suffixed('U', sub)}`}
          d={`M${fromH} ${lines.h}V${bottom}`}
          scale={INTO_SUM}
          at={[fromH + 4, bottom + 18]}
        />
      )}
      <BiasStub term={suffixed('b', sub)} x={x} y={y} />
      <Gate {...gate} />
      {word && <GateWord x={x} y={y} text={word} />}
    </>
  );
}

/** What a box is, above it and beside the wire that leaves it. */
export function GateWord({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  return (
    <text className="cell-word" x={x - 6} y={y - BOX.height / 2 - 6} textAnchor="end" aria-hidden="true">
      {text}
    </text>
  );
}

/** The bias, from the left. */
export function BiasStub({ term, x, y }: { readonly term: string; readonly x: number; readonly y: number }) {
  const end = x - BOX.width / 2;
  return (
    <>
      <Wire term={term} d={`M${end - 26} ${y}H${end}`} scale={INTO_SUM} at={[end - 3, y - 7]} anchor="end" />
      <Label x={end - 24} y={y + 15} text="b" />
    </>
  );
}
