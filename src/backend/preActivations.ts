/**
 * The pre-activations of each cell: the sums of weighted inputs, hidden states and biases that its gates are made of. Declared here
 * once, for the fused and the compiled form, which each lay them out in their own way.
 */

/** What the rows of a parameter weigh: the layer's input, the hidden state of the step before, or 1, as biases do. */
export type Weighed = 'input' | 'state' | 'one';

export interface PreActivations {
  /** Of one unit, 1 to 4, by the letter of the gate that each becomes. */
  readonly names: readonly string[];
  /** For each parameter, by its name within a layer: what it weighs, and which pre-activation each of its blocks of columns adds to. */
  readonly parameters: Readonly<
    Record<string, { readonly weighs: Weighed; readonly into: readonly string[] }>
  >;
  /** The one whose recurrent part weighs something of the same step in place of the hidden state of the step before. */
  readonly second?: string;
}

/** Those of a cell whose gates all read the input and the state, in the order in which they stand in its parameters. */
function ofGates(...names: readonly string[]): PreActivations {
  return {
    names,
    parameters: {
      weightIh: { weighs: 'input', into: names },
      weightHh: { weighs: 'state', into: names },
      bias: { weighs: 'one', into: names },
    },
  };
}

export const rnnSums = ofGates('h');
export const lstmSums = ofGates('i', 'f', 'g', 'o');
/** With the reset before the product: the candidate n weighs r∘h. */
export const resetBeforeSums: PreActivations = { ...ofGates('r', 'z', 'n'), second: 'n' };
/** With the reset after the product: of the candidate, n is what comes from the input, and q what comes from the state. */
export const resetAfterSums: PreActivations = {
  names: ['r', 'z', 'n', 'q'],
  parameters: {
    weightIh: { weighs: 'input', into: ['r', 'z', 'n'] },
    weightHh: { weighs: 'state', into: ['r', 'z', 'q'] },
    bias: { weighs: 'one', into: ['r', 'z', 'n'] },
    biasHn: { weighs: 'one', into: ['q'] },
  },
};
/** The gate and the candidate read the input alone. */
export const minGruSums: PreActivations = {
  names: ['z', 'n'],
  parameters: {
    weightZ: { weighs: 'input', into: ['z'] },
    biasZ: { weighs: 'one', into: ['z'] },
    weightN: { weighs: 'input', into: ['n'] },
    biasN: { weighs: 'one', into: ['n'] },
  },
};
export const feedforwardSums: PreActivations = {
  names: ['h'],
  parameters: { weight: { weighs: 'input', into: ['h'] }, bias: { weighs: 'one', into: ['h'] } },
};
