/** What pointer and keys make of the input on its lane, apart from how it is drawn. */
import { MARK_ROOM, PADDING } from '../../../charts/inputLane.ts';
import { areBits, featuresOf, withStretch, withValue } from '../../../store/edits.ts';
import { indexAfterKey } from '../../../ui/roving.ts';
import type { Edit } from '../../../store/edits.ts';
import type { InputView } from '../../../tasks/contract/views.ts';
import type { Readout } from '../../../worker/protocol.ts';

export interface Worked {
  readonly view: InputView;
  readonly base: Readout;
  readonly edit: Edit | undefined;
  readonly range: readonly [number, number];
}

/** A value between the ends of the range, to a hundredth of it, as the lane can be read. */
function rounded(value: number, [low, high]: readonly [number, number]): number {
  const unit = (high - low) / 100;
  return Math.min(high, Math.max(low, low + Math.round((value - low) / unit) * unit));
}

const valueAt = ({ base, edit }: Worked, step: number, feature = 0) =>
  (edit?.inputs ?? base.inputs)[step * featuresOf(base) + feature]!;

export function flip(worked: Worked, step: number, feature: number): Edit | undefined {
  const value = valueAt(worked, step, feature) > 0.5 ? 0 : 1;
  return withValue(worked.base, worked.edit, step, feature, value);
}

/** The step as it was. */
export function asItWas({ base, edit }: Worked, step: number): Edit | undefined {
  const features = featuresOf(base);
  let kept = edit;
  for (let k = 0; k < features; k++) kept = withValue(base, kept, step, k, base.inputs[step * features + k]!);
  return kept;
}

export function silenced({ view, base, edit }: Worked, stretch: readonly [number, number]): Edit | undefined {
  return view.kind === 'spectrogram' ? withStretch(base, edit, stretch, view.range[0]) : edit;
}

/** What a press of the mouse works on. */
export function pressed({ view, base }: Worked): 'bit' | 'value' | 'symbol' | undefined {
  if (view.kind === 'bars') return areBits(view, base) ? 'bit' : 'value';
  if (view.kind === 'symbols') return 'symbol';
  return view.kind === 'line' ? 'value' : undefined;
}

/** True in the room under the bars, where the marks are. */
export function isOnMarks({ view }: Worked, y: number, height: number): boolean {
  return view.kind === 'bars' && view.mark !== undefined && y > height - MARK_ROOM - 2;
}

/** The value at a height of the lane, in CSS pixels from its top. */
export function draggedTo(worked: Worked, step: number, y: number, height: number): Edit | undefined {
  const { view, range, base, edit } = worked;
  const room = view.kind === 'bars' && view.mark !== undefined ? MARK_ROOM : PADDING;
  const share = (height - room - y) / (height - room - PADDING);
  const value = rounded(range[0] + share * (range[1] - range[0]), range);
  return withValue(base, edit, step, 0, value);
}

/** What a key does: another edit, another step, both; undefined for keys without a meaning here. */
export function afterKey(
  worked: Worked,
  key: string,
  step: number,
): { readonly edit?: Edit | undefined; readonly step?: number } | undefined {
  const { view, base, edit, range } = worked;
  const to = indexAfterKey({ key }, step, base.timeSteps, 'across');
  if (to !== undefined) return { step: to };
  if (key === 'Delete' || key === 'Backspace') return { edit: asItWas(worked, step) };
  if (view.kind === 'symbols') return symbolKey(worked, view.symbols, key, step);
  if (view.kind === 'spectrogram') return key === ' ' ? { edit: silenced(worked, [step, step]) } : undefined;
  if (areBits(view, base)) {
    return key === ' ' || key === 'ArrowUp' || key === 'ArrowDown'
      ? { edit: flip(worked, step, 0) }
      : undefined;
  }
  if (key === ' ') return view.kind === 'bars' && view.mark ? { edit: flip(worked, step, 1) } : undefined;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const by = ((range[1] - range[0]) / 20) * (key === 'ArrowUp' ? 1 : -1);
  return { edit: withValue(base, edit, step, 0, rounded(valueAt(worked, step) + by, range)) };
}

/** Another symbol, so many further round all of them. */
export function nextSymbol(worked: Worked, step: number, by: number): Edit | undefined {
  const { view, base, edit } = worked;
  if (view.kind !== 'symbols') return edit;
  const count = view.symbols.length;
  return withValue(base, edit, step, 0, (valueAt(worked, step) + by + count) % count);
}

function symbolKey(worked: Worked, symbols: readonly string[], key: string, step: number) {
  const { base, edit } = worked;
  if (key === 'ArrowUp') return { edit: nextSymbol(worked, step, -1) };
  if (key === 'ArrowDown') return { edit: nextSymbol(worked, step, 1) };
  const typed = symbols.indexOf(key === 'Enter' ? '\n' : key);
  if (typed < 0) return undefined;
  return { edit: withValue(base, edit, step, 0, typed), step: Math.min(base.timeSteps - 1, step + 1) };
}
