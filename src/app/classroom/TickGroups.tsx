/** Boxes to tick, in groups beside each other. */
import type { Ticks } from './partNames.ts';

interface TickGroupsProps {
  readonly groups: readonly Ticks[];
  readonly ticked: readonly string[];
  readonly onTick: (ticked: readonly string[]) => void;
}

export function TickGroups({ groups, ticked, onTick }: TickGroupsProps) {
  const all = groups.flatMap(({ names }) => names.map(({ value }) => value));
  const toggle = (value: string, on: boolean) =>
    onTick(all.filter((each) => (each === value ? on : ticked.includes(each))));
  return (
    <div className="class-ticks">
      {groups.map(({ title, names }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          {names.map(({ value, label }) => (
            <label key={value} className="check">
              <input
                type="checkbox"
                checked={ticked.includes(value)}
                onChange={(event) => toggle(value, event.target.checked)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
