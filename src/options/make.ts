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

/** An option of which the compiler knows the id, and whether it is live. */
type Known<Kind, Id extends string, Given> = Kind & { readonly id: Id } & (Given extends {
    readonly live: true;
  }
    ? { readonly live: true }
    : unknown);

function number(id: string, integer: boolean, { range: [min, max], ...rest }: ToldNumber): NumberOption {
  return { kind: 'number', id, link: id, label: id, min, max, integer, scale: 'linear', ...rest };
}

/** A whole number. */
export function whole<Id extends string, const Given extends ToldNumber>(
  id: Id,
  told: Given,
): Known<NumberOption, Id, Given> {
  return number(id, true, told) as Known<NumberOption, Id, Given>;
}

/** A number with a fraction. */
export function real<Id extends string, const Given extends ToldNumber>(
  id: Id,
  told: Given,
): Known<NumberOption, Id, Given> {
  return number(id, false, told) as Known<NumberOption, Id, Given>;
}

/** One of a few named values. */
export function choice<Id extends string>(
  id: Id,
  told: Told<ChoiceOption, 'default'>,
): ChoiceOption & { readonly id: Id } {
  return { kind: 'choice', id, link: id, label: id, default: told.choices[0]!.value, ...told };
}
