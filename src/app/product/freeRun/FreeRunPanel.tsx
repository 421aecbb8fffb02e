/** The network running on by itself over the series, from a place that the person chooses, and its error by horizon. */
import { useId } from 'react';
import type { Answers } from '../../../store/answers.ts';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTable } from '../../export/context.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { Throttled } from '../../results/Throttled.tsx';
import { FreeRunTables } from './FreeRunTables.tsx';
import { freeRunTable } from './freeRunTable.ts';
import { horizonSentence, runSentence } from './freeRunText.ts';
import { HorizonPicture } from './HorizonPicture.tsx';
import { RunPicture } from './RunPicture.tsx';
import { timeText } from './times.ts';
import { useFreeRun } from './useFreeRun.ts';
import '../../results/results.css';
import './freeRun.css';

export interface FreeRunPanelProps {
  readonly freeRun: FreeRunning;
  /** True for a visitor's own data, which stay out of what is taken away. */
  readonly own: boolean;
}

/** Shortest time between two changes of a sentence, in ms. */
const SENTENCE_PACE = 1000;
const NOT_YET = 'No free run yet: it comes as soon as the network is ready.';

interface WordsProps {
  readonly runs: Answers<'freeRun'>;
  readonly freeRun: FreeRunning;
  readonly of: typeof runSentence;
  readonly id: string;
}

function Words({ runs, freeRun, of, id }: WordsProps) {
  return (
    <p className="results-sentence" id={id}>
      <Throttled source={runs} pace={SENTENCE_PACE}>
        {() => (
          <>
            {runs.found ? of(runs.found, freeRun) : (runs.refusal ?? NOT_YET)}
            <AskAgain again={runs.missing ? runs.again : undefined} />
          </>
        )}
      </Throttled>
    </p>
  );
}

export function FreeRunPanel({ freeRun, own }: FreeRunPanelProps) {
  const id = useId();
  const { from, choose, source: runs } = useFreeRun(freeRun);
  useTable(() => runs.found && freeRunTable(runs.found, freeRun, own));
  const words = { runs, freeRun };
  return (
    <div className="free-run">
      <div className="free-run-parts">
        <div className="free-run-part">
          <p className="results-key" aria-hidden="true">
            <span className="free-run-key-says">network</span>
            <span className="free-run-key-came">actual</span>
            {freeRun.unit && <span className="free-run-unit">in {freeRun.unit}</span>}
          </p>
          <RunPicture runs={runs} freeRun={freeRun} describedBy={`${id}-run`} />
          <Place freeRun={freeRun} from={from} onFrom={choose} id={id} />
          <Words {...words} of={runSentence} id={`${id}-run`} />
        </div>
        <div className="free-run-part">
          <HorizonPicture runs={runs} freeRun={freeRun} describedBy={`${id}-horizon`} />
          <Words {...words} of={horizonSentence} id={`${id}-horizon`} />
        </div>
      </div>
      <FreeRunTables runs={runs} freeRun={freeRun} />
    </div>
  );
}

interface PlaceProps {
  readonly freeRun: FreeRunning;
  readonly from: number;
  readonly onFrom: (from: number) => void;
  readonly id: string;
}

function Place({ freeRun, from, onFrom, id }: PlaceProps) {
  const [low, high] = freeRun.from;
  const text = timeText(freeRun.times, from);
  const share = (place: number) => (place - low) / Math.max(1, high - low);
  return (
    <div className="free-run-place">
      <label htmlFor={`${id}-place`}>starts after</label>
      <input
        id={`${id}-place`}
        type="range"
        className="slider"
        min={low}
        max={high}
        value={from}
        aria-valuetext={text}
        style={{ '--filled': share(from) } as React.CSSProperties}
        onChange={(event) => onFrom(event.target.valueAsNumber)}
      />
      <output htmlFor={`${id}-place`}>{text}</output>
      {from === high ? (
        <Button onClick={() => onFrom(freeRun.heldOut - 1)}>Back to where it can be checked</Button>
      ) : (
        <Button onClick={() => onFrom(high)}>Forecast what comes next</Button>
      )}
    </div>
  );
}
