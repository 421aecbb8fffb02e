import { describe, expect, it } from 'vitest';
import { LOCK_KEYS, lockName } from '../../../src/app/classroom/lockKeys.ts';
import {
  classicRivals,
  decodeLink,
  encodeLink,
  nextRival,
  optionsOf,
  settings,
  withCell,
  withTask,
  withValue,
  type Experiment,
  type OwnedOption,
} from '../../../src/config/index.ts';
import { models } from '../../../src/models/about/index.ts';
import type { KeptVisit } from '../../../src/store/kept/keptVisit.ts';
import type { Session } from '../../../src/store/session.ts';
import { tasks } from '../../../src/tasks/index.ts';
import { visit } from '../../fixtures/fakeSession.ts';

/** The option at another value. */
function changed(experiment: Experiment, { owner, option, value }: OwnedOption): Experiment {
  const other =
    option.kind === 'choice'
      ? option.choices.find((choice) => choice.value !== value)!.value
      : [option.max, option.min].find((end) => end !== value)!;
  return withValue(experiment, owner, option.id, other);
}

const presentOf = (session: Session) => session.store.getState().experiment;
/** Whether it was refused: nothing has changed, and the dialog says why. */
function refused(session: Session, act: () => unknown): boolean {
  const before = session.link(true);
  session.show(undefined);
  act();
  const told = session.store.getState().dialog === 'locked';
  expect(session.link(true) === before).toBe(told);
  return told;
}

describe('a locked key', () => {
  it('can be any of a link, each with a name, in a frozen order', () => {
    const options = [settings, ...[...tasks, ...models].map(({ options }) => options)].flat();
    const links = ['task', 'cell', 'vs', 'own', 'lesson', 'seeds', 'sweep', 'steps'];
    const all = new Set([...links, ...options.map(({ link }) => link)]);
    for (const key of LOCK_KEYS) expect([...all]).toContain(key);
    expect(LOCK_KEYS.slice(0, 12).join()).toBe(
      'task,cell,vs,own,length,units,lr,seed,lesson,backend,cores,speed',
    );
    for (const key of all) expect(lockName(key), key).toBeTruthy();
    for (const none of ['nonsense', 'constructor', 'toString', '__proto__'])
      expect(lockName(none)).toBeUndefined();
  });

  it('keeps its option, and leaves the others', () => {
    for (const link of ['task=text&cell=lstm', 'task=forecast&series=sines&cell=attention']) {
      const experiment = decodeLink(link).experiment;
      const options = optionsOf(experiment);
      for (const [k, owned] of options.entries()) {
        const { session } = visit(`lock=${owned.option.link}&${encodeLink(experiment)}`);
        const other = options[(k + 1) % options.length]!;
        expect(refused(session, () => session.change(changed(presentOf(session), owned)))).toBe(true);
        expect(refused(session, () => session.change(changed(presentOf(session), other)))).toBe(false);
        session.dispose();
      }
    }
  });

  it('keeps the task or the cell whose option it is', () => {
    const { session } = visit('lock=length,forget&task=adding&length=50&cell=lstm');
    expect(refused(session, () => session.change(withTask(presentOf(session), 'copy')))).toBe(true);
    expect(refused(session, () => session.change(withCell(presentOf(session), 'gru')))).toBe(true);
    session.dispose();
  });

  it.each(['task,cell', 'all', 'task,cell,vs'])('keeps what is locked, whichever way: %s', (lock) => {
    const { session } = visit(`lock=${lock}&task=adding&cell=gru&vs=cell:gru,units:8`);
    const { runs } = session.store.getState();
    const lead = presentOf(session);
    const kept = { fragment: 'task=adding&cell=rnn', ownInLink: false, playing: false, networks: [] };
    const ways: readonly (() => unknown)[] = [
      () => session.change(withCell(lead, 'rnn')),
      () => session.change(withCell(runs[1]!.experiment, 'rnn'), 'push', runs[1]!.id),
      () => session.beginWith(withTask(lead, 'copy')),
      () => session.open('task=copy&cell=gru'),
      () => session.open('task=adding&cell=gru&vs=cell:lstm'),
      () => session.addRival(nextRival(lead, [runs[1]!.experiment])),
      () => session.startRace(classicRivals(lead)),
      () => session.takeOwn({ kind: 'text', text: 'a'.repeat(999) }, withTask(lead, 'text')),
      () => session.takeUp(kept as unknown as KeptVisit, 'push'),
      () => session.goToLesson({ id: 'fading', at: 0, asItIs: false }),
    ];
    for (const way of ways) expect(refused(session, way), String(way)).toBe(true);
    expect(session.store.getState()).toMatchObject({ playing: false });
    session.dispose();
  });

  it('leaves Play, Reset, and what a lesson sets', () => {
    const { session, client } = visit('lock=all&lesson=fading&task=adding&cell=gru');
    session.play();
    session.reset();
    expect(client.calls).toEqual(['load', 'play', 'reset']);
    expect(refused(session, () => session.open('task=copy&cell=lstm', undefined, 'replace'))).toBe(false);
    expect(presentOf(session)).toMatchObject({ task: 'copy', cell: 'lstm' });
    session.goToLesson({ id: 'fading', at: 3, asItIs: true });
    expect(session.store.getState().lesson).toMatchObject({ at: 3 });
    session.dispose();
  });

  it('lets a student leave the lesson of the class and come back, and take no other', () => {
    const { session } = visit('lock=task&lesson=fading&task=adding&cell=gru');
    session.goToLesson(undefined);
    expect(session.store.getState().lesson).toBeUndefined();
    expect(refused(session, () => session.goToLesson({ id: 'gates', at: 0, asItIs: false }))).toBe(true);
    expect(session.goToLesson({ id: 'fading', at: 0, asItIs: false })).toBe(true);
    session.dispose();
  });

  it('keeps the lesson, where that is locked by name', () => {
    const { session } = visit('lock=lesson&lesson=fading&task=adding&cell=gru');
    expect(session.goToLesson(undefined)).toBe(false);
    expect(session.goToLesson({ id: 'fading', at: 2, asItIs: true })).toBe(true);
    session.dispose();
  });

  it('keeps seeds, steps and settings of a study', () => {
    const plan = { axes: [], seeds: 1, steps: 3000 };
    const axes = [{ key: 'lr', values: ['0.01', '0.001'] }];
    const ways = { seeds: { ...plan, seeds: 3 }, steps: { ...plan, steps: 500 }, sweep: { ...plan, axes } };
    for (const [key, study] of Object.entries(ways)) {
      const { session } = visit(`lock=${key}&task=adding&cell=gru`);
      expect(session.plan(plan)).toBe(true);
      expect(session.plan(study)).toBe(false);
      session.dispose();
    }
  });
});

describe('unlocking', () => {
  const LINK = 'lock=task,units&task=adding&cell=gru&units=8';

  it('frees everything, and the address says so, but no link that is passed on', () => {
    const { session, address } = visit(LINK);
    session.unlock();
    expect(session.change(withTask(presentOf(session), 'copy'), 'push')).toBe(true);
    expect(address.read()).toContain('lock=task,units&unlocked=1&task=copy');
    expect(session.link(false)).not.toContain('unlocked');
    session.dispose();
  });

  it('survives the way back, forward and a reload, and ends with another class link', () => {
    const { session, address } = visit(LINK);
    session.change(withCell(presentOf(session), 'rnn'), 'push');
    session.unlock();
    address.go(-1);
    expect(session.store.getState().unlocked).toBe(true);
    expect(address.read()).toContain('unlocked=1');
    address.go(1);
    expect(session.store.getState().unlocked).toBe(true);
    const again = visit(address.read()).session;
    expect(again.store.getState().unlocked).toBe(true);
    address.edit('lock=task&task=adding&cell=gru');
    expect(session.store.getState().unlocked).toBe(false);
    for (const each of [session, again]) each.dispose();
  });

  it('goes along with a run that is taken up', () => {
    const { session } = visit(LINK);
    const { experiment } = decodeLink('task=copy&cell=gru');
    const kept = { fragment: encodeLink(experiment), ownInLink: false, playing: false, networks: [] };
    const asKept = kept as unknown as KeptVisit;
    expect(session.takeUp(asKept)).toBe(false);
    expect(session.takeUp({ ...asKept, unlocked: true })).toBe(true);
    expect(session.store.getState().unlocked).toBe(true);
    session.dispose();
  });

  it('is nothing where nothing is locked', () => {
    const { session, address } = visit('show=play&unlocked=1&task=adding&cell=gru');
    expect(session.store.getState().unlocked).toBe(false);
    expect(address.read()).not.toContain('unlocked');
    session.dispose();
  });
});
