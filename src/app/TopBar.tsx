/** Transport, where the run stands and computes, and what to do with the experiment as a whole. */
import { CommandButton } from './CommandButton.tsx';
import { DeviceButton } from './DeviceButton.tsx';
import { Rate, StepCount } from './Progress.tsx';
import { isPlaying } from '../store/state.ts';
import { part } from './parts/part.tsx';
import { usePage } from './sessionContext.ts';

/** Only where a run was left. */
const GoOn = part(
  'Go on',
  () => import('./GoOn.tsx'),
  (module) => module.GoOn,
  { place: 'line' },
);

/** No more than a word on what Play will take. */
const Estimate = part(
  'How long it takes',
  () => import('./estimate/Estimate.tsx'),
  (module) => module.Estimate,
  { place: 'line' },
);

export function TopBar() {
  const playing = usePage(isPlaying);
  const offered = usePage(({ offer }) => offer !== undefined);
  return (
    <header className="bar">
      <h1 className="wordmark">
        un<b>roll</b>
      </h1>
      <div className="transport" role="group" aria-label="Training">
        <CommandButton id="play" look="primary">
          <span aria-hidden="true" className={playing ? 'icon-pause' : 'icon-play'} />
          <span>{playing ? 'Pause' : 'Play'}</span>
        </CommandButton>
        <CommandButton id="step">
          <span className="label-long">Train 1 step</span>
          <span className="label-short" aria-hidden="true">
            1 step
          </span>
        </CommandButton>
        <CommandButton id="phases" />
        <CommandButton id="reset" />
      </div>
      <p className="progress">
        {offered ? (
          <GoOn />
        ) : (
          <>
            <StepCount />
            <Rate />
          </>
        )}
        <DeviceButton />
        <span className="estimate">
          <Estimate />
        </span>
      </p>
      <div className="tools" role="group" aria-label="Experiment and page">
        <CommandButton id="lessons" />
        <CommandButton id="examples" />
        <CommandButton id="share" />
        <CommandButton id="theme" look="icon">
          <span aria-hidden="true">◐</span>
        </CommandButton>
        <CommandButton id="help" look="icon">
          <span aria-hidden="true">?</span>
        </CommandButton>
      </div>
    </header>
  );
}
