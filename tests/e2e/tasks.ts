/** How long the tasks of a page's main thread take, by Chromium's own trace. */
import type { Page } from 'playwright';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
}

const MARK = 'traced page';

/** The processor time in ms of each task of the page's main thread during some work. */
export async function pageTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
  });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mark = events.find(({ name }) => name === MARK)!;
  return events
    .filter(
      ({ name, ph, pid, tid }) =>
        pid === mark.pid && tid === mark.tid && ph === 'X' && name.endsWith('RunTask'),
    )
    .map(({ tdur = 0 }) => tdur / 1000);
}
