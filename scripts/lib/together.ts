/** Trains many runs at the same time, on the same machinery as a study; each in a browser page that it opens and closes itself. */
import { Pool } from '../../src/studies/pool.ts';

/**
 * Does the work of every job, so many at a time, in their order. One that fails is tried once more; the others are done all the same.
 * @param nameOf what a job is called where it fails
 * @throws with a sentence for each that failed twice
 */
export async function together<Job>(
  jobs: readonly Job[],
  atOnce: number,
  work: (job: Job) => Promise<void>,
  nameOf: (job: Job) => string,
): Promise<void> {
  const failures: string[] = [];
  const pool = new Pool<Job, string | undefined>({
    jobs,
    size: atOnce,
    open: () => ({ run: (job) => work(job).then(() => undefined), close: () => {} }),
    givenUp: (job, sentence) => `${nameOf(job)}: ${sentence}`,
    done: (_job, failure) => {
      if (failure !== undefined) failures.push(failure);
    },
  });
  await pool.ended;
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
