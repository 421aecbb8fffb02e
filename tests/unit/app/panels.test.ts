import { describe, expect, it } from 'vitest';
import { changedInside, inSight } from '../../../src/app/panels/groups.ts';
import { decodeLink } from '../../../src/config/index.ts';
import { tasks } from '../../../src/tasks/index.ts';

describe('in sight', () => {
  it.each(tasks.map((task) => [task.id, task] as const))(
    'is one option of the task “%s”, and the choice of its data',
    (_id, task) => {
      const ids = task.options.map(({ id }) => id).filter((id) => inSight(task, id));
      expect(ids.length).toBe(task.own ? 2 : 1);
      if (task.own) expect(ids).toContain(task.own.option);
    },
  );
});

describe('what is inside and changed', () => {
  const changed = (fragment: string) => changedInside(decodeLink(fragment).experiment);

  it.each([
    ['', []],
    ['task=adding&length=50&cell=rnn&units=16', []],
    ['task=forecast&series=glass&length=20&cell=gru', []],
    ['cores=1&backend=cpu&race=time', []],
    ['lr=0.01&seed=3&clip=0', ['lr=0.01', 'clip=0', 'seed=3']],
    ['task=adding&from=5', ['from=5']],
    ['task=adding&length=20&from=20', []],
    ['cell=lstm&forget=chrono&layers=2', ['forget=chrono', 'layers=2']],
    ['cell=rnn&gain=1.5', ['gain=1.5']],
    ['cell=feedforward&gain=1.5', []],
  ])('of %s', (fragment, expected) => {
    expect([...changed(fragment)].toSorted()).toEqual([...expected].toSorted());
  });
});
