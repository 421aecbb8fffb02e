/** A run of the benchmark as the page shows it. */
import { useRef, useState } from 'react';
import { measure, type LeftOut, type Measured } from './rounds.ts';
import { sizesOf, type Selection } from './selection.ts';
import { startContestant } from './workers.ts';

/** Those that compute on the graphics card. */
const PAGE_CONTESTANTS: readonly string[] = ['unroll-webgl', 'unroll-reference-webgl', 'tf-layers-webgl'];

const TURN_MS = 150;

export interface Benchmark {
  readonly state: 'ready' | 'running' | 'stopped' | 'done';
  /** From 0 to 1. */
  readonly share: number;
  readonly sentence: string;
  readonly rows: readonly Measured[];
  readonly leftOut: readonly LeftOut[];
  run(): void;
  stop(): void;
}

const READY = { state: 'ready', share: 0, sentence: '', rows: [], leftOut: [] } as const;

export function useBenchmark(selection: Selection): Benchmark {
  const [shown, setShown] = useState<Omit<Benchmark, 'run' | 'stop'>>(READY);
  const stopping = useRef(false);

  async function run(): Promise<void> {
    stopping.current = false;
    const rows: Measured[] = [];
    const leftOut: LeftOut[] = [];
    const show = (state: Benchmark['state'], share: number, sentence: string) =>
      setShown({ state, share, sentence, rows: [...rows], leftOut: [...leftOut] });
    const sizes = sizesOf(selection.cells, selection.shapes);
    show('running', 0, 'Starting …');
    for (const [index, size] of sizes.entries()) {
      const found = await measure(PAGE_CONTESTANTS, [size], {
        rounds: selection.rounds,
        turnMs: TURN_MS,
        start: startContestant,
        stopped: () => stopping.current,
        progress: (sentence) => show('running', index / sizes.length, sentence),
      });
      rows.push(...found.measured);
      leftOut.push(...found.leftOut);
      if (stopping.current) return show('stopped', (index + 1) / sizes.length, 'Stopped.');
    }
    show('done', 1, 'Done.');
  }

  return {
    ...shown,
    run: () => {
      if (shown.state === 'running') return;
      run().catch((error: unknown) =>
        setShown({ ...READY, state: 'stopped', sentence: `The benchmark failed: ${String(error)}` }),
      );
    },
    stop: () => {
      stopping.current = true;
      setShown((before) => ({ ...before, sentence: 'Stopping …' }));
    },
  };
}
