/** The worker's side of `protocol.ts`: makes the contestant that is asked for and answers, one question after another. */
import type { Contestant, Contestants } from './contestant.ts';
import { countGl } from './gl.ts';
import type { Answers, FromContestant, Holdings, Question, ToContestant, Turn, Work } from './protocol.ts';

const gl = countGl();
let contestant: Contestant | undefined;

function opened(): Contestant {
  if (!contestant) throw new Error('No contestant has been opened.');
  return contestant;
}

async function run(steps: number): Promise<Turn> {
  const { step, readLoss } = opened();
  const waitedBefore = gl.waitedMs;
  const start = performance.now();
  const first = step();
  const issueMs = performance.now() - start - (gl.waitedMs - waitedBefore);
  await first;
  for (let k = 1; k < steps; k++) {
    const taken = step();
    if (taken) await taken;
  }
  const loss = readLoss();
  return { ms: (performance.now() - start) / steps, issueMs, loss };
}

async function work(): Promise<Work> {
  const { step, readLoss, countKernels } = opened();
  if (countKernels) return countKernels();
  readLoss();
  const before = gl.draws;
  await step();
  return { kind: 'draws', count: gl.draws - before };
}

function holdings(): Holdings {
  const { textures, bytes, programs } = gl;
  const { tensors, bytes: own = () => 0 } = opened();
  return { tensors: tensors(), textures, bytes: bytes + own(), programs };
}

async function answer(contestants: Contestants, question: Question): Promise<Answers[keyof Answers]> {
  switch (question.type) {
    case 'open': {
      const make = contestants[question.contestant];
      if (!make) throw new Error(`This worker has no contestant "${question.contestant}".`);
      contestant = await make(question.size);
      return { device: contestant.device };
    }
    case 'run':
      return run(question.steps);
    case 'work':
      return work();
    case 'holdings':
      return holdings();
    default:
      return question satisfies never;
  }
}

/** Answers the questions that this worker is sent. */
export function host(contestants: Contestants): void {
  const post = (message: FromContestant) => self.postMessage(message);
  let queue: Promise<void> = Promise.resolve();
  self.onmessage = ({ data: { id, question } }: MessageEvent<ToContestant>) => {
    queue = queue
      .then(() => answer(contestants, question))
      .then(
        (found) => post({ id, answer: found }),
        (error: unknown) => post({ id, error: error instanceof Error ? error.message : String(error) }),
      );
  };
}
