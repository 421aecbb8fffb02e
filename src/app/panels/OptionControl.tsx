/** The control of one option: a slider with its box, a few choices side by side, or a list. */
import { useId, useMemo } from 'react';
import { withValue, type Owner } from '../../config/index.ts';
import type { ChoiceOption, NumberOption, Option, OptionValue } from '../../options/option.ts';
import { useHelp } from '../../ui/help.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { useLock, type Lock } from '../classroom/useLock.tsx';
import { capOf, cappedOption, uncapped } from './capped.ts';

/** Choices stand side by side while their labels are short enough together. */
const SIDE_BY_SIDE = { choices: 3, characters: 14 };
/** A list with a longer choice takes the room that its own name leaves, in place of the column all others share. */
const FITS_THE_COLUMN = 13;

interface OptionControlProps {
  readonly owner: Owner;
  readonly option: Option;
  readonly value: OptionValue;
  /** Taken in place of changing the experiment. */
  readonly onChange?: (value: OptionValue) => void;
}

export function OptionControl({ owner, option, value, onChange }: OptionControlProps) {
  const session = useSession();
  const lock = useLock(option.link, option.label);
  const change =
    onChange ??
    ((next: OptionValue) => {
      const { experiment } = session.store.getState();
      session.change(withValue(experiment, owner, option.id, next));
    });
  return option.kind === 'number' ? (
    <CappedField owner={owner} option={option} value={value as number} onChange={change} lock={lock} />
  ) : (
    <ChoiceField option={option} value={value as string} onChange={change} lock={lock} />
  );
}

interface CappedFieldProps {
  readonly owner: Owner;
  readonly option: NumberOption;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly lock: Lock | undefined;
}

function CappedField({ owner, option, value, onChange, lock }: CappedFieldProps) {
  const cap = usePage(({ experiment }) => capOf(experiment, owner, option));
  const shown = useMemo(() => cappedOption(option, cap), [option, cap]);
  return (
    <NumberField
      option={shown}
      value={Math.min(value, shown.max)}
      lock={lock}
      onChange={(next) => onChange(uncapped(option, cap, next))}
    />
  );
}

interface ChoiceFieldProps {
  readonly option: ChoiceOption;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lock: Lock | undefined;
}

function ChoiceField({ option, value, onChange, lock }: ChoiceFieldProps) {
  const id = useId();
  const help = useHelp(option.help);
  const { choices } = option;
  const characters = choices.reduce((sum, { label }) => sum + label.length, 0);
  const short = choices.length <= SIDE_BY_SIDE.choices && characters <= SIDE_BY_SIDE.characters;
  const long = choices.some(({ label }) => label.length > FITS_THE_COLUMN);
  const describedBy = lock ? `${lock.id} ${id}-help` : `${id}-help`;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <div className={`field field-choice ${long ? 'field-long' : ''}`} {...help.handlers}>
      {short ? (
        <>
          <span aria-hidden="true">{option.label}</span>
          <Segmented
            label={option.label}
            choices={choices}
            value={value}
            onChange={onChange}
            describedBy={describedBy}
            disabled={lock !== undefined}
          />
        </>
      ) : (
        <>
          <label htmlFor={id}>{option.label}</label>
          <Select
            id={id}
            choices={choices}
            value={value}
            onChange={onChange}
            aria-describedby={describedBy}
            disabled={lock !== undefined}
          />
        </>
      )}
      {lock?.sign}
      {chosen?.help && <p className="choice-help">{chosen.help}</p>}
      {chosen?.about && (
        <details className="choice-help" key={chosen.value}>
          <summary>more on “{chosen.label}”</summary>
          {chosen.about}
        </details>
      )}
      <span id={`${id}-help`} hidden>
        {option.help}
      </span>
    </div>
  );
}
