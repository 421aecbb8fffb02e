/** What a study goes through, with how many seeds and for how many steps, and how long that takes. Nothing begins before Start. */
import { useMemo } from 'react';
import {
  MOST_RUNS,
  runCount,
  stepsOption,
  withValue,
  type StudyAxis,
  type StudyPlan,
} from '../../config/index.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { formatCount } from '../../text/numbers.ts';
import { useLock } from '../classroom/useLock.tsx';
import { useLocked } from '../useClassPlan.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { AxisField } from './AxisField.tsx';
import { longestLagPlan } from './axisChoices.ts';
import { baseText, estimateSentence } from './studyText.ts';
import { useEstimate } from './useEstimate.ts';

const SEEDS = [1, 3, 5, 10];

interface StudySetupProps {
  readonly plan: StudyPlan;
  readonly onPlan: (plan: StudyPlan) => void;
  readonly onStart: () => void;
  /** Runs of the study before, whose place it takes. */
  readonly replaces: number;
  /** Back to that. */
  readonly onBack: (() => void) | undefined;
}

export function StudySetup({ plan, onPlan, onStart, replaces, onBack }: StudySetupProps) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const rivals = usePage((state) => state.runs.length - 1);
  const sweep = useLock('sweep', 'settings of a study');
  const seedsLock = useLock('seeds', 'seeds');
  const steps = useLock('steps', 'end of a study');
  const solved = useLocked('solved');
  const [first, second] = plan.axes;
  const runs = runCount(plan, rivals);
  const tooMany = runs > MOST_RUNS;
  const estimate = useEstimate(session, plan, tooMany);
  const lag = useMemo(() => longestLagPlan(experiment), [experiment]);
  const setAxis = (k: number, axis: StudyAxis | undefined) =>
    onPlan({
      ...plan,
      axes: [k === 0 ? axis : first, k === 1 ? axis : second].flatMap((each) => each ?? []),
    });
  const seeds = SEEDS.includes(plan.seeds) ? SEEDS : [...SEEDS, plan.seeds].toSorted((a, b) => a - b);
  return (
    <div className="study-setup">
      <p className="sentence">
        {`${baseText(experiment)}: what is set on the page, but for what you choose here.`}
      </p>
      <fieldset className="study-axes" disabled={sweep !== undefined}>
        <AxisField
          key={`first ${first?.key ?? ''}`}
          label="Setting"
          experiment={experiment}
          axis={first}
          taken={second?.key}
          onChange={(axis) => setAxis(0, axis)}
        />
        <AxisField
          key={`second ${second?.key ?? ''}`}
          label="Second setting"
          experiment={experiment}
          axis={second}
          taken={first?.key}
          onChange={(axis) => setAxis(1, axis)}
        />
      </fieldset>
      {sweep?.sign}
      <div className="study-rest">
        <div className="field field-choice">
          <span aria-hidden="true">seeds</span>
          <Segmented
            label="Seeds"
            choices={seeds.map((count) => ({ value: String(count), label: String(count) }))}
            value={String(plan.seeds)}
            onChange={(value) => onPlan({ ...plan, seeds: Number(value) })}
            describedBy={seedsLock?.id}
            disabled={seedsLock !== undefined}
          />
          {seedsLock?.sign}
          <p className="choice-help">The seed of the page and those that follow it.</p>
        </div>
        <div className="study-ends">
          <NumberField
            option={{ ...stepsOption, label: 'ends at step' }}
            value={plan.steps}
            lock={steps}
            onChange={(steps) => onPlan({ ...plan, steps })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={experiment.whenSolved === 'rest'}
              disabled={solved}
              onChange={(event) =>
                session.change(
                  withValue(experiment, 'experiment', 'whenSolved', event.target.checked ? 'rest' : 'on'),
                )
              }
            />
            <span>or where it is solved; where it diverges it ends in any case</span>
          </label>
        </div>
      </div>
      <p className="study-presets">
        <Button
          aria-disabled={!lag || sweep !== undefined}
          title={
            lag
              ? 'Lengths 20 to 200 with RNN, LSTM and GRU.'
              : 'This task has no length that makes it harder: choose the adding problem or copy memory.'
          }
          onClick={() => lag && !sweep && onPlan(lag)}
        >
          Longest T solved, by cell
        </Button>
      </p>
      <p className="study-estimate" role="status">
        {tooMany
          ? `That would be ${formatCount(runs)} runs; a study has at most ${formatCount(MOST_RUNS)}: choose fewer values or seeds.`
          : estimateSentence(runs, plan.steps, estimate.seconds)}
        {!tooMany && estimate.seconds === undefined && (
          <Button aria-disabled={estimate.measuring} onClick={estimate.measure}>
            {estimate.measuring ? 'Measuring…' : 'How long will it take here?'}
          </Button>
        )}
      </p>
      <div className="dialog-foot">
        {onBack ? <Button onClick={onBack}>Back to the results</Button> : <span />}
        <Button look="primary" aria-disabled={tooMany} onClick={() => !tooMany && onStart()}>
          {replaces > 0 ? 'Start in place of the results' : 'Start'}
        </Button>
      </div>
    </div>
  );
}
