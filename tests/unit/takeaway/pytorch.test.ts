/** What is taken away, run by PyTorch: every model, option, depth, rule and task is proved by its own `check.py`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNetwork } from '../../../src/takeaway/savedNetwork.ts';
import { zipOf } from '../../../src/takeaway/zip/zip.ts';
import { NOT_RUN, pytorchHere } from '../../fixtures/takeaway/here.ts';
import { cases, isVector, orderOf, python, VECTORS } from '../../fixtures/takeaway/taken.ts';

const program = pytorchHere();

it.for(program === undefined ? [NOT_RUN] : [])('%s', (_sentence, { skip }) =>
  skip('The report of the run ends with this sentence.'),
);

describe.for(program === undefined ? [] : [program])('what is taken to PyTorch, by %s', (program) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-taken-'));
  const folders: string[] = [];
  beforeAll(async () => {
    for (const { name, experiment, steps, own } of cases()) {
      const { taken, weights } = await orderOf(experiment, steps, own);
      const into = path.join(folder, name);
      mkdirSync(into);
      const files = unzipSync(await zipOf(taken, weights, python));
      for (const [file, bytes] of Object.entries(files)) writeFileSync(path.join(into, file), bytes);
      folders.push(into);
    }
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('proves by check.py that it computes what the page does, whatever the network and the task', () => {
    const checked = spawnSync(program, [path.join(folders[0]!, 'check.py'), ...folders], {
      encoding: 'utf8',
    });
    const lines = checked.stdout.trim().split('\n');
    expect(lines.filter((line) => !line.includes(': as on the page ('))).toEqual([]);
    expect(lines).toHaveLength(folders.length);
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
  }, 300_000);

  it('follows the curve, whatever the optimizer and the task', () => {
    const follow = path.join(import.meta.dirname, '../../fixtures/takeaway/follow.py');
    expect(execFileSync(program, [follow, ...folders], { encoding: 'utf8' })).toMatch(
      /^\d+ runs, at most \S+ apart\n$/,
    );
  }, 300_000);

  it('computes what is kept of it for machines without PyTorch', () => {
    const named = folders.filter((each) => isVector({ name: path.basename(each) }));
    const script = path.join(import.meta.dirname, '../../fixtures/takeaway/vectors.py');
    const written = execFileSync(program, [script, ...named], { encoding: 'utf8' });
    if (process.env.UNROLL_KEEP_VECTORS !== undefined) writeFileSync(VECTORS, written);
    const rounded = (text: string) =>
      text.replaceAll(/-?\d+\.\d+(e-?\d+)?/g, (value) => Number(value).toFixed(9));
    expect(rounded(written)).toBe(rounded(readFileSync(VECTORS, 'utf8')));
  }, 300_000);

  it('trains many at once as one by one, and one network in two processes, and gives back what the page opens', () => {
    const [one, together] = ['one', 'together'].map((name) => path.join(folder, name)) as [string, string];
    for (const into of [one, together])
      cpSync(path.join(folder, 'rule-adam-glorot'), into, { recursive: true });
    const run = (cwd: string, ...args: string[]) => execFileSync(program, args, { cwd, encoding: 'utf8' });
    const losses = (cwd: string) =>
      readFileSync(path.join(cwd, 'runs/rank-0.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { heldOutLoss: number }).heldOutLoss);
    const grid = ['train.py', '--seeds', '1:4', '--lr', '0.003', '--steps', '4'];
    run(one, ...grid);
    run(together, ...grid, '--together', '3');
    expect(losses(together)).toHaveLength(3);
    for (const [k, loss] of losses(one).entries()) expect(losses(together)[k]).toBeCloseTo(loss, 5);
    expect(run(one, ...grid)).toContain(' 0 of them still to do.');

    const both = ['-m', 'torch.distributed.run', '--standalone', '--nproc-per-node=2', 'train.py', '--ddp'];
    expect(run(one, ...both, '--steps', '3')).toMatch(/^Follows the page's curve up to step 3:/);

    run(one, 'train.py', '--steps', '4', '--export', 'trained.safetensors');
    const given = readNetwork(new Uint8Array(readFileSync(path.join(one, 'trained.safetensors'))));
    expect(given).toMatchObject({ kind: 'network', checkpoint: { step: 4 } });
  }, 120_000);

  it('says so where a weight is another', () => {
    const broken = path.join(folder, 'broken');
    mkdirSync(broken);
    cpSync(folders[0]!, broken, { recursive: true });
    cpSync(path.join(broken, 'start.safetensors'), path.join(broken, 'weights.safetensors'));
    const checked = spawnSync(program, [path.join(broken, 'check.py')], { encoding: 'utf8' });
    expect(checked.stdout).toContain(' apart');
    expect(checked.status).toBe(1);
  }, 60_000);
});
