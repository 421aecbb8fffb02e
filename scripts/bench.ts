/** `npm run bench`: measures a training step against everything a visitor could use instead; `--help` says how. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright';
import type { Measured, Row } from '../src/bench/rounds.ts';
import { HELP, readBenchArguments, type BenchJob, type Part } from './bench/arguments.ts';
import { measureArithmetic } from './bench/arithmetic.ts';
import { buildBench } from './bench/bundle.ts';
import { compare } from './bench/compare.ts';
import { writeDocs } from './bench/document.ts';
import { watchMemory } from './bench/memory.ts';
import { watchBusyPage } from './bench/page.ts';
import { plainSection, type Section } from './bench/report.ts';
import { measureRedraws } from './bench/redraw.ts';
import { scale } from './bench/scaling.ts';
import { soak } from './bench/soak.ts';
import { BenchSession } from './bench/pageVisit.ts';
import { startUp } from './bench/startup.ts';
import { compareStudies } from './bench/study.ts';
import { checkClass } from './bench/collect.ts';
import { obey, runCommand } from './lib/command.ts';
import { openBrowser } from './lib/openBrowser.ts';

/** What is going on: on a terminal one line that is redrawn, elsewhere a line for each thing begun. */
function say(sentence: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${sentence}`);
  else if (!/: round /.test(sentence)) console.error(sentence);
}

interface Bench {
  readonly browser: Browser;
  readonly session: BenchSession;
  readonly job: BenchJob;
  readonly device: string;
}

/** Exactly what the file holds of a row. */
function rowOf({ contestant, cell, timeSteps, hiddenSize, batchSize, ...figures }: Measured): Row {
  const { msMin, msMedian, msMax, drawsPerStep } = figures;
  return { contestant, cell, timeSteps, hiddenSize, batchSize, msMin, msMedian, msMax, drawsPerStep };
}

/** Measures one part and prints what it found. */
async function measurePart(part: Part, { browser, session, job, device }: Bench): Promise<Section> {
  switch (part) {
    case 'table': {
      const { rows, section } = await compare(session, job);
      if (job.json !== undefined)
        writeFileSync(job.json, `${JSON.stringify({ device, rows: rows.map(rowOf) }, null, 2)}\n`);
      return section;
    }
    case 'scaling':
      return scale(session);
    case 'startup':
      return startUp(browser, session);
    case 'page':
      return watchBusyPage(browser);
    case 'memory':
      return watchMemory(session);
    case 'arithmetic':
      return measureArithmetic(session);
    case 'redraw':
      return measureRedraws(session);
    case 'soak':
      return soak(browser, job.minutes, say);
    case 'study':
      return compareStudies(browser, say);
    case 'collect':
      return checkClass(browser, say);
    default:
      return part satisfies never;
  }
}

/** Says how busy the machine was: figures of a busy one are worth little. */
function withLoad(section: Section): Section {
  const [load = 0] = loadavg();
  if (load === 0) return section; // Windows does not know it
  const note = `Load average over the last minute: ${load.toFixed(1)} on ${cpus().length} cores (the benchmark’s own work included).`;
  return { ...section, notes: [...section.notes, note] };
}

async function run(job: BenchJob, browser: Browser): Promise<void> {
  const session = await BenchSession.open(browser, say);
  try {
    const device = await session.device(browser);
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');
    console.log(`${device}\n`);
    const sections: Section[] = [];
    for (const part of job.parts) {
      const section = withLoad(await measurePart(part, { browser, session, job, device }));
      sections.push(section);
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');
      console.log(`${plainSection(section)}\n`);
    }
    if (job.writeDocs) await writeDocs(device, sections);
  } finally {
    await session.close();
  }
}

async function main(job: BenchJob): Promise<number> {
  say('Building the benchmark …');
  await buildBench();
  const browser = await openBrowser();
  try {
    await run(job, browser);
    return 0;
  } finally {
    await browser.close();
  }
}

await runCommand(() => obey(readBenchArguments(process.argv.slice(2)), HELP, main));
