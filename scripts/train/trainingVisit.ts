/** One run in a browser without a window: what it reports is gathered here, step by step. */
import type { Browser, Page } from 'playwright';
import type { Report } from '../../src/headless.ts';
import { RunSeries } from '../../src/store/series.ts';
import { divergenceText, failureText, recoveryText } from '../../src/store/statusText.ts';
import type { RunStatus } from '../../src/worker/client/status.ts';
import type { Finding, KindId, Question, RunInfo } from '../../src/worker/protocol.ts';
import type { KeptRun } from '../../src/worker/client/client.ts';
import { countDraws } from './draws.ts';
import type { Job } from './arguments.ts';
import type { Asked } from './asked.ts';
import { goesOn, otherDevice } from './saved.ts';

/** How a run ended. A person's Ctrl-C is `stopped`; `failed` carries a sentence, and so does `diverged`. */
export interface Ending {
  readonly kind: 'done' | 'stopped' | 'diverged' | 'failed';
  readonly sentence?: string;
}

export interface SessionEvents {
  progress(session: TrainingSession): void;
  notice(sentence: string): void;
}

/** Sequences that are drawn of each length to be judged. */
const JUDGED_EACH = 256;

/** After a stop is asked for, a step under way is given this long to end. */
const STOP_PATIENCE_MS = 15_000;

export class TrainingSession {
  /** All of it: what is written down has every evaluation, and a diagnosis is judged by every step. */
  readonly series = new RunSeries({ whole: true });
  info: RunInfo | undefined;
  /** The loop's own figure over the last moments. */
  currentRate = 0;
  private status: RunStatus = { state: 'loading' };
  private stopping = false;
  private readonly waiting = new Set<() => void>();
  private firstFrame: { step: number; time: number } | undefined;
  private lastFrame: { step: number; time: number } | undefined;
  /** Set once the results are in: steps taken to count draws do not belong to them. */
  private closed = false;
  private failure: string | undefined;

  private constructor(
    private readonly page: Page,
    private readonly job: Job,
    private readonly events: SessionEvents,
  ) {}

  /** Opens the built site's bare page in `browser`. */
  static async open(
    browser: Browser,
    url: string,
    job: Job,
    events: SessionEvents,
  ): Promise<TrainingSession> {
    const page = await browser.newPage();
    const session = new TrainingSession(page, job, events);
    page.on('crash', () => session.fail('The browser page crashed.'));
    page.on('close', () => session.fail('The browser was closed.'));
    page.on('pageerror', (error) => session.fail(`The page failed: ${error.message}`));
    await page.exposeFunction('unrollReport', (report: Report) => session.hear(report));
    await page.goto(`${url}train.html`);
    return session;
  }

  get step(): number {
    return this.series.losses.length;
  }

  /** Steps a second from the first frame on, so that compiling shaders does not count. */
  get stepsPerSecond(): number {
    const { firstFrame: first, lastFrame: last } = this;
    if (!first || !last || last.step === first.step) return this.currentRate;
    return (1000 * (last.step - first.step)) / (last.time - first.time);
  }

  /** Trains to the last step, or until something ends it. */
  async run(): Promise<Ending> {
    const { experiment, own, steps } = this.job;
    const request = {
      experiment,
      play: true,
      untilStep: steps,
      ...(own ? { own } : {}),
      ...goesOn(this.job),
    };
    await this.page.evaluate((value) => window.unroll!.load(value), request);
    await this.until(() => this.ending() !== undefined);
    return this.ending()!;
  }

  /** Makes the network, and trains nothing yet. */
  async begin(): Promise<void> {
    const { experiment, own } = this.job;
    const request = { experiment, play: false, ...(own ? { own } : {}) };
    await this.page.evaluate((value) => window.unroll!.load(value), request);
    await this.until(() => this.failure !== undefined || this.status.state !== 'loading');
    if (this.failure !== undefined) throw new Error(this.failure);
  }

  /** Trains to a step and rests there, unless something ends the run before. */
  async trainTo(step: number): Promise<Ending> {
    this.status = { state: 'running' };
    await this.page.evaluate((value) => window.unroll!.trainTo(value), step);
    await this.until(() => this.ending() !== undefined);
    return this.ending()!;
  }

  /** What the run can go on from elsewhere; undefined where it has hardly begun, or its page is gone. */
  async kept(): Promise<KeptRun | undefined> {
    return this.page.evaluate(() => window.unroll!.kept()).catch(() => undefined);
  }

  /** Asks the run to come to rest where it is. */
  stop(): void {
    if (this.stopping) return;
    this.stopping = true;
    setTimeout(() => this.fail('The run did not stop in time.'), STOP_PATIENCE_MS).unref();
    // A page that is gone has been noticed already.
    this.page.evaluate(() => window.unroll!.pause()).catch(() => {});
  }

  /** Brings the run to rest where it is, so that the network can be asked. */
  rest(): void {
    this.page.evaluate(() => window.unroll!.pause()).catch(() => {});
  }

  async close(): Promise<void> {
    this.failure ??= 'The session was closed.';
    await this.page.close();
  }

  /** How the network does at the lengths that were asked for; undefined where none were. */
  async lengths(): Promise<Finding<'lengths'> | undefined> {
    const { lengths } = this.job;
    return lengths === undefined ? undefined : this.judge(lengths, false);
  }

  /** Asks the network at rest how it does at lengths, and how far its loss follows the states of each step. */
  judge(lengths: readonly number[], stateGradients: boolean): Promise<Finding<'lengths'>> {
    return this.ask({ kind: 'lengths', lengths, count: JUDGED_EACH, stateGradients });
  }

  /** What the network answers to the sources that it is to be asked about. */
  async asked(): Promise<Asked[]> {
    const asked: Asked[] = [];
    for (const text of this.job.asked) {
      const found = await this.ask({ kind: 'prompt', text });
      const reply = found.kind === 'refused' ? found : found.reply;
      asked.push({ text, answer: { step: this.step, reply } });
    }
    return asked;
  }

  /** Asks the network as it is now. */
  ask<Id extends KindId>(question: Question<Id>): Promise<Finding<Id>> {
    const found = this.page.evaluate((value) => window.unroll!.ask(value), question as Question);
    return found as Promise<unknown> as Promise<Finding<Id>>;
  }

  /** How long the page's process has worked so far, all cores together. */
  async processorSeconds(): Promise<number> {
    const devtools = await this.page.context().newCDPSession(this.page);
    await devtools.send('Performance.enable');
    const { metrics } = await devtools.send('Performance.getMetrics');
    await devtools.detach();
    return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? NaN;
  }

  /** Draw calls of one step, measured on a few steps beyond the run; null on the CPU. */
  async drawsPerStep(): Promise<number | null> {
    const worker = this.page.workers().at(-1);
    if (this.info?.device.backend !== 'webgl' || !worker) return null;
    this.closed = true;
    return countDraws(worker, async () => {
      this.status = { state: 'running' };
      await this.page.evaluate(() => window.unroll!.step());
      await this.until(() => this.status.state !== 'running' || this.failure !== undefined);
      if (this.failure !== undefined) throw new Error(this.failure);
    });
  }

  private ending(): Ending | undefined {
    if (this.failure !== undefined)
      return this.stopping ? { kind: 'stopped' } : { kind: 'failed', sentence: this.failure };
    const { status } = this;
    const { state } = status;
    if (status.state === 'diverged') {
      const advice = 'lower the learning rate or clip the gradient, then reset.';
      return { kind: 'diverged', sentence: `${divergenceText(status)}: ${advice}` };
    }
    if (status.state === 'failed') return { kind: 'failed', sentence: failureText(status.why) };
    if (state !== 'paused' && !(state === 'ready' && this.stopping)) return undefined;
    return { kind: this.step >= this.job.steps ? 'done' : 'stopped' };
  }

  private async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private fail(sentence: string): void {
    this.failure ??= sentence;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private hear(report: Report): void {
    switch (report.type) {
      case 'status':
        this.status = report.status;
        if (this.status.state === 'recovering') this.events.notice(recoveryText(this.status));
        break;
      case 'info':
        this.info = report.info;
        this.series.goOnBy(report.info);
        this.demandBackend();
        this.sayOtherDevice();
        break;
      case 'begin':
        if (!this.closed) this.series.clear();
        break;
      case 'rewind':
        if (!this.closed) this.series.rewind(report.step);
        break;
      case 'frame':
        this.take(report.frame);
        break;
      case 'share':
        break;
      default:
        report satisfies never;
    }
    this.wake();
  }

  /** A backend that was asked for by name must be there: another would answer another question. */
  private demandBackend(): void {
    const { backend: asked } = this.job.experiment;
    const { backend, reason } = this.info!.device;
    if (asked !== 'auto' && backend !== asked) this.fail(`The backend ${asked} is not there. ${reason}`);
  }

  private sayOtherDevice(): void {
    const sentence = otherDevice(this.job, this.info!);
    if (sentence !== undefined) this.events.notice(sentence);
  }

  private take(frame: Extract<Report, { type: 'frame' }>['frame']): void {
    if (this.closed) return;
    const { evaluations, losses, gradientNorms, clipNorms } = frame;
    this.series.append({
      ...frame,
      number: 0,
      losses: Float32Array.from(losses),
      gradientNorms: Float32Array.from(gradientNorms),
      clipNorms: Float32Array.from(clipNorms),
      evaluations: {
        steps: Int32Array.from(evaluations.steps),
        losses: Float32Array.from(evaluations.losses),
        metrics: Float32Array.from(evaluations.metrics),
        ...(evaluations.test && {
          test: {
            losses: Float32Array.from(evaluations.test.losses),
            metrics: Float32Array.from(evaluations.test.metrics),
          },
        }),
      },
    });
    if (losses.length > 0) {
      this.lastFrame = { step: frame.step, time: performance.now() };
      this.firstFrame ??= this.lastFrame;
    }
    this.currentRate = frame.stepsPerSecond;
    this.events.progress(this);
  }
}
