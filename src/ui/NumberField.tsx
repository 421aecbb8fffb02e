/**
 * A number: its slider and its box. The slider gives every value it passes; the box gives one when Enter is pressed or
 * it is left. What cannot be read as a number stays in the box, and the value stays what it was; Escape brings it back.
 */
import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { NumberOption } from '../options/option.ts';
import { writeNumber } from '../text/numbers.ts';
import { useHelp } from './help.tsx';
import { enter, positionOf, stopsOf } from './scale.ts';

interface NumberFieldProps {
  readonly option: NumberOption;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Stands where the slider would, for numbers that no slider fits. */
  readonly instead?: ReactNode;
  /** By whom it is locked, in the slider's place: it can be read and not changed. Its id is `id`, which the box names. */
  readonly lock?: { readonly id: string; readonly sign: ReactNode } | undefined;
  /** Says beside it only what became of a typed value: its help is no box over what it changes. */
  readonly quiet?: boolean;
}

export function NumberField({ option, value, onChange, instead, lock, quiet }: NumberFieldProps) {
  const id = useId();
  const help = useHelp(quiet ? '' : option.help);
  const stops = useMemo(() => stopsOf(option), [option]);
  const position = positionOf(stops, value);
  return (
    <div className="field" {...help.handlers}>
      <label htmlFor={`${id}-box`}>{option.label}</label>
      {lock?.sign ?? instead ?? (
        <input
          type="range"
          className="slider"
          // One number is one stop: the box beside it takes arrow keys, too.
          tabIndex={-1}
          aria-label={option.label}
          aria-describedby={`${id}-help`}
          aria-valuetext={withUnit(option, value)}
          min={0}
          max={stops.length - 1}
          step={1}
          value={position}
          style={{ '--filled': position / Math.max(1, stops.length - 1) } as React.CSSProperties}
          onChange={(event) => {
            help.mended();
            onChange(stops[event.target.valueAsNumber]!);
          }}
        />
      )}
      <NumberBox
        id={id}
        option={option}
        value={value}
        onChange={onChange}
        stops={stops}
        error={help.error}
        say={help.say}
        mended={help.mended}
        lock={lock?.id}
      />
      <span id={`${id}-help`} hidden>
        {help.error ?? option.help}
      </span>
    </div>
  );
}

interface NumberBoxProps extends Omit<NumberFieldProps, 'instead' | 'quiet' | 'lock'> {
  readonly lock: string | undefined;
  readonly id: string;
  readonly stops: readonly number[];
  readonly error: string | undefined;
  readonly say: (text: string, error: boolean) => void;
  readonly mended: () => void;
}

function NumberBox({ id, option, value, onChange, stops, error, say, mended, lock }: NumberBoxProps) {
  /** What is typed, and the value it was typed over: it gives way as soon as the value is another one. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number }>();
  const draft = typed?.over === value ? typed.text : undefined;

  const commit = () => {
    if (draft === undefined) return;
    const entered = enter(option, draft);
    if ('error' in entered) return say(entered.error, true);
    mended();
    if (entered.remark) say(entered.remark, false);
    setTyped(undefined);
    if (entered.value !== value) onChange(entered.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return commit();
    if (event.key === 'Escape' && draft !== undefined) {
      event.preventDefault();
      setTyped(undefined);
      return mended();
    }
    if (lock !== undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = stops[positionOf(stops, value) + (event.key === 'ArrowUp' ? 1 : -1)];
    if (next !== undefined) onChange(next);
  };
  return (
    <input
      id={`${id}-box`}
      className="box"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      value={draft ?? writeNumber(value)}
      aria-invalid={error !== undefined}
      readOnly={lock !== undefined}
      aria-describedby={lock === undefined ? `${id}-help` : `${lock} ${id}-help`}
      onChange={(event) => setTyped({ text: event.target.value, over: value })}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

function withUnit(option: NumberOption, value: number): string {
  return option.unit ? `${writeNumber(value)} ${option.unit}` : writeNumber(value);
}
