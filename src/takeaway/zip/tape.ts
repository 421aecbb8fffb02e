/**
 * Gradients in 64 bits: the operations of `plainOps.ts` that write down what they did, and go back through it (reverse-mode
 * differentiation, Linnainmaa 1970). With them the models and losses of the page say to some fifteen digits what they mean, on any
 * device and without a graphics card: the reference by which a network in another library is judged. Slow and simple.
 *
 * Where a model brings a gradient of its own (`customGrad`), that is taken, so it is judged as well.
 */
import type { Ops } from '../../models/ops.ts';
import { plainOps } from '../../training/rules/plainOps.ts';
import { plain, sizeOf, type Plain } from '../../training/rules/plainShapes.ts';

type Back = (byOutputs: readonly (Plain | undefined)[]) => readonly (Plain | undefined)[];

/** One operation on something that the gradient is asked of. */
interface Entry {
  readonly inputs: readonly Plain[];
  readonly outputs: readonly Plain[];
  readonly back: Back;
}

/** What a model computes with a gradient of its own. */
type OwnGradient = (...given: unknown[]) => {
  readonly value: Plain;
  readonly gradFunc: (dy: Plain, saved: readonly Plain[]) => Plain | Plain[];
};

type Operand = Plain | number;
type Operation = (...given: never[]) => unknown;

const known = plainOps as unknown as Readonly<Record<string, Operation>>;
function call(name: string, ...given: unknown[]): Plain {
  return (known[name] as (...given: unknown[]) => Plain)(...given);
}

/** The same of an operation that gives several. */
function callAll(name: string, ...given: unknown[]): Plain[] {
  return (known[name] as (...given: unknown[]) => Plain[])(...given);
}

const zip = (a: Plain, b: Plain, value: (a: number, b: number) => number): Plain => ({
  shape: a.shape,
  data: a.data.map((x, k) => value(x, b.data[k]!)),
});

/** What each operation on one tensor adds to a slope, by what it was given and what it gave. */
const slopes: Readonly<Record<string, (x: number, y: number) => number>> = {
  neg: () => -1,
  relu: (x) => (x > 0 ? 1 : 0),
  sigmoid: (_, y) => y * (1 - y),
  softplus: (x) => 1 / (1 + Math.exp(-x)),
  tanh: (_, y) => 1 - y * y,
};

/** The slopes of operations on two numbers. */
const pairs: Readonly<
  Record<string, readonly [(a: number, b: number) => number, (a: number, b: number) => number]>
> = {
  add: [() => 1, () => 1],
  sub: [() => 1, () => -1],
  mul: [(_, b) => b, (a) => a],
  div: [(_, b) => 1 / b, (a, b) => -a / (b * b)],
  squaredDifference: [(a, b) => 2 * (a - b), (a, b) => 2 * (b - a)],
};

const asTensorLike = (value: Operand): Plain => (typeof value === 'number' ? plain([value], []) : value);

/** A column beside a matrix, with each number as often as the matrix has columns. */
function widened(value: Plain, other: Plain): Plain {
  const width = other.shape.at(-1) ?? 1;
  if (value.shape.length !== 2 || value.shape[1] !== 1 || width === 1) return value;
  const data = Float64Array.from(
    { length: value.shape[0]! * width },
    (_, k) => value.data[Math.floor(k / width)]!,
  );
  return { shape: [value.shape[0]!, width], data };
}

export class Tape {
  private readonly entries: Entry[] = [];
  private readonly followed = new Set<Plain>();
  private recording = true;

  /** Stands in for TensorFlow.js, as `plainOps` does; what is given is plain, and may be followed. */
  readonly ops: Ops = this.makeOps();

  /** The gradient is asked of this one. */
  follow(value: Plain): Plain {
    this.followed.add(value);
    return value;
  }

  /** The gradient of one number by what is followed. */
  gradient(of: Plain, by: Plain): Plain {
    const gradients = new Map<Plain, Plain>([[of, plain([1], of.shape)]]);
    for (const { inputs, outputs, back } of this.entries.toReversed()) {
      const byOutputs = outputs.map((output) => gradients.get(output));
      if (byOutputs.every((each) => each === undefined)) continue;
      for (const [k, part] of back(byOutputs).entries()) {
        const input = inputs[k]!;
        if (!part || !this.followed.has(input)) continue;
        const before = gradients.get(input);
        gradients.set(input, before ? zip(before, part, (a, b) => a + b) : part);
      }
    }
    return gradients.get(by) ?? plain(new Float64Array(by.data.length), by.shape);
  }

  /** Writes an operation down where it is one on something followed. What is only shown needs no way back. */
  private wrote<Result extends Plain | readonly Plain[]>(
    name: string,
    inputs: readonly Plain[],
    result: Result,
    back: Back = () => {
      throw new Error(`The operation "${name}" has no gradient here.`);
    },
  ): Result {
    if (!this.recording || !inputs.some((input) => this.followed.has(input))) return result;
    const outputs: readonly Plain[] = isPlain(result) ? [result] : result;
    for (const output of outputs) this.followed.add(output);
    this.entries.push({ inputs, outputs, back });
    return result;
  }

  private makeOps(): Ops {
    const others = Object.fromEntries(
      Object.entries(known).map(([name, operation]) => [
        name,
        (...given: never[]) => {
          const inputs = (given as unknown[]).flat().filter((each): each is Plain => isPlain(each));
          return this.wrote(name, inputs, operation(...given) as Plain);
        },
      ]),
    );
    const single = Object.fromEntries(
      Object.entries(slopes).map(([name, slope]) => [
        name,
        (x: Plain) => {
          const y = call(name, x);
          const by = () => zip(x, y, slope);
          return this.wrote(name, [x], y, ([dy]) => [zip(dy!, by(), (a, b) => a * b)]);
        },
      ]),
    );
    const double = Object.fromEntries(Object.keys(pairs).map((name) => [name, this.pairwise(name)]));
    const ops = { ...others, ...single, ...double, ...this.shapes(), ...this.sums() };
    return {
      ...ops,
      tidy: <Result>(compute: () => Result) => compute(),
      cast: (x: Plain) => x,
      clone: ({ shape, data }: Plain) => ({ shape, data: data.slice() }),
      zerosLike: ({ shape, data }: Plain) => plain(new Float64Array(data.length), shape),
      tensor3d: plain,
      tensor2d: plain,
      customGrad: (compute: OwnGradient) => this.customGrad(compute),
    } as unknown as Ops;
  }

  /** Element by element; the smaller of the two is repeated, so its gradient is added up. */
  private pairwise(name: string) {
    const [left, right] = pairs[name]!;
    const back = (slope: typeof left, a: Plain, b: Plain, of: Plain, dy: Plain): Plain => {
      const data = new Float64Array(of.data.length);
      const [m, n, p] = [a.data.length, b.data.length, data.length];
      for (let k = 0; k < dy.data.length; k++)
        data[k % p]! += dy.data[k]! * slope(a.data[k % m]!, b.data[k % n]!);
      return { shape: of.shape, data };
    };
    return (one: Operand, other: Operand): Plain => {
      const [first, second] = [asTensorLike(one), asTensorLike(other)];
      const [a, b] = [widened(first, second), widened(second, first)];
      const spread = a !== first || b !== second;
      return this.wrote(
        name,
        [a, b],
        call(name, a, b),
        // A column that was widened is another tensor than the one followed.
        spread ? undefined : ([dy]) => [back(left, a, b, a, dy!), back(right, a, b, b, dy!)],
      );
    };
  }

  private sums() {
    const sum = (x: Plain, axis?: number): Plain => {
      const each = axis === undefined ? x.data.length : x.shape.at(-1)!;
      return this.wrote('sum', [x], call('sum', x, axis), ([dy]) => [
        { shape: x.shape, data: x.data.map((_, k) => dy!.data[Math.floor(k / each)]!) },
      ]);
    };
    const logSoftmax = (x: Plain): Plain => {
      const y = call('logSoftmax', x);
      const width = x.shape.at(-1)!;
      return this.wrote('logSoftmax', [x], y, ([dy]) => {
        const totals = call('sum', dy, -1).data;
        const data = dy!.data.map(
          (value, k) => value - Math.exp(y.data[k]!) * totals[Math.floor(k / width)]!,
        );
        return [{ shape: x.shape, data }];
      });
    };
    const matMul = (a: Plain, b: Plain, turnA = false, turnB = false): Plain =>
      this.wrote(
        'matMul',
        [a, b],
        call('matMul', a, b, turnA, turnB),
        turnA || turnB || a.shape.length > 2
          ? undefined
          : ([dy]) => [call('matMul', dy, b, false, true), call('matMul', a, dy, true, false)],
      );
    return { sum, logSoftmax, matMul };
  }

  private shapes() {
    const filled = (parts: readonly (Plain | undefined)[], like: readonly Plain[]) =>
      parts.map((part, k) => part ?? plain(new Float64Array(like[k]!.data.length), like[k]!.shape));
    return {
      reshape: (x: Plain, shape: readonly number[]): Plain =>
        this.wrote('reshape', [x], call('reshape', x, shape), ([dy]) => [plain(dy!.data, x.shape)]),
      transpose: (x: Plain, order: readonly number[]): Plain =>
        this.wrote('transpose', [x], call('transpose', x, order), ([dy]) => [
          call(
            'transpose',
            dy,
            order.map((_, axis) => order.indexOf(axis)),
          ),
        ]),
      split: (x: Plain, parts: number | readonly number[], axis = 0): Plain[] => {
        const cut = callAll('split', x, parts, axis);
        return this.wrote('split', [x], cut, (dys) => [call('concat', filled(dys, cut), axis)]);
      },
      unstack: (x: Plain): Plain[] => {
        const steps = callAll('unstack', x);
        return this.wrote('unstack', [x], steps, (dys) => [call('stack', filled(dys, steps))]);
      },
      stack: (steps: readonly Plain[]): Plain =>
        this.wrote('stack', steps, call('stack', steps), ([dy]) => callAll('unstack', dy)),
      slice: (x: Plain, begin: readonly number[], size: readonly number[]): Plain =>
        this.wrote('slice', [x], call('slice', x, begin, size), ([dy]) => [pasted(dy!, x, begin)]),
    };
  }

  /** The model's own gradient; what happens inside is not followed. */
  private customGrad(compute: OwnGradient) {
    return (...inputs: Plain[]): Plain => {
      const saved: Plain[] = [];
      const save = (kept: readonly Plain[]) => saved.push(...kept);
      const { value, gradFunc } = this.unwatched(() => compute(...inputs, save));
      return this.wrote('customGrad', inputs, value, ([dy]) =>
        [this.unwatched(() => gradFunc(dy!, saved))].flat(),
      );
    };
  }

  private unwatched<Result>(compute: () => Result): Result {
    const before = this.recording;
    this.recording = false;
    try {
      return compute();
    } finally {
      this.recording = before;
    }
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && 'data' in value && 'shape' in value;
}

/** Zeros as large as `whole`, a matrix, with the part in its place. */
function pasted(part: Plain, whole: Plain, [top, left]: readonly number[]): Plain {
  const columns = whole.shape[1]!;
  const width = part.shape[1]!;
  const data = new Float64Array(sizeOf(whole.shape));
  for (let row = 0; row < part.shape[0]!; row++)
    data.set(part.data.subarray(row * width, (row + 1) * width), (top! + row) * columns + left!);
  return { shape: whole.shape, data };
}
