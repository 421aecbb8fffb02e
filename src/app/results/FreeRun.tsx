/** The network running on by itself over the series, from a place that the person chooses, and its error by horizon. */
import { useCallback, useId, useMemo, useState } from 'react';
import { drawFreeRun, drawHorizon } from '../../charts/freeRun.ts';
import type { Surface } from '../../charts/canvas.ts';
import { formatCount } from '../../text/numbers.ts';
import type { Theme } from '../../charts/theme.ts';
import type { Answers, Asker } from '../../store/answers.ts';
import type { FreeRunning } from '../../tasks/contract/abilities.ts';
import type { Question, RunInfo } from '../../worker/protocol.ts';
import { AskAgain } from '../parts/AskAgain.tsx';
import { useAnswers } from '../useAnswer.ts';
import { Button } from '../../ui/Button.tsx';
import { SaveMenu } from '../export/SaveMenu.tsx';
import { Throttled } from './Throttled.tsx';
import { FreeRunTables } from './FreeRunTables.tsx';
import { freeRunTable } from './freeRunTable.ts';
import { horizonSentence, runSentence } from './freeRunText.ts';
import { Picture } from './Picture.tsx';
import { timeMarks, timeText } from './times.ts';
import './freeRun.css';

export interface FreeRunProps {
  readonly asker: Asker;
  readonly info: RunInfo;
  /** True for a visitor's own data, which stay out of what is saved. */
  readonly own: boolean;
}

/** Shortest time between two changes of a sentence, in ms. */
const SENTENCE_PACE = 1000;
/** What is drawn may change as often as it is worth its cost. */
const OFTEN = {};
const NOT_YET = 'No free run yet: it comes as soon as the network is ready.';

/** The place chosen in this series; just before the held-out part where none is, so that all that comes is new to the network. */
function usePlace(freeRun: FreeRunning) {
  const [chosen, choose] = useState<{ readonly label: string; readonly from: number }>();
  const [low, high] = freeRun.from;
  const wanted = chosen?.label === freeRun.label ? chosen.from : freeRun.heldOut - 1;
  const from = Math.min(high, Math.max(low, wanted));
  return { from, choose: (next: number) => choose({ label: freeRun.label, from: next }) };
}

export function FreeRun({ asker, info, own }: FreeRunProps) {
  const id = useId();
  const freeRun = info.problem.freeRun!;
  const { from, choose } = usePlace(freeRun);
  const question = useMemo((): Question<'freeRun'> => ({ kind: 'freeRun', from }), [from]);
  const runs = useAnswers(asker, question, OFTEN);
  const words = (of: typeof runSentence) => (
    <Throttled source={runs} pace={SENTENCE_PACE}>
      {() => (
        <>
          {runs.found ? of(runs.found, freeRun) : (runs.refusal ?? NOT_YET)}
          <AskAgain again={runs.missing ? runs.again : undefined} />
        </>
      )}
    </Throttled>
  );
  const props = { runs, freeRun, id };
  return (
    <section className="free-run" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>Left alone</h2>
        <span className="results-tools">
          <span>
            <Throttled source={runs} pace={SENTENCE_PACE}>
              {() => (runs.found ? `as of step ${formatCount(runs.found.step)}` : '–')}
            </Throttled>
          </span>
          <SaveMenu
            what="free run"
            title="Left alone"
            table={() => runs.found && freeRunTable(runs.found, freeRun, own)}
          />
        </span>
      </div>
      <p className="results-when">
        Up to the line the network reads the series; then each of its answers is its next input.
      </p>
      <div className="free-run-parts">
        <div className="free-run-part">
          <RunPicture {...props} />
          <Place freeRun={freeRun} from={from} onFrom={choose} id={id} />
          <p className="results-sentence" id={`${id}-run`}>
            {words(runSentence)}
          </p>
        </div>
        <div className="free-run-part">
          <HorizonPicture {...props} />
          <p className="results-sentence" id={`${id}-horizon`}>
            {words(horizonSentence)}
          </p>
        </div>
      </div>
      <FreeRunTables runs={runs} freeRun={freeRun} />
    </section>
  );
}

interface PartProps {
  readonly runs: Answers<'freeRun'>;
  readonly freeRun: FreeRunning;
  readonly id: string;
}

function RunPicture({ runs, freeRun, id }: PartProps) {
  const draw = useCallback(
    (surface: Surface, theme: Theme) => {
      const run = runs.found;
      if (!run) return;
      const { times } = freeRun;
      const marks = (low: number, high: number, most: number) => timeMarks(times, run.from, low, high, most);
      drawFreeRun(surface, { ...run, color: theme.cell, marks }, theme);
    },
    [runs, freeRun],
  );
  const { label, unit } = freeRun;
  return (
    <>
      <p className="results-key" aria-hidden="true">
        <span className="free-run-key-says">network</span>
        <span className="free-run-key-came">what came</span>
        {unit && <span className="free-run-unit">in {unit}</span>}
      </p>
      <Picture source={runs} label={`Free run: ${label}`} describedBy={`${id}-run`} draw={draw} />
    </>
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
      <label htmlFor={`${id}-place`}>alone after</label>
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

function HorizonPicture({ runs, freeRun, id }: PartProps) {
  const draw = useCallback(
    (surface: Surface, theme: Theme) => {
      const run = runs.found;
      if (run) drawHorizon(surface, { lines: run.errors, color: theme.cell }, theme);
    },
    [runs],
  );
  const { unit } = freeRun;
  return (
    <>
      <p className="results-key" aria-hidden="true">
        <span className="free-run-unit">error{unit ? `, ${unit},` : ''} by values ahead:</span>
        <Throttled source={runs} pace={SENTENCE_PACE}>
          {() =>
            (runs.found?.errors ?? []).map(({ label }, k) => (
              <span key={label} className={k === 0 ? 'free-run-key-says' : `free-run-key-${k}`}>
                {label}
              </span>
            ))
          }
        </Throttled>
      </p>
      <Picture
        source={runs}
        label={`Error by how many values ahead${unit ? `, in ${unit}` : ''}`}
        describedBy={`${id}-horizon`}
        draw={draw}
      />
    </>
  );
}
