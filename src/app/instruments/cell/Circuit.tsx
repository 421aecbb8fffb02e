/** The circuit of the chosen cell. A cell without a drawing of its own has its equations. */
import type { ReactNode } from 'react';
import type { OptionValues } from '../../../options/option.ts';
import type { Readout } from '../../../worker/protocol.ts';
import { Attention, HEIGHT as ATTENTION } from './circuits/attention.tsx';
import { Feedforward, HEIGHT as FEEDFORWARD } from './circuits/feedforward.tsx';
import { Gru, HEIGHT as GRU } from './circuits/gru.tsx';
import { Lstm, HEIGHT as LSTM } from './circuits/lstm.tsx';
import { MinGru, HEIGHT as MINGRU } from './circuits/minGru.tsx';
import { rove } from '../../../ui/roving.ts';
import { useKeys } from './useKeys.ts';
import { Rnn, HEIGHT as RNN } from './circuits/rnn.tsx';

export interface CircuitProps {
  readonly cell: string;
  readonly options: OptionValues;
  readonly layer: number;
  readonly score: Readout;
  /** The step under the playhead, from 0. */
  readonly t: number;
}

const WIDTH = 360;

type Drawing = { readonly height: number; readonly draw: (props: CircuitProps) => ReactNode };

const drawings: Readonly<Record<string, Drawing>> = {
  rnn: { height: RNN, draw: ({ options }) => <Rnn options={options} /> },
  lstm: { height: LSTM, draw: () => <Lstm /> },
  gru: { height: GRU, draw: ({ options }) => <Gru options={options} /> },
  mingru: { height: MINGRU, draw: () => <MinGru /> },
  feedforward: {
    height: FEEDFORWARD,
    draw: ({ options, layer }) => <Feedforward options={options} layer={layer} />,
  },
  attention: {
    height: ATTENTION,
    draw: ({ options, layer, score, t }) => (
      <Attention
        options={options}
        layer={layer}
        looks={score.attention.find((look) => look.layer === layer)}
        timeSteps={score.timeSteps}
        t={t}
      />
    ),
  },
};

/** The up and down keys lead through the parts of a circuit. */
function goThroughParts(event: KeyboardEvent): void {
  const parts = (event.currentTarget as Element).querySelectorAll<SVGGElement>('[data-term]');
  rove(event, [...parts], 'down');
}

export function Circuit(props: CircuitProps) {
  const root = useKeys<HTMLDivElement>(goThroughParts);
  const drawing = drawings[props.cell];
  if (!drawing) return null;
  return (
    <div
      className="cell-circuit"
      ref={root}
      role="group"
      tabIndex={0}
      aria-label="Circuit; the up and down keys go through its parts"
    >
      <svg viewBox={`0 0 ${WIDTH} ${drawing.height}`} aria-hidden={false}>
        {drawing.draw(props)}
      </svg>
    </div>
  );
}
