/**
 * What the compiled kernels (`assembly/index.ts`) offer to JavaScript. Addresses are bytes in the module's own memory; numbers of
 * rows, units and columns are multiples of four, but for `outputs` and `inner`.
 */
type Address = number;

export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly heapBase: { readonly value: number };

  /** Each in place on `count` floats. */
  readonly expAll: (values: Address, count: number) => void;
  readonly tanhAll: (values: Address, count: number) => void;
  readonly sigmoidAll: (values: Address, count: number) => void;

  /** C = A·B, or C += A·B; strides in bytes. */
  readonly gemm: (
    a: Address,
    aRow: number,
    aStep: number,
    b: Address,
    bRow: number,
    c: Address,
    cRow: number,
    rows: number,
    inner: number,
    columns: number,
    accumulate: boolean | number,
  ) => void;
  readonly fillRows: (into: Address, bias: Address, rows: number, width: number) => void;
  readonly sumRows: (into: Address, matrix: Address, rows: number, width: number) => void;
  readonly transpose: (into: Address, matrix: Address, rows: number, columns: number) => void;
  readonly addSymbolRows: (
    into: Address,
    stride: number,
    table: Address,
    symbols: Address,
    rows: number,
    width: number,
  ) => void;
  readonly scatterSymbolRows: (
    table: Address,
    matrix: Address,
    stride: number,
    symbols: Address,
    rows: number,
    width: number,
  ) => void;

  readonly tanhForward: (sums: Address, h: Address, count: number) => void;
  readonly tanhBackward: (sums: Address, h: Address, dh: Address, count: number) => void;
  readonly reluForward: (sums: Address, h: Address, count: number) => void;
  readonly reluBackward: (sums: Address, h: Address, dh: Address, count: number) => void;
  readonly lstmForward: (
    gates: Address,
    before: Address,
    c: Address,
    tanhC: Address,
    h: Address,
    rows: number,
    units: number,
  ) => void;
  readonly lstmBackward: (
    gates: Address,
    before: Address,
    tanhC: Address,
    dh: Address,
    dc: Address,
    rows: number,
    units: number,
  ) => void;
  readonly gruAfterForward: (
    gates: Address,
    before: Address,
    h: Address,
    rows: number,
    units: number,
  ) => void;
  readonly gruAfterBackward: GruBackward;
  readonly gruBeforeGates: (
    gates: Address,
    before: Address,
    reset: Address,
    rows: number,
    units: number,
  ) => void;
  readonly gruBeforeState: (gates: Address, before: Address, h: Address, rows: number, units: number) => void;
  readonly gruBeforeStateBackward: GruBackward;
  readonly gruBeforeGatesBackward: GruBackward;

  readonly minGruForward: (gates: Address, before: Address, h: Address, rows: number, units: number) => void;
  readonly minGruBackward: GruBackward;

  readonly normalise: (
    y: Address,
    inverse: Address,
    x: Address,
    rows: number,
    units: number,
    width: number,
  ) => void;
  readonly normaliseBackward: (
    into: Address,
    dy: Address,
    y: Address,
    inverse: Address,
    rows: number,
    units: number,
    width: number,
  ) => void;
  readonly addAll: (into: Address, a: Address, b: Address, count: number) => void;
  readonly weightsOf: (
    q: Address,
    keys: number,
    step: number,
    turned: Address,
    weights: Address,
    steps: number,
    time: number,
    size: number,
    scale: number,
  ) => void;
  readonly attend: (
    qkv: Address,
    y: Address,
    turned: Address,
    weights: Address,
    kept: number,
    rows: number,
    steps: number,
    time: number,
    heads: number,
    size: number,
    scale: number,
  ) => void;
  readonly attendBackward: (
    qkv: Address,
    dqkv: Address,
    dy: Address,
    turned: Address,
    scores: Address,
    weights: Address,
    rows: number,
    steps: number,
    time: number,
    heads: number,
    size: number,
    scale: number,
  ) => void;

  readonly squaredLoss: Loss;
  readonly binaryLoss: Loss;
  readonly softmaxLoss: (
    answers: Address,
    width: number,
    targets: Address,
    weights: Address,
    gradient: Address,
    rows: number,
    outputs: number,
    powers: Address,
  ) => number;

  readonly sumOfSquares: (values: Address, count: number) => number;
  readonly sgd: (parameters: Address, gradient: Address, count: number, scale: number, rate: number) => void;
  readonly momentum: (
    parameters: Address,
    velocity: Address,
    gradient: Address,
    count: number,
    scale: number,
    rate: number,
    decay: number,
  ) => void;
  readonly rmsprop: (
    parameters: Address,
    squares: Address,
    gradient: Address,
    count: number,
    scale: number,
    rate: number,
    epsilon: number,
    decay: number,
    share: number,
  ) => void;
  readonly adam: (
    parameters: Address,
    means: Address,
    squares: Address,
    gradient: Address,
    count: number,
    scale: number,
    rate: number,
    epsilon: number,
    meanDecay: number,
    meanShare: number,
    squareDecay: number,
    squareShare: number,
  ) => void;
}

type GruBackward = (
  gates: Address,
  before: Address,
  gradient: Address,
  dhBefore: Address,
  rows: number,
  units: number,
) => void;

type Loss = (
  answers: Address,
  width: number,
  targets: Address,
  weights: Address,
  gradient: Address,
  rows: number,
) => number;
