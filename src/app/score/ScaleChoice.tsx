/** Over the scale of a lane around zero: whether it follows the values, or where a person fixes its end. */
import { formatEnd } from '../../text/numbers.ts';
import type { Lane } from './lanes/lane.ts';
import './scaleChoice.css';

export interface ScaleChoiceProps {
  readonly lane: Pick<Lane, 'key' | 'name' | 'layerName'>;
  readonly reach: NonNullable<Lane['reach']>;
  /** @param end undefined where the scale is to follow the values again */
  readonly onFix: (key: string, end: number | undefined) => void;
}

const ENDS: readonly number[] = [0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100];
const FOLLOWS = 'follows';

/** The select itself is unseen: what it is opened by is the scale beneath, whose labels say where it ends. */
export function ScaleChoice({ lane: { key, name, layerName }, reach, onFix }: ScaleChoiceProps) {
  const { end, fixed } = reach;
  const ends = ENDS.includes(end) ? ENDS : [...ENDS, end].toSorted((a, b) => a - b);
  const reachText = (value: number) => `±${formatEnd(value, false)}`;
  const follows = fixed ? 'follow the values' : `follow the values (now ${reachText(end)})`;
  return (
    <select
      className="score-reach"
      data-not-in-picture
      aria-label={['Scale', name, layerName].filter(Boolean).join(', ')}
      title={
        fixed
          ? `This scale is fixed at ${reachText(end)}.`
          : 'This scale follows the largest value; choose where it ends to fix it.'
      }
      value={fixed ? String(end) : FOLLOWS}
      onChange={({ target }) => onFix(key, target.value === FOLLOWS ? undefined : Number(target.value))}
    >
      <option value={FOLLOWS}>{follows}</option>
      {ends.map((value) => (
        <option key={value} value={value}>{`fixed at ${reachText(value)}`}</option>
      ))}
    </select>
  );
}
