/** A race with real workers: equal steps, and the curves of networks that train alone. */
import { afterEach, expect, test } from 'vitest';
import { encodeLink, entrantOf, experimentOf, withCell } from '../../src/config/index.ts';
import { Session } from '../../src/store/session.ts';
import { TrainingClient } from '../../src/worker/client/client.ts';
import { FakeAddress, FakeShelf } from '../fixtures/fakeSession.ts';
import { runTo, smallExperiment } from '../fixtures/runs.ts';

let session: Session | undefined;
afterEach(() => session?.dispose());

const lead = smallExperiment({ backend: 'wasm', hiddenSize: 4 });
/** A large one among small ones, so that they differ in speed. */
const rivals = [
  { ...entrantOf(withCell(lead, 'rnn')), hiddenSize: 8 },
  { ...entrantOf(withCell(lead, 'lstm')), hiddenSize: 48 },
];

/** The page without a page. */
function open(fragment: string): Session {
  session = new Session({
    createClient: (events) => new TrainingClient(events),
    address: new FakeAddress(fragment),
    shelf: new FakeShelf(),
  });
  return session;
}

function until(page: Session, what: string, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const told = () => page.store.getState().runs.map(({ step, status }) => `${step} ${status.state}`);
    const timer = setTimeout(
      () => reject(new Error(`Waited in vain for ${what}: ${told().join(', ')}`)),
      60_000,
    );
    const stop = page.store.subscribe(look);
    function look() {
      if (!condition()) return;
      clearTimeout(timer);
      stop();
      resolve();
    }
    look();
  });
}

const steps = (page: Session) => page.store.getState().runs.map(({ step }) => step);
/** True while the slowest can come within two seconds to where the others may be: else a pause does not wait for it. */
function canMeet(page: Session): boolean {
  const all = page.store.getState().runs;
  const slowest = all.reduce((last, run) => (run.step < last.step ? run : last));
  const furthest = Math.max(...page.runs.all().map(({ run }) => run.furthest));
  return furthest - slowest.step <= slowest.stepsPerSecond;
}

const resting = (page: Session) =>
  page.store.getState().runs.every(({ status }) => status.state === 'paused');

test('three networks take equal steps, stop at the same, and walk the curves that each walks alone', async () => {
  const page = open(encodeLink(lead, undefined, rivals));
  await until(page, 'all workers', () =>
    page.store.getState().runs.every(({ status }) => status.state === 'ready'),
  );
  let widest = 0;
  let allowed = 4;
  const watch = page.store.subscribe((state) => {
    const all = state.runs;
    const slowest = all.reduce((last, run) => (run.step < last.step ? run : last));
    // A quarter of a second's steps of the slowest, whichever that was.
    allowed = Math.max(allowed, ...all.map((run) => Math.ceil(run.stepsPerSecond / 4)));
    widest = Math.max(widest, Math.max(...all.map(({ step }) => step)) - slowest.step);
  });
  page.play();
  await until(page, '100 steps', () => Math.min(...steps(page)) >= 100 && canMeet(page));
  page.pause();
  await until(page, 'all to rest', () => resting(page));
  watch();
  expect(new Set(steps(page)).size).toBe(1);
  // Frames arrive one after the other: what the page knows of a network may be a frame old.
  expect(widest).toBeLessThanOrEqual(2 * allowed);
  const reached = steps(page)[0]! + 1;
  page.step();
  await until(page, 'one step more', () => resting(page) && steps(page).every((step) => step === reached));
  const experiments = [lead, ...rivals.map((rival) => experimentOf(lead, rival))];
  const all = page.runs.all().map(({ run }) => run);
  for (const [k, experiment] of experiments.entries()) {
    const alone = await runTo(reached, experiment);
    const { series } = all[k]!;
    expect([...series.losses.values]).toEqual(alone.losses);
    expect([...series.heldOutLosses.values]).toEqual(alone.history.losses);
    expect([...series.evaluationSteps.values]).toEqual(alone.history.steps);
    expect(series.evaluationSeconds.values.at(-1)).toBeGreaterThan(0);
  }
});

test('by equal time nobody waits, and all see a batch that changes under way', async () => {
  const page = open(encodeLink({ ...lead, pace: 'time' }, undefined, rivals.slice(1)));
  page.play();
  await until(page, 'a network well ahead', () => {
    const [first, second] = steps(page);
    return second! > 5 && first! > 2 * second!;
  });
  page.change({ ...page.store.getState().experiment, batchSize: 16 });
  const steered = () =>
    page.runs
      .all()
      .every(
        ({ run: { series } }) =>
          series.steerings.length === 1 && series.losses.length > series.steerings[0]!.step + 5,
      );
  await until(page, 'the change', steered);
  page.pause();
  await until(page, 'all to rest', () => resting(page));
});
