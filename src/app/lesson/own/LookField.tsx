/** Where a step says to look: places to tick, in the order in which they are ticked. */
import { PLACES } from '../../../lessons/places.ts';

interface LookFieldProps {
  /** As in the text, with commas between. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const KINDS = [
  { label: 'Lanes', begins: 'lane:' },
  { label: 'Charts', begins: 'chart:' },
  { label: 'Controls', begins: 'control:' },
  { label: 'Instruments', begins: 'panel:' },
] as const;

const known = Object.entries(PLACES);
const kindOf = (place: string) => KINDS.find(({ begins }) => place.startsWith(begins));

export function LookField({ value, onChange }: LookFieldProps) {
  const chosen = value
    .split(',')
    .map((place) => place.trim())
    .filter((place) => place !== '');
  // One that the page does not have can be taken away here.
  const strange = chosen.filter((place) => !Object.hasOwn(PLACES, place));
  const groups = [
    ...KINDS.map((kind) => ({
      label: kind.label as string,
      places: known.filter(([place]) => kindOf(place) === kind),
    })),
    {
      label: 'Other places',
      places: [
        ...known.filter(([place]) => !kindOf(place)),
        ...[...new Set(strange)].map((place) => [place, place] as const),
      ],
    },
  ];
  const toggle = (place: string, on: boolean) =>
    onChange((on ? [...chosen, place] : chosen.filter((each) => each !== place)).join(', '));
  return (
    <details className="lesson-places">
      <summary>{chosen.length === 0 ? 'Where to look' : `Where to look: ${chosen.join(', ')}`}</summary>
      {groups.map(({ label, places }) => (
        <fieldset key={label}>
          <legend>{label}</legend>
          {places.map(([place, name]) => (
            <label key={place} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(place)}
                onChange={({ target }) => toggle(place, target.checked)}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}
