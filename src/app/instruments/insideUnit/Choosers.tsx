/** Which unit of which layer is looked into, and at which time step. */
import { Select } from '../../../ui/Select.tsx';
import type { Place } from './numbers.ts';

export interface ChoosersProps {
  readonly id: string;
  readonly layers: number;
  readonly units: number;
  readonly place: Place;
  /** The time step under the playhead, from 0. */
  readonly t: number;
  readonly timeSteps: number;
  readonly onStep: (by: number) => void;
  readonly onPlace: (place: Place) => void;
}

const choices = (word: string, count: number) =>
  Array.from({ length: count }, (_, k) => ({ value: String(k), label: `${word} ${k + 1}`, help: '' }));

export function Choosers({ id, layers, units, place, t, timeSteps, onStep, onPlace }: ChoosersProps) {
  const button = (sign: string, name: string, by: number, possible: boolean) => (
    <button
      type="button"
      className="cell-go"
      aria-label={name}
      title={`${name} (${by < 0 ? '←' : '→'})`}
      aria-disabled={!possible}
      onClick={() => onStep(by)}
    >
      {sign}
    </button>
  );
  return (
    <div className="cell-choosers">
      {layers > 1 && (
        <Select
          id={`${id}layer`}
          aria-label="Layer"
          title="The layer whose cell is drawn."
          choices={choices('layer', layers)}
          value={String(place.layer)}
          onChange={(layer) => onPlace({ ...place, layer: Number(layer) })}
        />
      )}
      <Select
        id={`${id}unit`}
        aria-label="Unit"
        title="The unit whose numbers are shown; a click on its row in a lane chooses it, too."
        choices={choices('unit', units)}
        value={String(place.unit)}
        onChange={(unit) => onPlace({ ...place, unit: Number(unit) })}
      />
      <span className="cell-steps">
        {button('‹', 'One time step back', -1, t > 0)}
        <span className="cell-step">{`t = ${t + 1} of ${timeSteps}`}</span>
        {button('›', 'One time step on', 1, t < timeSteps - 1)}
      </span>
    </div>
  );
}
