/** The benchmark's page: what it does, one button, the device, the table, and a way to take it along. */
import { Button } from '../ui/Button.tsx';
import { CopyTable } from './CopyTable.tsx';
import { nameOf, ResultTable } from './ResultTable.tsx';
import type { Read, Selection } from './selection.ts';
import { useBenchmark, type Benchmark } from './useBenchmark.ts';

/** What is said aloud; the sentence on the screen changes too often for that. */
const STATES: Readonly<Record<Benchmark['state'], string>> = {
  ready: '',
  running: 'The benchmark is running.',
  stopped: 'The benchmark was stopped.',
  done: 'The benchmark is done.',
};

export function BenchPage({ read }: { readonly read: Read<Selection> }) {
  return (
    <div className="bench">
      <header className="bench-head">
        <a href="./index.html">← Unroll</a>
        <h1>Benchmark on your own machine</h1>
      </header>
      <main className="bench-body">
        {read.ok ? (
          <BenchRun selection={read.value} />
        ) : (
          <p role="alert">
            {read.sentence} <a href="./bench.html">Measure the usual.</a>
          </p>
        )}
      </main>
    </div>
  );
}

function BenchRun({ selection }: { readonly selection: Selection }) {
  const benchmark = useBenchmark(selection);
  const { state, share, sentence, rows, leftOut } = benchmark;
  const running = state === 'running';
  const devices = [...new Set(rows.map(({ device }) => device))].join('; ');
  const reasons = new Set(
    leftOut.map(({ contestant, reason }) => `${nameOf(contestant)} is left out: ${reason}`),
  );
  return (
    <>
      <p>
        How long does one training step of a recurrent network take here? Unroll’s own step and the ready-made
        layers of TensorFlow.js take turns on this machine’s graphics card, on the same data, with Adam. It
        takes a minute or so; leave the tab in front meanwhile. Nothing is sent anywhere.
      </p>
      <div className="bench-run">
        <Button look="primary" onClick={running ? benchmark.stop : benchmark.run}>
          {running ? 'Stop' : state === 'ready' ? 'Run' : 'Run again'}
        </Button>
        <progress aria-label="Share that is done" max={1} value={share} />
        <p className="sentence">{sentence}</p>
        <p className="unseen" role="status">
          {STATES[state]}
        </p>
      </div>
      {rows.length > 0 && (
        <>
          <p>
            <span className="bench-label">Device</span> {devices}
          </p>
          <ResultTable rows={rows} />
          <p className="sentence">
            Milliseconds a step: median, with smallest and largest in brackets. “Draws” are the draw calls
            that one step makes. “Speed” is the time of tf.layers over this row’s: above 1 is faster. T time
            steps, H units, B sequences in a batch.
          </p>
        </>
      )}
      {[...reasons].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {rows.length > 0 && !running && <CopyTable rows={rows} device={devices} />}
    </>
  );
}
