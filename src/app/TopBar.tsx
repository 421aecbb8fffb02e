/** Transport, where the run stands and computes, and what to do with the experiment as a whole. */
import { CommandButton } from './CommandButton.tsx';
import { DeviceButton } from './DeviceButton.tsx';
import { Rate, StepCount } from './Progress.tsx';
import { isPlaying } from '../store/state.ts';
import { CellSelect } from './panels/CellSelect.tsx';
import { TaskSelect } from './panels/TaskSelect.tsx';
import { part } from './parts/part.tsx';
import { Button } from '../ui/Button.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { usePage, useSession } from './sessionContext.ts';
import { useBeside } from './useBeside.ts';
import { useShown } from './useClassPlan.ts';

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

/** There once a hundred steps are done. */
const Mark = part(
  'Mark of the curve',
  () => import('./mark/Mark.tsx'),
  (module) => module.Mark,
  { place: 'line' },
);

/** In the order in which its parts are seen: in one row, or, narrower, with the tools above the transport. */
export function TopBar() {
  const beside = useBeside();
  const task = useShown('task');
  const cell = useShown('cell');
  return (
    <header className="bar">
      <h1 className="wordmark">unroll</h1>
      {!beside && <Tools />}
      <Transport />
      {!beside && (
        <div className="choices">
          {task && <TaskSelect />}
          {cell && <CellSelect />}
        </div>
      )}
      <Progress device={!beside} />
      {beside && <Tools device />}
    </header>
  );
}

function Transport() {
  const playing = usePage(isPlaying);
  return (
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
  );
}

function Progress({ device }: { readonly device: boolean }) {
  const offered = usePage(({ offer }) => offer !== undefined);
  const begun = usePage(({ step }) => step > 0);
  return (
    <p className="progress">
      {offered ? (
        <GoOn />
      ) : (
        <>
          <StepCount />
          <span className="mark-room">{begun && <Mark />}</span>
          <Rate />
        </>
      )}
      {device && <DeviceButton />}
      <span className="estimate">
        <Estimate />
      </span>
    </p>
  );
}

/** @param device whether there is room for where the run computes */
function Tools({ device = false }: { readonly device?: boolean }) {
  const session = useSession();
  const handIn = usePage(({ classPlan }) => classPlan?.handIn);
  return (
    <Toolbar className="tools" label="Experiment and page">
      {device && <DeviceButton />}
      <CommandButton id="lessons" />
      <CommandButton id="examples" />
      {/* Whose class hands in shares by that; the dialog leads to the link, too. */}
      {handIn ? (
        <Button className="hand-in" onClick={() => session.show('handIn')}>
          Hand in…
        </Button>
      ) : (
        <CommandButton id="share" />
      )}
      <CommandButton id="theme" look="icon">
        <span aria-hidden="true">◐</span>
      </CommandButton>
      <CommandButton id="help" look="icon">
        <span aria-hidden="true">?</span>
      </CommandButton>
    </Toolbar>
  );
}
