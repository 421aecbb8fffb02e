/**
 * When a training step is shared with other cores: where a few steps in a row took so long that it pays. The clock decides on nothing
 * but the time, as the result is the same to the last bit.
 */
import { arrive } from '../../loading/arrive.ts';
import type { FlatBatch } from '../../backend/kernels/network.ts';
import type { Cores } from '../../backend/cores.ts';
import type { HelperPlan } from '../../backend/wasm/helpers/protocol.ts';
import type { HelperWorker } from '../../backend/wasm/helpers/member.ts';
import type { Team } from '../../backend/wasm/helpers/team.ts';
import type { StepSettings, Training } from '../../backend/wasm/training.ts';

/** Shorter steps would wait for messages longer than they compute. */
const LONG_MS = 2;
/** So many long steps in a row are no accident. */
const LONG_STEPS = 8;

export interface HelpFrom {
  readonly cores: Cores;
  /** The kernels. */
  readonly module: WebAssembly.Module;
  /** Starts a helper, for whoever wants another than the usual. */
  readonly start?: () => HelperWorker;
}

export class Sharing {
  private longSteps = 0;
  private team: Team | undefined;
  private asked = false;
  private over = false;

  constructor(
    private readonly training: Training,
    private readonly plan: HelperPlan,
    private readonly help: HelpFrom,
  ) {}

  /** One training step, as by `Training.step`; while it waits for others, messages are let in. */
  async step(batch: FlatBatch, at: StepSettings): Promise<number> {
    const { training, team } = this;
    const { cores } = this.help;
    const helpers = team?.called(Math.min(cores.most, training.slices.count) - 1) ?? [];
    cores.atWork = helpers.length + 1;
    if (!team || helpers.length === 0) return this.alone(batch, at);
    const loss = await team.measure(training, batch, helpers);
    training.follow(at);
    return loss;
  }

  dispose(): void {
    this.over = true;
    this.team?.dispose();
    this.help.cores.atWork = 1;
  }

  private alone(batch: FlatBatch, at: StepSettings): number {
    const began = performance.now();
    const loss = this.training.step(batch, at);
    this.longSteps = performance.now() - began > LONG_MS ? this.longSteps + 1 : 0;
    if (this.longSteps >= LONG_STEPS && this.help.cores.most > 1 && !this.asked) void this.form();
    return loss;
  }

  /** Without its script there is one core, and nothing else is amiss. */
  private async form(): Promise<void> {
    this.asked = true;
    try {
      const { Team } = await arrive(() => import('../../backend/wasm/helpers/team.ts'));
      if (!this.over) this.team = new Team(this.plan, this.help.start);
    } catch {
      // Nobody helps.
    }
  }
}
