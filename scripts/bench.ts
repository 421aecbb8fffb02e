/** `npm run bench`: measures a training step against everything a visitor could use instead; `--help` says how. */
import { writeFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import type { LeftOut, Measured, Row } from '../src/bench/rounds.ts';
import { sizesOf } from '../src/bench/selection.ts';
import { plainTable, resultTable } from '../src/bench/table.ts';
import { HELP, readBenchArguments, type BenchJob } from './bench/arguments.ts';
import { buildBench } from './bench/bundle.ts';
import { NOTES } from './bench/contestants.ts';
import { BenchSession } from './bench/session.ts';
import { findBrowser } from './lib/browser.ts';
import { chromiumFlags } from './lib/chromiumFlags.ts';

const TURN_MS = 150;

const say = (sentence: string) => console.error(sentence);

/** Exactly what the file holds of a row. */
function rowOf({ contestant, cell, timeSteps, hiddenSize, batchSize, ...figures }: Measured): Row {
  const { msMin, msMedian, msMax, drawsPerStep } = figures;
  return { contestant, cell, timeSteps, hiddenSize, batchSize, msMin, msMedian, msMax, drawsPerStep };
}

async function compare(session: BenchSession, job: BenchJob): Promise<Measured[]> {
  const all: Measured[] = [];
  const missing: LeftOut[] = [];
  for (const size of sizesOf(job.cells, job.shapes)) {
    const { contestants, rounds } = job;
    const { measured, leftOut } = await session.measure({ contestants, size, rounds, turnMs: TURN_MS });
    all.push(...measured);
    missing.push(...leftOut);
  }
  console.log(`${plainTable(resultTable(all))}\n`);
  for (const contestant of job.contestants) if (NOTES[contestant]) console.log(NOTES[contestant]);
  for (const { contestant, cell, timeSteps, hiddenSize, batchSize, reason } of missing)
    console.log(`${contestant} is missing for ${cell} ${timeSteps}x${hiddenSize}x${batchSize}: ${reason}`);
  return all;
}

async function run(job: BenchJob, browser: Browser): Promise<void> {
  const session = await BenchSession.open(browser, say);
  try {
    const device = await session.device(browser);
    console.log(`${device}\n`);
    if (job.parts.includes('table')) {
      const rows = await compare(session, job);
      if (job.json !== undefined)
        writeFileSync(job.json, `${JSON.stringify({ device, rows: rows.map(rowOf) }, null, 2)}\n`);
    }
  } finally {
    await session.close();
  }
}

async function main(): Promise<number> {
  const args = readBenchArguments(process.argv.slice(2));
  if (args.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  if (args.kind === 'wrong') {
    console.error(args.sentence);
    return 1;
  }
  say('Building the benchmark …');
  await buildBench();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...chromiumFlags] });
  try {
    await run(args.job, browser);
    return 0;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
