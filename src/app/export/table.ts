/** A series of numbers that can be saved: columns of equal length, and words on what they are. */
export interface TableColumn {
  readonly name: string;
  /** `undefined` leaves the place empty. */
  readonly values: ArrayLike<number | string | undefined>;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  /** Sentences that stand above the numbers. */
  readonly notes?: readonly string[];
}
