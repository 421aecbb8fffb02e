/** When questions are answered, on kinds of the test's own and a clock that it moves. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DeviceError } from '../../../../src/training/trainers/deviceError.ts';
import { refused, type Kind, type Tools } from '../../../../src/training/questions/kind.ts';
import type { Question } from '../../../../src/training/questions/kinds.ts';
import { Schedule } from '../../../../src/training/questions/schedule.ts';
import type { Trainer } from '../../../../src/training/trainers/trainer.ts';

interface Probe {
  readonly name: string;
  readonly asked?: number;
}
/** What was asked, and what comes of it. */
const asked: Probe[] = [];
let behave: (tools: Tools) => object | undefined | Promise<object | undefined> = () => ({});

const probe = (part: Partial<Kind<Probe, object>>): Kind<Probe, object> => ({
  answer(_trainer, question, tools) {
    asked.push(question);
    return behave(tools);
  },
  ...part,
});
const kinds = {
  late: () => Promise.resolve(probe({})),
  quick: () => probe({ quick: true, transfer: () => [new ArrayBuffer(8)] }),
  shy: () => probe({ afterDivergence: 'It has diverged.' }),
  counting: () => probe({ next: (question) => ({ ...question, asked: (question.asked ?? 0) + 1 }) }),
  missing: () => Promise.reject(new Error('404')),
};

const question = (kind: string, name = kind) => ({ kind, name }) as unknown as Question;
const names = () => asked.map(({ name }) => name);

let clock: number;
let seat: { trainer: { step: number }; readGradients: undefined };
let diverged: boolean;
let said: { id: number; step: number; finding: object; moved: number }[];
let schedule: Schedule;

beforeEach(() => {
  clock = 0;
  asked.length = 0;
  behave = () => ({});
  seat = { trainer: { step: 5 }, readGradients: undefined };
  diverged = false;
  said = [];
  const lent = {
    seat: seat as unknown as { trainer: Trainer; readGradients: undefined },
    diverged: () => diverged,
    tools: { alive: () => undefined, goOn: async () => true, demandDevice: () => undefined },
    now: () => clock,
    say: (id: number, step: number, finding: object, transfer: ArrayBuffer[]) =>
      said.push({ id, step, finding, moved: transfer.length }),
  };
  schedule = new Schedule(lent, kinds);
});

/** Each answer takes so many ms. */
const costs = (ms: number) => {
  behave = () => {
    clock += ms;
    return {};
  };
};

describe('what is asked once', () => {
  test('is answered once, in its order, whatever the occasion', async () => {
    schedule.ask(1, question('late', 'a'));
    schedule.ask(2, question('quick', 'b'));
    expect(schedule.waiting).toBe(true);
    await schedule.answer('asked');
    await schedule.answer('rest');
    expect(names()).toEqual(['a', 'b']);
    expect(said.map(({ id, step }) => [id, step])).toEqual([
      [1, 5],
      [2, 5],
    ]);
    expect(schedule.waiting).toBe(false);
  });

  test('and given up waits for the next occasion', async () => {
    behave = () => undefined;
    schedule.ask(1, question('late'));
    await schedule.answer('training');
    expect(said).toEqual([]);
    behave = () => ({});
    await schedule.answer('rest');
    expect(said).toMatchObject([{ id: 1, finding: { kind: 'late' } }]);
  });

  test('and forgotten is not answered', async () => {
    schedule.ask(1, question('late'));
    schedule.forget(1);
    await schedule.answer('rest');
    expect(asked).toEqual([]);
  });
});

describe('what is watched', () => {
  test('is answered now, and while the network learns again at twenty times its cost', async () => {
    costs(100);
    schedule.ask(7, question('late'));
    await schedule.answer('asked');
    said.length = 0;
    schedule.watch(1, question('late'), {});
    await schedule.answer('training');
    seat.trainer.step = 6;
    clock += 1999;
    await schedule.answer('training');
    expect(said.map(({ step }) => step)).toEqual([5]);
    clock += 1;
    await schedule.answer('training');
    expect(said.map(({ step }) => step)).toEqual([5, 6]);
  });

  test('does not wait long after the first of its kind, whose cost is that of cold code', async () => {
    costs(250);
    schedule.watch(1, question('late'), {});
    await schedule.answer('training');
    for (const [step, wait] of [
      [6, 1000],
      [7, 5000],
    ] as const) {
      seat.trainer.step = step;
      clock += wait - 1;
      await schedule.answer('training');
      expect(said.at(-1)!.step).toBe(step - 1);
      clock += 1;
      await schedule.answer('training');
      expect(said.at(-1)!.step).toBe(step);
    }
  });

  test('keeps at least the time between two answers that it was given', async () => {
    costs(1);
    schedule.watch(1, question('late'), { least: 3000 });
    await schedule.answer('training');
    seat.trainer.step = 6;
    clock += 2999;
    await schedule.answer('training');
    expect(said).toHaveLength(1);
    clock += 1;
    await schedule.answer('training');
    expect(said).toHaveLength(2);
  });

  test('may let a run get on before its first answer', async () => {
    schedule.watch(1, question('late'), { first: 3000 });
    clock = 2999;
    await schedule.answer('training');
    expect(said).toHaveLength(0);
    clock = 3000;
    await schedule.answer('training');
    expect(said).toHaveLength(1);
  });

  test('is answered once for each state of a resting network, at once', async () => {
    costs(1000);
    schedule.watch(1, question('late'), { least: 10_000, first: 10_000 });
    await schedule.answer('rest');
    await schedule.answer('rest');
    expect(said.map(({ step }) => step)).toEqual([5]);
    expect(schedule.waiting).toBe(false);
    seat.trainer.step = 6;
    expect(schedule.waiting).toBe(true);
    await schedule.answer('rest');
    expect(said.map(({ step }) => step)).toEqual([5, 6]);
  });

  test('and given up comes sooner', async () => {
    behave = () => {
      clock += 100;
      return undefined;
    };
    schedule.watch(1, question('late'), {});
    await schedule.answer('training');
    costs(100);
    clock += 399;
    await schedule.answer('training');
    expect(said).toEqual([]);
    clock += 1;
    await schedule.answer('training');
    expect(said).toHaveLength(1);
  });

  test('once is answered by one network alone', async () => {
    schedule.watch(1, question('late'), { once: true });
    await schedule.answer('rest');
    seat.trainer.step = 6;
    await schedule.answer('rest');
    expect(said.map(({ step }) => step)).toEqual([5]);
  });

  test('and forgotten while it is answered stays silent', async () => {
    behave = () => {
      schedule.forget(1);
      return {};
    };
    schedule.watch(1, question('late'), {});
    await schedule.answer('rest');
    expect(asked).toHaveLength(1);
    expect(said).toEqual([]);
  });

  test('asks the next time what its kind makes of the answer', async () => {
    schedule.watch(1, question('counting'), {});
    for (const step of [5, 6, 7]) {
      seat.trainer.step = step;
      await schedule.answer('rest');
    }
    expect(asked.map((probe) => probe.asked)).toEqual([undefined, 1, 2]);
  });
});

describe('before the page hears that the run rests', () => {
  test('only what is quick is answered, once it has been answered before', async () => {
    schedule.watch(1, question('late'), {});
    schedule.watch(2, question('quick'), {});
    schedule.ask(3, question('late', 'once'));
    await schedule.answer('rest');
    asked.length = 0;
    seat.trainer.step = 6;
    schedule.ask(4, question('late', 'once more'));
    await schedule.answer('quick');
    expect(names()).toEqual(['quick']);
    await schedule.answer('rest');
    expect(names()).toEqual(['quick', 'late', 'once more']);
  });

  test('and arrays move with it', async () => {
    schedule.watch(1, question('quick'), {});
    await schedule.answer('rest');
    expect(said).toMatchObject([{ moved: 1 }]);
  });
});

describe('where there is no answer', () => {
  test('a kind that finds nothing says why', async () => {
    behave = () => refused('There is none.');
    schedule.ask(1, question('late'));
    await schedule.answer('rest');
    expect(said).toMatchObject([{ finding: { kind: 'refused', sentence: 'There is none.' } }]);
  });

  test.each(['late', 'missing'])('what goes wrong in “%s” is refused, and ends nothing', async (kind) => {
    behave = () => {
      throw new TypeError('oops');
    };
    schedule.ask(1, question(kind));
    await schedule.answer('rest');
    expect(said).toMatchObject([
      { finding: { kind: 'refused', sentence: expect.stringMatching(/^This cannot be found/) } },
    ]);
  });

  test('a device that is gone ends the run', async () => {
    behave = () => {
      throw new DeviceError('context-lost', 'gone');
    };
    schedule.watch(1, question('late'), {});
    await expect(schedule.answer('rest')).rejects.toThrow('gone');
  });

  test('a network that has diverged answers where that means something, and else what was found before stays', async () => {
    schedule.watch(1, question('late'), {});
    schedule.watch(2, question('shy'), {});
    await schedule.answer('rest');
    said.length = 0;
    diverged = true;
    seat.trainer.step = 6;
    schedule.watch(3, question('shy'), {});
    await schedule.answer('rest');
    expect(said.map(({ id, finding }) => [id, finding])).toEqual([
      [1, { kind: 'late' }],
      [3, { kind: 'refused', sentence: 'It has diverged.' }],
    ]);
  });
});
