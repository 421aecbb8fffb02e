/** Further seeds of the networks on the page: who trains, how far, and what becomes of them when the page does something else. */
import { afterEach, expect, describe, it } from 'vitest';
import { withCell } from '../../../../src/config/index.ts';
import { Seeds } from '../../../../src/store/study/seeds.ts';
import { frame, visit, type FakeClient, type Visit } from '../../../fixtures/fakeSession.ts';

const made: Seeds[] = [];
afterEach(() => {
  for (const seeds of made.splice(0)) seeds.dispose();
});

interface Opened extends Visit {
  readonly seeds: Seeds;
  /** The clients of the other seeds, in the order in which they came up. */
  readonly others: readonly FakeClient[];
  /** Moves the clock on, in ms. */
  later(ms: number): void;
}

/** The page with so many seeds, on a processor of so many cores. */
function opened(fragment: string, cores = 4): Opened {
  const page = visit(fragment);
  const others: FakeClient[] = [];
  let now = 0;
  const { store, runs } = page.session;
  // Each worker is ready as soon as it is asked for.
  const createClient: typeof runs.createClient = (events) => {
    const client = runs.createClient(events) as FakeClient;
    others.push(client);
    const load = client.load.bind(client);
    client.load = (request) => {
      load(request);
      client.ready();
    };
    return client;
  };
  const seeds = new Seeds({ store, runs, createClient, cores, now: () => now });
  made.push(seeds);
  return { ...page, seeds, others, later: (ms) => (now += ms) };
}

const reach = (client: FakeClient, step: number, loss?: number) => client.events.frame(frame(step, loss));
const loaded = (others: readonly FakeClient[]) => others.filter(({ loads }) => loads.length > 0);
const seedsOf = (others: readonly FakeClient[]) =>
  loaded(others).map(({ loads }) => loads.at(-1)!.experiment.seed);

describe('further seeds', () => {
  it('are the numbers after that of the page, and wait for Play', () => {
    const page = opened('task=adding&cell=gru&seed=7&seeds=3');
    expect(page.seeds.of(0).map(({ seed }) => seed)).toEqual([8, 9]);
    expect(loaded(page.others)).toHaveLength(0);
    page.session.play();
    reach(page.client, 100);
    expect(seedsOf(page.others)).toEqual([8, 9]);
    expect(loaded(page.others)[0]!.loads[0]).toMatchObject({
      experiment: { cell: 'gru', seed: 8 },
      play: false,
    });
  });

  it('read no score, and take one core each', () => {
    const page = opened('task=adding&cell=gru&seeds=3');
    page.session.play();
    reach(page.client, 100);
    for (const client of loaded(page.others)) {
      expect(client.asked('score')).toEqual([]);
      expect(client.cores).toBe(1);
    }
    expect(page.client.cores).toBe(1);
  });

  it('train as far as the network that is shown, and no further', () => {
    const page = opened('task=adding&cell=gru&seeds=3');
    page.session.play();
    reach(page.client, 100);
    reach(page.client, 250);
    for (const { bound } of loaded(page.others)) expect(bound).toEqual({ step: 250, there: 'wait' });
  });

  it('follow Pause and Play, and begin anew with Reset', () => {
    const page = opened('task=adding&cell=gru&seeds=3');
    page.session.play();
    reach(page.client, 100);
    page.session.pause();
    for (const { calls } of loaded(page.others)) expect(calls.at(-1)).toBe('pause');
    page.session.play();
    for (const { calls } of loaded(page.others)) expect(calls.at(-1)).toBe('play');
    reach(page.others[0]!, 80);
    page.session.reset();
    expect(page.seeds.of(0).map(({ state }) => state.step)).toEqual([0, 0]);
  });

  it('are as many at once as there are cores left; who is behind takes over, and the other goes on later where it was', () => {
    const page = opened('task=adding&cell=gru&seeds=3', 2);
    page.session.play();
    reach(page.client, 100);
    expect(seedsOf(page.others)).toEqual([2]);
    const [first] = loaded(page.others) as [FakeClient];
    reach(first, 60);
    page.later(10_000);
    const kept = { initial: first.loads[0]!.experiment, changes: [], givenUp: {}, checkpoint: { step: 60 } };
    first.keeps = kept as unknown as FakeClient['keeps'];
    reach(first, 70);
    expect(first.calls.slice(-2)).toEqual(['pause', 'dispose']);
    expect(seedsOf(page.others)).toEqual([2, 3]);
    const second = loaded(page.others)[1]!;
    reach(second, 90);
    page.later(10_000);
    reach(second, 95);
    expect(seedsOf(page.others)).toEqual([2, 3, 2]);
    expect(loaded(page.others)[2]!.loads[0]).toMatchObject({ kept });
  });

  it('go on where the page has come to rest by itself: up to the steps of a study, or as far as the page where they have solved it', () => {
    const page = opened('task=adding&cell=gru&seeds=3&steps=2000');
    page.session.play();
    reach(page.client, 400, 0.001);
    page.session.store.setState({ rest: 'solved' });
    page.client.pause();
    const [second, third] = loaded(page.others) as [FakeClient, FakeClient];
    expect(second.bound?.step).toBe(2000);
    reach(second, 380, 0.001);
    expect(second.bound?.step).toBe(400);
    reach(second, 400, 0.001);
    const { runs } = page.session.store.getState();
    const settled = () => page.seeds.of(0).map((seed) => page.seeds.settled(runs[0], seed));
    expect(settled()).toEqual([true, false]);
    reach(third, 2000, 0.3);
    expect(settled()).toEqual([true, true]);
  });

  it('can be held there by themselves', () => {
    const page = opened('task=adding&cell=gru&seeds=3');
    page.session.play();
    reach(page.client, 400, 0.001);
    page.session.store.setState({ rest: 'solved' });
    page.client.pause();
    page.seeds.play(false);
    for (const { calls } of loaded(page.others)) expect(calls.at(-1)).toBe('pause');
    page.seeds.play(true);
    for (const { calls } of loaded(page.others)) expect(calls.at(-1)).toBe('play');
  });

  it('are those of every network that races', () => {
    const page = opened('task=adding&cell=gru&vs=cell:rnn&seeds=3', 8);
    page.clients.forEach((client) => client.events.status({ state: 'ready' }));
    page.session.play();
    for (const client of page.clients.slice(0, 2)) reach(client, 50);
    const cells = page.session.store.getState().runs.map(({ id }) => page.seeds.of(id));
    expect(cells.map((seeds) => seeds.map(({ state }) => state.experiment.cell))).toEqual([
      ['gru', 'gru'],
      ['rnn', 'rnn'],
    ]);
  });

  it('are gone where a setting is changed under way, and where only one is asked for', () => {
    const page = opened('task=adding&cell=gru&seeds=3');
    page.session.play();
    reach(page.client, 100);
    page.session.plan(undefined);
    expect(page.seeds.of(0)).toEqual([]);
    for (const { calls } of loaded(page.others)) expect(calls.at(-1)).toBe('dispose');
  });

  it('end where their worker is given up, and the others train on', () => {
    const page = opened('task=adding&cell=gru&seeds=3', 2);
    page.session.play();
    reach(page.client, 100);
    const [first] = loaded(page.others) as [FakeClient];
    first.events.status({ state: 'failed', why: { kind: 'no worker', detail: '' } });
    expect(seedsOf(page.others)).toEqual([2, 3]);
    expect(page.seeds.of(0)[0]!.over).toBe(true);
  });

  it('stand in the address, without settings that the experiment no longer has', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.plan({ axes: [], seeds: 5, steps: 3000 });
    expect(page.address.read()).toBe('task=adding&cell=lstm&seeds=5');
    page.session.plan({ axes: [{ key: 'forget', values: ['zero', 'one'] }], seeds: 2, steps: 3000 });
    expect(page.address.read()).toBe('task=adding&cell=lstm&sweep=forget:zero,one&seeds=2');
    const { experiment } = page.session.store.getState();
    page.session.change(withCell(experiment, 'gru'), 'push');
    expect(page.address.read()).toBe('task=adding&cell=gru&seeds=2');
    page.session.dispose();
  });

  it('belong to a study where the link goes through settings, and train only there', () => {
    const page = opened('task=adding&cell=gru&sweep=length:10,20&seeds=3');
    expect(page.seeds.count).toBe(1);
    expect(page.session.store.getState().dialog).toBe('study');
  });
});
