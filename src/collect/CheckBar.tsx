/** Checks all hand-ins by running their links again: how far it is, held and given up. */
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../text/numbers.ts';
import type { RunsState } from '../studies/runsControl.ts';
import type { Checks } from './checks.ts';
import type { Line } from './judged.ts';
import { countsText } from './words.ts';

/** What is said aloud; what stands on the screen changes too often for that. */
const STATES: Readonly<Record<RunsState, string>> = {
  none: '',
  running: 'The hand-ins are being checked.',
  paused: 'The check is paused.',
  done: 'The check is done.',
  cancelled: 'The check was cancelled.',
  failed: 'The check could not go on.',
};

function sentenceOf(checks: Checks, lines: readonly Line[]): string {
  const { state, failure } = checks;
  const { runs, done } = checks.progress;
  const counts = countsText(lines.map(({ verdict }) => verdict?.kind));
  if (state === 'none')
    return 'A check runs every link here once more, each only once, and compares what comes out.';
  if (state === 'failed') return `No run can be begun here: ${failure}`;
  if (checks.underWay)
    return `${state === 'paused' ? 'Paused at' : 'Running:'} ${formatCount(done)} of ${formatCount(runs)} links are done. ${counts}.`;
  return `Checked: ${counts}.`;
}

export function CheckBar({ checks, lines }: { readonly checks: Checks; readonly lines: readonly Line[] }) {
  const { state, underWay } = checks;
  const claims = lines.flatMap(({ row }) => row.handIn.runs);
  return (
    <div className="collect-check">
      {underWay ? (
        <>
          <Button look="primary" onClick={() => (state === 'paused' ? checks.goOn() : checks.pause())}>
            {state === 'paused' ? 'Go on' : 'Pause'}
          </Button>
          <Button onClick={() => checks.cancel()}>Cancel</Button>
          <progress aria-label="Share of the check that is done" max={1} value={checks.progress.share} />
        </>
      ) : (
        <Button look="primary" onClick={() => checks.begin(claims)}>
          Check all by running them again
        </Button>
      )}
      <p className="sentence">{sentenceOf(checks, lines)}</p>
      <p className="unseen" role="status">
        {STATES[state]}
      </p>
    </div>
  );
}
