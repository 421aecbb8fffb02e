/** The helper's side: computes slices of a batch by the parameters that it is sent, and keeps nothing of them. */
import { Arena, type Piece } from '../arena.ts';
import { networkOf } from '../plan.ts';
import { Slices } from '../slices.ts';
import type { SlicePart } from '../training.ts';
import type { FromHelper, HelperPlan, SliceTask, ToHelper } from './protocol.ts';

class Helper {
  private readonly slices: Slices;
  private readonly parameters: Piece;

  /** @throws where there is not enough memory */
  constructor({ module, network, size }: HelperPlan) {
    const compiled = networkOf(network);
    if (!compiled) throw new Error(`There is no compiled form of ${network.cell}.`);
    const arena = new Arena(module);
    const { length } = compiled.layout;
    this.parameters = arena.floats(length);
    this.slices = new Slices(arena, compiled, size, this.parameters.address, arena.floats(length));
  }

  compute({ parameters, first, rows, masked }: SliceTask): SlicePart[] {
    const { slices } = this;
    this.parameters.values.set(parameters);
    return rows.map((part, k) => {
      const loss = slices.measure(part, first + k, masked);
      return { loss, gradient: slices.values.slice() };
    });
  }
}

/** What answers one message after another; an error is the end of the helper. */
export function helperFor(
  post: (message: FromHelper, transfer: ArrayBuffer[]) => void,
): (message: ToHelper) => void {
  let helper: Helper | undefined;
  return (message) => {
    switch (message.type) {
      case 'plan':
        helper = new Helper(message.plan);
        return post({ type: 'ready' }, []);
      case 'slices': {
        const parts = helper!.compute(message.task);
        return post(
          { type: 'parts', parts },
          parts.map(({ gradient }) => gradient.buffer as ArrayBuffer),
        );
      }
      default:
        return message satisfies never;
    }
  };
}
