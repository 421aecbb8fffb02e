/** How the pre-activations of a cell lie side by side in its sums, and so in its matrices: read off their declaration. */
import type { PreActivations, Weighed } from '../../preActivations.ts';

/** The four matrices of a layer: of the inputs, of the state, of a second product with the state, and the biases. */
export type MatrixName = 'input' | 'recurrent' | 'second' | 'bias';

/** Where a block of columns of a parameter lies. */
export interface Place {
  readonly matrix: MatrixName;
  readonly block: number;
}

/** Which blocks of the sums a matrix feeds, side by side: the first of them, and how many. */
export interface Blocks {
  readonly first: number;
  readonly count: number;
}

export interface SumLayout {
  /** Sums a unit has. */
  readonly blocks: number;
  readonly fedByInput: Blocks;
  /** None, of what reads its input alone. */
  readonly fedByState: Blocks;
  /** For each parameter, by its name within a layer: where its blocks of columns lie. */
  readonly places: Readonly<Record<string, readonly Place[]>>;
  /** The block that a second product feeds, where there is one. */
  readonly secondBlock?: number;
  /** The block of each sum, in whose place its gate lies after the way forward. */
  readonly blockOf: Readonly<Record<string, number>>;
}

/** @param order of the sums, so that those that a matrix feeds are neighbours */
export function sumLayout(sums: PreActivations, order: readonly string[] = sums.names): SumLayout {
  const parameters = Object.entries(sums.parameters);
  const block = (name: string) => order.indexOf(name);
  const fedBy = (what: Weighed): Blocks => {
    const fed = parameters.flatMap(([, { weighs, into }]) => (weighs === what ? into : [])).map(block);
    return { first: fed.length === 0 ? 0 : Math.min(...fed), count: fed.length };
  };
  const input = fedBy('input');
  const state = fedBy('state');
  const second = sums.second === undefined ? undefined : block(sums.second);
  const fedByState = second === undefined ? state : { ...state, count: state.count - 1 };
  const placeOf = (weighs: Weighed, at: number): Place => {
    if (weighs === 'one') return { matrix: 'bias', block: at };
    if (weighs === 'input') return { matrix: 'input', block: at - input.first };
    return at === second ? { matrix: 'second', block: 0 } : { matrix: 'recurrent', block: at - state.first };
  };
  return {
    blocks: order.length,
    fedByInput: input,
    fedByState,
    places: Object.fromEntries(
      parameters.map(([name, { weighs, into }]) => [name, into.map((sum) => placeOf(weighs, block(sum)))]),
    ),
    ...(second === undefined ? {} : { secondBlock: second }),
    blockOf: Object.fromEntries(order.map((name, at) => [name, at])),
  };
}
