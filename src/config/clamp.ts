/** What values an option allows, and what a value outside becomes. */
import type { Option, OptionValue } from '../options/option.ts';

/** True where the value is one that the option allows as it stands. */
export function allows(option: Option, value: OptionValue): boolean {
  return value === nearest(option, value);
}

/**
 * The allowed value nearest to `value`: clamped to the limits, and rounded where the option wants whole numbers (an
 * infinite number is beyond a limit like any other). Undefined where no value is near: NaN, an unknown choice, a wrong type.
 */
export function nearest(option: Option, value: OptionValue): OptionValue | undefined {
  if (option.kind === 'choice') return option.choices.find((choice) => choice.value === value)?.value;
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const clamped = Math.min(option.max, Math.max(option.min, value));
  return (option.integer ? Math.round(clamped) : clamped) + 0; // `+ 0` turns −0 into 0, which a link cannot tell apart
}
