/**
 * Options in few words. The link's key and the label are the id where nothing else is said, a number's scale is linear, and
 * the first choice is the default.
 */
import type { ChoiceOption, NumberOption } from './option.ts';

type Told<Kind extends NumberOption | ChoiceOption, Key extends keyof Kind> = Omit<
  Kind,
  'kind' | 'id' | 'link' | 'label' | Key
> &
  Partial<Pick<Kind, 'link' | 'label'>>;

type ToldNumber = Told<NumberOption, 'min' | 'max' | 'integer' | 'scale'> & {
  /** The least and the most. */
  readonly range: readonly [number, number];
  readonly scale?: NumberOption['scale'];
};

/** An option whose id the compiler knows. */
type Known<Kind, Id extends string> = Kind & { readonly id: Id };

function number<Id extends string>(id: Id, integer: boolean, told: ToldNumber): Known<NumberOption, Id> {
  const {
    range: [min, max],
    ...rest
  } = told;
  return { kind: 'number', id, link: id, label: id, min, max, integer, scale: 'linear', ...rest };
}

/** A whole number. */
export function whole<Id extends string>(id: Id, told: ToldNumber): Known<NumberOption, Id> {
  return number(id, true, told);
}

/** A number with a fraction. */
export function real<Id extends string>(id: Id, told: ToldNumber): Known<NumberOption, Id> {
  return number(id, false, told);
}

/** One of a few named values. */
export function choice<Id extends string>(
  id: Id,
  told: Told<ChoiceOption, 'default'>,
): Known<ChoiceOption, Id> {
  return { kind: 'choice', id, link: id, label: id, default: told.choices[0]!.value, ...told };
}
