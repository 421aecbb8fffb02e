/**
 * The workers that help with a run's batches. Each step, everyone is sent the parameters and some slices of the batch, and sends back
 * the gradient of each; the training worker computes the first slices itself, adds up all in their order, and takes over those of a
 * helper that died or hangs. So nothing of the result depends on who was there.
 */
import type { FlatBatch } from '../../kernels/network.ts';
import { countOf } from '../network.ts';
import type { Training } from '../training.ts';
import { Member, startHelper, type HelperWorker } from './member.ts';
import type { HelperPlan } from './protocol.ts';

/** Where so many in a row are lost before they have helped once, there will be no more. */
const MOST_LOST = 3;
/** A helper that is so much slower than the training worker itself counts as hanging; the page has ten seconds' patience with both. */
const PATIENCE = 10;
const LEAST_PATIENCE_MS = 1000;
const MOST_PATIENCE_MS = 5000;

const patienceFor = (ms: number) => Math.min(MOST_PATIENCE_MS, Math.max(LEAST_PATIENCE_MS, PATIENCE * ms));

/** Where each share of the slices begins, and the last ends. Who comes first gets no more than others: it has other work, too. */
export function bordersOf(slices: number, shares: number): number[] {
  return Array.from({ length: shares + 1 }, (_, k) => Math.floor((k * slices) / shares));
}

function copyOf({ inputs, targets, mask, ...size }: FlatBatch): FlatBatch {
  return { ...size, inputs: inputs.slice(), targets: targets.slice(), mask: mask.slice() };
}

export class Team {
  private members: Member[] = [];
  private lost = 0;

  /** @param start where no helper can be had, there is none */
  constructor(
    private readonly plan: HelperPlan,
    private readonly start: () => HelperWorker = startHelper,
  ) {}

  /** Those who can help now; others are started where so many are not there, and ended where they are more. */
  called(count: number): readonly Member[] {
    for (const member of this.members.splice(count)) member.end();
    const there = this.members.filter(({ state }) => state !== 'gone');
    this.lost += this.members.length - there.length;
    this.members = there;
    while (this.members.length < count && this.lost < MOST_LOST) {
      try {
        this.members.push(new Member(this.start(), this.plan));
      } catch {
        this.lost = MOST_LOST;
      }
    }
    return this.members.filter(({ state }) => state === 'ready');
  }

  /** Loss and gradient of a batch, as by `Training.measure`. */
  async measure(training: Training, batch: FlatBatch, helpers: readonly Member[]): Promise<number> {
    const { slices } = training;
    const masked = countOf(batch.mask);
    const borders = bordersOf(slices.count, helpers.length + 1);
    for (const [k, helper] of helpers.entries()) {
      const [first, end] = [borders[k + 1]!, borders[k + 2]!];
      const rows = Array.from({ length: end - first }, (_, at) => copyOf(slices.of(batch, first + at)));
      helper.give({ parameters: training.parameters.values.slice(), first, rows, masked });
    }
    const began = performance.now();
    let loss = training.add(batch, masked, 0, borders[1]!);
    const patience = patienceFor(performance.now() - began);
    for (const [k, helper] of helpers.entries()) {
      const [first, end] = [borders[k + 1]!, borders[k + 2]!];
      const parts = await helper.answer(patience);
      if (!parts) loss = training.add(batch, masked, first, end, loss);
      else {
        this.lost = 0;
        for (const [at, part] of parts.entries()) loss = training.addFrom(first + at, part, loss);
      }
    }
    training.finish();
    return loss;
  }

  dispose(): void {
    for (const member of this.members.splice(0)) member.end();
  }
}
