/** PyTorch and JAX as contestants: `peer.py` in a process of its own for each, asked as a worker is. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Asked } from '../../../src/bench/rounds.ts';
import type { Answers, Question } from '../../../src/bench/workers/protocol.ts';
import { findPython } from './python.ts';

/** Importing and compiling take their time. */
const PATIENCE_MS = 120_000;
const SCRIPT = new URL('peer.py', import.meta.url).pathname;

const MODULES = { pytorch: ['torch', 'numpy'], jax: ['jax', 'optax', 'numpy'] } as const;
type Library = keyof typeof MODULES;

/** On one thread, and on all that there are. */
export const PEERS = ['pytorch', 'pytorch-threads', 'jax', 'jax-threads'] as const;
export type PeerId = (typeof PEERS)[number];

export const isPeer = (contestant: string): contestant is PeerId =>
  (PEERS as readonly string[]).includes(contestant);

type Said = { readonly answer: Answers[keyof Answers] } | { readonly error: string };

export class Peer implements Asked {
  private readonly lines: AsyncIterator<string>;
  private ended = '';

  constructor(private readonly process: ChildProcessWithoutNullStreams) {
    this.lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
    let complaint = '';
    process.stderr.on('data', (data: Buffer) => (complaint = (complaint + data.toString()).slice(-500)));
    process.on('error', (error) => (this.ended = error.message));
    process.on(
      'exit',
      () => (this.ended ||= complaint.trim().split('\n').at(-1) || 'It ended without saying why.'),
    );
    // A process that is gone is told by its missing answer.
    process.stdin.on('error', () => {});
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    this.process.stdin.write(`${JSON.stringify(question)}\n`);
    const timer = setTimeout(() => this.process.kill('SIGKILL'), PATIENCE_MS);
    const { done, value } = await this.lines.next();
    clearTimeout(timer);
    if (done === true) {
      await new Promise(setImmediate);
      throw new Error(this.ended || 'It took longer than two minutes.');
    }
    const said = JSON.parse(value) as Said;
    if ('error' in said) throw new Error(said.error);
    return said.answer as Answers[Q['type']];
  }

  end(): void {
    this.process.kill('SIGKILL');
  }
}

/** @throws with a sentence where there is no Python with what the peer needs */
export function startPeer(contestant: PeerId): Peer {
  const library = contestant.replace('-threads', '') as Library;
  const modules = MODULES[library];
  const python = findPython(modules);
  if (python === undefined)
    throw new Error(`there is no Python here that imports ${modules.join(', ')}; install them in .venv.`);
  return new Peer(spawn(python, [SCRIPT]));
}

/** The peers of one run, asked by name from within the browser's page. */
export class Peers {
  private readonly open = new Map<PeerId, Peer>();

  async ask(contestant: PeerId, question: Question): Promise<Answers[keyof Answers]> {
    if (question.type === 'open') {
      this.end(contestant);
      this.open.set(contestant, startPeer(contestant));
    }
    return this.open.get(contestant)!.ask(question);
  }

  end(contestant: PeerId): void {
    this.open.get(contestant)?.end();
    this.open.delete(contestant);
  }

  endAll(): void {
    for (const peer of this.open.values()) peer.end();
    this.open.clear();
  }
}
