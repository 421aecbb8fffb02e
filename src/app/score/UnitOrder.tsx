/** Beside the hidden state: in which order the units' rows stand, and which unit is followed through the lanes. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ScoreViewStore, UnitOrder as Order, UnitPlace } from '../../store/scoreView.ts';
import { Select } from '../../ui/Select.tsx';
import './unitOrder.css';

export type OrderBy = Order['by'];

export interface UnitOrderProps {
  readonly scoreView: ScoreViewStore;
  readonly layers: number;
  /** Finds an order for the network as it is now; undefined where there is none to be had. */
  readonly onOrder: (by: OrderBy) => Promise<Order | undefined>;
}

const CHOICES = [
  { value: 'given', label: 'units in order', help: 'Rows stand in the order of the units’ numbers.' },
  {
    value: 'similarity',
    label: 'by similarity',
    help: 'Units whose hidden states go together stand next to each other.',
  },
  {
    value: 'importance',
    label: 'by importance',
    help: 'The unit comes first that weighs most in the loss: the sum of |h · ∂L/∂h| over validation examples, about what silencing it would change.',
  },
] as const;

type Chosen = (typeof CHOICES)[number]['value'];

/** "stop following unit 7", with its layer where there are several. */
function stopText({ unit, layer }: UnitPlace, layers: number): string {
  if (layers === 1) return `stop following unit ${unit + 1}`;
  return `stop following unit ${unit + 1} of layer ${layer + 1}`;
}

export function UnitOrder({ scoreView, layers, onOrder }: UnitOrderProps) {
  const order = useStore(scoreView, (state) => state.order);
  const unit = useStore(scoreView, (state) => state.unit);
  /** Asked for and not there yet. */
  const [wanted, setWanted] = useState<OrderBy>();
  const chosen: Chosen = wanted ?? order?.by ?? 'given';
  const put = async (by: OrderBy) => {
    setWanted(by);
    const found = await onOrder(by);
    setWanted((now) => (now === by ? undefined : now));
    if (found) scoreView.setState({ order: found });
  };
  const choose = (value: string) => {
    if (value !== 'given') return void put(value as OrderBy);
    setWanted(undefined);
    scoreView.setState({ order: undefined });
  };
  const help = CHOICES.find(({ value }) => value === chosen)!.help;
  return (
    <div className="score-units">
      <Select
        aria-label="Order of the units"
        title={help}
        choices={CHOICES}
        value={chosen}
        onChange={choose}
      />
      {order && (
        <button
          type="button"
          className="score-own"
          title="Rows keep their places while the network learns; this orders them anew by the network as it is now."
          aria-disabled={wanted !== undefined}
          onClick={() => wanted === undefined && void put(order.by)}
        >
          sort again
        </button>
      )}
      {unit && (
        <button
          type="button"
          className="score-own"
          title="Stop following this unit (Escape)"
          onClick={() => scoreView.setState({ unit: undefined })}
        >
          {stopText(unit, layers)}
        </button>
      )}
    </div>
  );
}
