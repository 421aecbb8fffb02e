/** The command line as a person uses it, on runs of a few steps. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUNNING_BROWSER } from '../../scripts/lib/openBrowser.ts';
import { root } from '../../scripts/lib/site.ts';
import type { Results } from '../../scripts/train/results.ts';
import type { RunOutcome } from '../../src/studies/outcome.ts';
import { readNetwork } from '../../src/takeaway/savedNetwork.ts';
import { shapes } from '../fixtures/effort.ts';
import { browserUrl } from './site.ts';

const SMALL = '#task=adding&length=8&cell=lstm&units=4&batch=8';
const OWN_BROWSER = { [RUNNING_BROWSER]: '' };
const WITHOUT_WEBGL = {
  ...OWN_BROWSER,
  UNROLL_CHROME_FLAGS: '--disable-gpu --disable-software-rasterizer',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unroll-train-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function train(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/train.ts', ...args],
      { cwd: root, env: { ...process.env, [RUNNING_BROWSER]: browserUrl, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

/** Trains into a file and reads it. */
async function results(
  name: string,
  args: readonly string[],
): Promise<Outcome & { readonly written: Results }> {
  const file = path.join(folder, `${name}.json`);
  const outcome = await train([...args, '--json', file]);
  return { ...outcome, written: JSON.parse(readFileSync(file, 'utf8')) as Results };
}

describe('npm run train', () => {
  it('gives the same history for the same link, to the last bit, also by way of a file, and writes what was trained, where and how fast', async () => {
    const [file, end] = ['saved', 'end'].map((name) => path.join(folder, `${name}.safetensors`));
    const [whole, begun, gone] = [
      await results('whole', [SMALL, '--steps', '65', '--backend', 'cpu', '--save', end!]),
      await results('begun', [SMALL, '--steps', '40', '--backend', 'cpu', '--save', file!]),
      await results('gone', [file!, '--steps', '25', '--save', file!, '--lengths', '8,1']),
    ];
    expect([whole.code, begun.code, gone.code]).toEqual([0, 0, 0]);
    const { history } = whole.written;
    expect(history.map(({ step }) => step)).toEqual([0, 20, 40, 60]);
    expect(begun.written.history).toEqual(history.slice(0, 3));
    // The loss of a step that was trained before is not in the file.
    expect(gone.written.history).toEqual([{ ...history[2], loss: null }, history[3]]);
    expect(gone.stdout).toContain('The network of step 65 is written to');
    const networks = [file!, end!].map((name) => readNetwork(readFileSync(name)));
    const numbers = networks.map((saved) => saved.kind === 'network' && { ...saved.checkpoint, seconds: 0 });
    expect(numbers[0]).toEqual(numbers[1]);
    // A length that the task has not ends nothing.
    expect(gone.stderr).toContain('The length 1 is no whole number from 2 to 1000.');

    const { written, stdout, stderr } = whole;
    expect(Object.keys(written)).toEqual([
      'config',
      'backend',
      'device',
      'stepsPerSecond',
      'drawsPerStep',
      'history',
      'solvedAtStep',
      'mark',
      'chosen',
    ]);
    expect(written.config).toMatchObject({ task: 'adding', hiddenSize: 4, backend: 'cpu' });
    expect(written).toMatchObject({ backend: 'cpu', drawsPerStep: null, solvedAtStep: null, mark: null });
    expect(written.stepsPerSecond).toBeGreaterThan(0);
    const [start, ...later] = written.history;
    expect(start).toMatchObject({ step: 0, loss: null });
    expect(later.every(({ loss, heldOutLoss }) => loss! > 0 && heldOutLoss > 0)).toBe(true);
    expect(stdout).toContain('65 steps on JavaScript on the CPU');
    expect(stderr).toMatch(/65\/65 {2}loss 0\.\d+ {2}validation 0\.\d+/);
  });

  it('trains a study over the cores, each run as by its own link, and goes on with what is there', async () => {
    const file = path.join(folder, 'study.json');
    const table = path.join(folder, 'study.csv');
    const link = '#task=adding&length=8&cell=gru&units=4&batch=8&backend=wasm&sweep=cell:gru,rnn&steps=60';
    const read = () => JSON.parse(readFileSync(file, 'utf8')) as { readonly runs: readonly RunOutcome[] };
    const first = await train([link, '--json', file, '--jobs', '2']);
    expect(first.code).toBe(0);
    const { runs } = read();
    expect(runs.map((run) => [run.link, run.steps])).toEqual([
      ['task=adding&length=8&cell=gru&units=4&batch=8&backend=wasm', 60],
      ['task=adding&length=8&cell=rnn&units=4&batch=8&backend=wasm', 60],
    ]);
    const single = await results('of-study', [`#${runs[1]!.link}`, '--steps', '60']);
    expect(runs[1]!.history).toEqual(single.written.history);

    const more = await train([`${link}&seeds=2`, '--json', file, '--csv', table]);
    expect(more.stderr).toContain('2 of 4 runs were made before.');
    expect(more.stdout).toMatch(/^cell {2}solved/m);
    expect(read().runs.slice(0, 2)).toEqual(runs);
    expect(read().runs).toHaveLength(4);
    expect(readFileSync(table, 'utf8').split('\r\n')).toHaveLength(4 + 2);
  });

  // In a thorough run; the usual one trains a study on WebAssembly.
  it.each(shapes<string>([], ['attention', 'lstm', 'mingru', 'feedforward']))(
    'trains %s on WebAssembly in the built site, as on the CPU',
    async (cell) => {
      const link = `#task=adding&length=8&cell=${cell}&units=4&batch=8`;
      const compiled = await results(`${cell}-wasm`, [link, '--steps', '20', '--backend', 'wasm']);
      const plain = await results(`${cell}-cpu`, [link, '--steps', '20', '--backend', 'cpu']);
      expect([compiled.code, plain.code]).toEqual([0, 0]);
      const last = ({ written }: { written: Results }) => written.history.at(-1)!.heldOutLoss;
      expect(Math.abs(last(compiled) / last(plain) - 1)).toBeLessThan(1e-3);
    },
  );

  it('trains on WebGL when asked to, counts the draw calls of a step, and judges at other lengths', async () => {
    const asked = [SMALL, '--steps', '21', '--backend', 'webgl', '--lengths', '4,8,30'];
    const { code, written, stdout } = await results('webgl', asked);
    expect(code).toBe(0);
    expect(written.backend).toBe('webgl');
    expect(written.history.map(({ step }) => step)).toContain(20);
    // Eight time steps forward and back: at least a draw each, and not thousands.
    expect(written.drawsPerStep).toBeGreaterThan(16);
    expect(written.drawsPerStep).toBeLessThan(2000);
    expect(Number.isInteger(written.drawsPerStep)).toBe(true);
    expect(written.lengths!.map(({ length }) => length)).toEqual([4, 8, 30]);
    expect(written.lengths!.every(({ loss, metric }) => loss > 0 && metric >= 0 && metric <= 1)).toBe(true);
    expect(stdout).toMatch(
      /time steps 4: loss [\d.]+, sums within 0\.1: [\d.]+ %\.\ntime steps 8: .*\ntime steps 30: /,
    );
  });

  it('refuses a backend that is not there', async () => {
    const { code, stderr } = await train([SMALL, '--steps', '5', '--backend', 'webgl'], WITHOUT_WEBGL);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The backend webgl is not there\. .*no WebGL 2/);
  });

  it('ends with 1 and a sentence when a run diverges, and keeps its history', async () => {
    const wild =
      '#task=adding&length=10&cell=lstm&units=8&batch=8&lr=1&optimizer=sgd&clip=0&gain=3&init=identity&backend=cpu';
    const { code, stderr, written } = await results('wild', [wild, '--steps', '500']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Diverged \(.*\) at step \d+: lower the learning rate/);
    expect(written.history[0]).toMatchObject({ step: 0, loss: null });
  });

  // Sentences for the others: tests/unit/scripts/train/arguments.test.ts.
  it.each(
    shapes<[string, string[]]>(
      [['an unknown task', ['#task=weather']]],
      [
        ['a link that makes no sense', ['what?']],
        ['no link', []],
      ],
    ),
  )('ends with 1 and one sentence for %s', async (_what, args) => {
    const { code, stdout, stderr } = await train(args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim()).toMatch(/^[^\n]+\.$/);
  });

  it('keeps what there is on Ctrl-C', async () => {
    const file = path.join(folder, 'stopped.json');
    const args = [
      '--import',
      'tsx',
      'scripts/train.ts',
      SMALL,
      '--steps',
      '1000000',
      '--json',
      file,
      '--backend',
      'cpu',
    ];
    const code = await new Promise((resolve) => {
      const child = execFile(process.execPath, args, { cwd: root }, (error) => resolve(error?.code ?? 0));
      child.stderr!.on('data', (text: string) => {
        if (/^[1-9]/m.test(text)) child.kill('SIGINT');
      });
    });
    expect(code).toBe(130);
    const { history, config } = JSON.parse(readFileSync(file, 'utf8')) as Results;
    expect(config.task).toBe('adding');
    expect(history[0]).toMatchObject({ step: 0, loss: null });
  });
});
