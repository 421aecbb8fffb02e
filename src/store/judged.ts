/** One evaluation as a verdict reads it, and patience: nothing that is said is taken back, or said again, by one of them. */

export interface Judged {
  readonly step: number;
  /** On the validation data. */
  readonly loss: number;
  /** The mean training loss of the steps before; NaN where nobody knows. */
  readonly training: number;
}

/** So many evaluations in a row take back what is said, and say anew what was taken back. */
export const IN_A_ROW = 10;

/** Whether something holds, whether it ever did, and how many evaluations in a row have said otherwise. */
export interface Held {
  readonly holds: boolean;
  readonly wasHeld: boolean;
  readonly against: number;
}

export const NOT_HELD: Held = { holds: false, wasHeld: false, against: 0 };

/** @param says whether this evaluation says that it holds. @param patience how many in a row it takes to change that */
export function heldAfter(held: Held, says: boolean, patience = IN_A_ROW): Held {
  const { holds, wasHeld } = held;
  if (says === holds) return held.against === 0 ? held : { holds, wasHeld, against: 0 };
  const against = held.against + 1;
  return against >= patience
    ? { holds: says, wasHeld: wasHeld || says, against: 0 }
    : { holds, wasHeld, against };
}
