import { describe, expect, it } from 'vitest';
import { ReadingClient, type WholeQuestion } from '../../../src/ownData/worker/client.ts';
import type { Answer, Asked } from '../../../src/ownData/worker/protocol.ts';

class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { preventDefault?: () => void }) => void) | null = null;
  readonly asked: Asked[] = [];
  ended = false;

  postMessage(asked: Asked): void {
    this.asked.push(asked);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(answer: Answer): void {
    this.onmessage!({ data: { id: this.asked.at(-1)!.id, answer } });
  }
}

function reading(create?: () => Worker) {
  const workers: FakeWorker[] = [];
  const heard: [Answer['kind'], WholeQuestion][] = [];
  const client = new ReadingClient(
    (answer, to) => heard.push([answer.kind, to]),
    create ??
      (() => {
        workers.push(new FakeWorker());
        return workers.at(-1)! as unknown as Worker;
      }),
  );
  return { client, workers, heard };
}

const question = (text: string): WholeQuestion => ({
  source: { kind: 'pasted', text },
  wanted: { kind: 'series', choices: {} },
  task: 'forecast',
  options: {},
});
const unreadable = { kind: 'unreadable' } as const;

describe('the client of the reading worker', () => {
  it('starts no worker before there is a question', () => {
    expect(reading().workers).toHaveLength(0);
  });

  it('sends a source once, and what is asked of it next without it', () => {
    const { client, workers, heard } = reading();
    const first = question('1,2');
    client.ask(first);
    workers[0]!.answer(unreadable);
    const second = { ...first, options: { length: 8 } };
    client.ask(second);
    workers[0]!.answer(unreadable);
    expect(workers).toHaveLength(1);
    expect(workers[0]!.asked.map(({ question: asked }) => 'source' in asked)).toEqual([true, false]);
    expect(heard.map(([, to]) => to)).toEqual([first, second]);
  });

  it('gives up an older question for a newer one, and hears nothing of it', () => {
    const { client, workers, heard } = reading();
    const [older, newer] = [question('old'), question('new')];
    client.ask(older);
    client.ask(newer);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[0]!.answer(unreadable);
    expect(heard).toEqual([]);
    workers[1]!.answer(unreadable);
    expect(heard).toEqual([['unreadable', newer]]);
  });

  it('says so where the worker breaks or does not arrive, and starts another for the next question', () => {
    const { client, workers, heard } = reading();
    const asked = question('1');
    client.ask(asked);
    workers[0]!.onerror!({});
    expect(heard).toEqual([['failed', asked]]);
    client.ask(asked);
    expect(workers).toHaveLength(2);
    expect(workers[1]!.asked[0]!.question.source).toEqual(asked.source);
  });

  it('says so where the browser gives no worker', () => {
    const { client, heard } = reading(() => {
      throw new Error('no worker');
    });
    client.ask(question('1'));
    expect(heard.map(([kind]) => kind)).toEqual(['failed']);
  });

  it('ends its worker with the dialog', () => {
    const { client, workers, heard } = reading();
    client.ask(question('1'));
    client.dispose();
    expect(workers[0]!.ended).toBe(true);
    workers[0]!.answer(unreadable);
    expect(heard).toEqual([]);
  });
});
