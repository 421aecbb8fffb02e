/**
 * A recurrent network of a single unit without gates, h_t = a·h_{t−1} + b·x_t from h_0 = 0, or the tanh of that; and what a small
 * change of an earlier state does to the last one.
 */

export interface OneUnit {
  /** From the state to the next one. */
  readonly a: number;
  /** From the input. */
  readonly b: number;
  /** Whether the sum goes through tanh. */
  readonly squashed: boolean;
}

/** h_1 … h_T. */
export function respond({ a, b, squashed }: OneUnit, inputs: ArrayLike<number>): Float64Array {
  const states = new Float64Array(inputs.length);
  let state = 0;
  for (let t = 0; t < inputs.length; t++) {
    const sum = a * state + b * inputs[t]!;
    state = squashed ? Math.tanh(sum) : sum;
    states[t] = state;
  }
  return states;
}

/**
 * ∂h_T/∂h_t for t from 1 to T: a for every step between them, with tanh also its slope there, 1 − h².
 * @param states h_1 … h_T
 */
export function gradientsBack({ a, squashed }: OneUnit, states: ArrayLike<number>): Float64Array {
  const gradients = new Float64Array(states.length);
  let gradient = 1;
  for (let t = states.length - 1; t >= 0; t--) {
    gradients[t] = gradient;
    gradient *= squashed ? a * (1 - states[t]! ** 2) : a;
  }
  return gradients;
}

/** What can be fed to it where no example is. */
export type InputShape = 'impulse' | 'step' | 'alternating';

const AT: Readonly<Record<InputShape, (t: number) => number>> = {
  impulse: (t) => (t === 0 ? 1 : 0),
  step: () => 1,
  alternating: (t) => (t % 2 === 0 ? 1 : -1),
};

export function inputOf(shape: InputShape, timeSteps: number): Float64Array {
  return Float64Array.from({ length: timeSteps }, (_, t) => AT[shape](t));
}
