/** One layer of `attention.ts`: how it reads all steps at once. */
import type { Tensors } from './cell.ts';
import { layerNorm } from './layerNorm.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D, Tensor4D } from './ops.ts';
import type { Rows } from './rowSums.ts';
import { attentionWeights, scaledDotProduct } from './scaledDotProduct.ts';
import { mergeHeads, splitHeads } from './splitHeads.ts';

export interface LayerContext {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly heads: number;
  readonly mask: Tensor2D;
  readonly rows: Rows;
  readonly earlier: Tensors<Tensor> | undefined;
  readonly trace: boolean;
  /** What is made of a lane's values where there are interventions. */
  readonly intervened: (lane: 'h' | 'a' | 'm', rows: Tensor2D) => Tensor2D;
}

export interface LayerRun {
  /** Each `[batch · time, hidden]`. */
  readonly lanes: Readonly<Record<'h' | 'a' | 'm', Tensor2D>>;
  /** Keys and values of all steps so far, each `[heads · batch, past + time, head size]`. */
  readonly memory: Tensors<Tensor>;
  readonly weights: Tensor4D | undefined;
}

/** `[heads · batch, …]` → `[batch, heads, …]`, for what is shown. */
function batchFirst(tf: Ops, x: Tensor3D, heads: number): Tensor4D {
  const [groups, rows, width] = x.shape;
  return tf.transpose(tf.reshape(x, [heads, groups / heads, rows, width]) as Tensor4D, [1, 0, 2, 3]);
}

export function runLayer(tf: Ops, parameters: Tensors<Tensor>, x: Tensor2D, context: LayerContext): LayerRun {
  const { batchSize, timeSteps, heads, mask, rows, earlier, intervened } = context;
  const { weightQkv, weightOut, biasOut, weightIn, biasIn, weightBack, biasBack } = parameters;
  const hiddenSize = x.shape[1];
  const headSize = weightQkv!.shape[1]!;

  const shared = tf.reshape(weightQkv!, [3 * heads, hiddenSize, headSize]) as Tensor3D;
  const all = tf.split(splitHeads(tf, layerNorm(tf, x, rows), shared, rows), 3) as Tensor3D[];
  const [q, newK, newV] = all.map((part) => tf.reshape(part, [heads * batchSize, timeSteps, headSize])) as [
    Tensor3D,
    Tensor3D,
    Tensor3D,
  ];
  const after = (name: string, added: Tensor3D) =>
    earlier ? tf.concat([earlier[name] as Tensor3D, added], 1) : added;
  const [k, v] = [after('k', newK), after('v', newV)];
  const scaled = tf.mul<Tensor3D>(q, 1 / Math.sqrt(headSize));
  const attention = { tf, q: scaled, k, v, mask, rows };
  const seen = scaledDotProduct(attention);
  const byHead = tf.reshape(seen, [heads, batchSize * timeSteps, headSize]) as Tensor3D;
  const outs = tf.reshape(weightOut!, [heads, headSize, hiddenSize]) as Tensor3D;
  const a = intervened('a', tf.add<Tensor2D>(mergeHeads(tf, byHead, outs, rows), biasOut!));
  const between = tf.add<Tensor2D>(x, a);

  const inner = tf.relu(
    tf.add<Tensor2D>(tf.matMul(layerNorm(tf, between, rows), weightIn as Tensor2D), biasIn!),
  );
  const m = intervened('m', tf.add<Tensor2D>(tf.matMul(inner, weightBack as Tensor2D), biasBack!));
  return {
    lanes: { h: intervened('h', tf.add<Tensor2D>(between, m)), a, m },
    memory: { k, v },
    weights: context.trace ? batchFirst(tf, attentionWeights(attention), heads) : undefined,
  };
}
