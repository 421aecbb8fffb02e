/** Trains runs of a study in a page of its own, in a browser without a window: a page that crashes takes no other along. */
import type { Browser, Page } from 'playwright';
import type { Report } from '../../../src/headless.ts';
import type { ExecutorParts } from '../../../src/studies/executor.ts';
import type { RunOutcome } from '../../../src/studies/outcome.ts';
import type { Executor } from '../../../src/studies/pool.ts';
import type { StudyRun } from '../../../src/studies/study.ts';

export class PageExecutor implements Executor<StudyRun, RunOutcome, number> {
  private progress: ((share: number) => void) | undefined;
  private readonly gone: Promise<never>;

  private constructor(
    private readonly page: Page,
    private readonly how: Pick<ExecutorParts, 'own' | 'cores'>,
  ) {
    this.gone = new Promise((_resolve, reject) => {
      page.on('crash', () => reject(new Error('The browser page crashed.')));
      page.on('close', () => reject(new Error('The browser page was closed.')));
    });
    // Where nothing is run, nobody waits for it.
    this.gone.catch(() => {});
  }

  static async open(
    browser: Browser,
    url: string,
    how: Pick<ExecutorParts, 'own' | 'cores'>,
  ): Promise<PageExecutor> {
    const page = await browser.newPage();
    const executor = new PageExecutor(page, how);
    await page.exposeFunction('unrollReport', (report: Report) => executor.hear(report));
    await page.goto(`${url}train.html`);
    return executor;
  }

  /** @throws where the run cannot be trained, or not on the backend that it names */
  async run(run: StudyRun, progress: (share: number) => void): Promise<RunOutcome> {
    this.progress = progress;
    const outcome = await Promise.race([
      this.page.evaluate(([wanted, how]) => window.unroll!.train(wanted, how), [run, this.how] as const),
      this.gone,
    ]);
    const { backend } = run.experiment;
    if (backend !== 'auto' && outcome.backend !== backend)
      throw new Error(`The backend ${backend} is not there.`);
    return outcome;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private hear(report: Report): void {
    if (report.type === 'share') this.progress?.(report.share);
  }
}
