/** All that JavaScript may call. Addresses are bytes in the module's own memory, aligned to 16; the rest are counts. */
export { expAll, sigmoidAll, tanhAll } from './activations';
export { addAll, attend, attendBackward, normalise, normaliseBackward, weightsOf } from './attention';
export { gemm } from './gemm';
export {
  gruAfterBackward,
  gruAfterForward,
  gruBeforeGates,
  gruBeforeGatesBackward,
  gruBeforeState,
  gruBeforeStateBackward,
} from './gru';
export { binaryLoss, softmaxLoss, squaredLoss } from './loss';
export { lstmBackward, lstmForward } from './lstm';
export { minGruBackward, minGruForward } from './mingru';
export { addSymbolRows, fillRows, scatterSymbolRows, sumRows, transpose } from './matrices';
export { reluBackward, reluForward, tanhBackward, tanhForward } from './rnn';
export { adam, momentum, rmsprop, sgd, sumOfSquares } from './update';

/** The first byte that the module does not use itself. */
export const heapBase: usize = __heap_base;
