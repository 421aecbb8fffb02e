/** The free run as a small picture, and how far it is off in the end. */
import { useId } from 'react';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { Strip } from '../Strip.tsx';
import { verdictSentence } from './freeRunText.ts';
import { RunPicture } from './RunPicture.tsx';
import { useFreeRun } from './useFreeRun.ts';
import './freeRun.css';

const WAITS = 'No free run yet: it comes as soon as the network is ready.';

export function FreeRunStrip({ freeRun }: { readonly freeRun: FreeRunning }) {
  const id = useId();
  const { found, refusal, again, current, source } = useFreeRun(freeRun);
  return (
    <Strip title="Free run" step={found?.step} current={current}>
      <div className="free-run-short">
        <RunPicture runs={source} freeRun={freeRun} describedBy={id} />
        <p className="free-run-verdict" id={id}>
          {found ? verdictSentence(found, freeRun) : (refusal ?? WAITS)}
          <AskAgain again={again} />
        </p>
      </div>
    </Strip>
  );
}
