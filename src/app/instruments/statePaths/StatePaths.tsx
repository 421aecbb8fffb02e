/** State paths: hidden states of many validation sequences in their first two principal components. */
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Surface } from '../../../charts/canvas.ts';
import { formatCount, formatPercent } from '../../../text/numbers.ts';
import { drawStatePaths } from '../../../charts/statePaths.ts';
import type { Theme } from '../../../charts/theme.ts';
import { findModel } from '../../../models/about/index.ts';
import type { Session } from '../../../store/session.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Found, Question } from '../../../worker/protocol.ts';
import { useTable } from '../../export/context.ts';
import { usePage, useSession } from '../../sessionContext.ts';
import { LayerChoice } from '../shared/LayerChoice.tsx';
import { PickPicture } from '../shared/PickPicture.tsx';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useShownExample } from '../shared/useShownExample.ts';
import { answersOf } from './classes.ts';
import { pathText, planeSentence } from './statePathsText.ts';
import '../shared/shared.css';
import './statePaths.css';

/** Validation sequences that are drawn. */
const SEQUENCES = 32;

/** A colour of the sequential map that can be seen on the page: from a third up. */
function strengthOf(theme: Theme, share: number): string {
  const { bytes, size } = theme.sequential;
  const entry = 4 * Math.round((0.3 + 0.7 * Math.min(1, Math.max(0, share))) * (size - 1));
  return `rgb(${bytes[entry]}, ${bytes[entry + 1]}, ${bytes[entry + 2]})`;
}

/** The paths as a table: one row a step. */
function rowsOf(found: Found<'statePaths'>) {
  const paths = [...found.lengths].flatMap((length, path) =>
    Array.from({ length }, (_, t) => [path, t] as const),
  );
  return {
    examples: paths.map(([path]) => found.examples[path]! + 1),
    steps: paths.map(([, t]) => t + 1),
    targets: paths.map(([path]) => found.targets[path]!),
    across: Float32Array.from(paths, (_, k) => found.points[2 * k]!),
    up: Float32Array.from(paths, (_, k) => found.points[2 * k + 1]!),
  };
}

/** What is found of a state, `example` among it. */
function useFound(session: Session, layer: number, state: string, example: number) {
  const about = { kind: 'statePaths', layer, state, count: SEQUENCES, example } as const;
  const [question, ask] = useState<Question<'statePaths'>>(about);
  const { found: newest, refusal, again, source } = useAnswer(session, question);
  const found = newest?.layer === layer && newest.state === state ? newest : undefined;
  if (question.layer !== layer || question.state !== state) ask(about);
  // Only an example that is not among them asks for others, laid as they are.
  else if (found && question.example !== example && !found.examples.includes(example))
    ask({ ...about, axes: found.axes });
  return { found, refusal, again, source };
}

export function StatePaths() {
  const session = useSession();
  const id = useId();
  const { cell, layers, hiddenSize } = usePage((state) => state.experiment);
  const problem = usePage((state) => state.info?.problem);
  const playhead = useStore(session.scoreView, (scoreView) => scoreView.playhead);
  const example = useShownExample(session);
  const { states } = findModel(cell)!;
  const [wantedState, setState] = useState('h');
  const state = states.some((lane) => lane.id === wantedState) ? wantedState : states[0]!.id;
  const [wantedLayer, setLayer] = useState(Infinity);
  const layer = Math.min(wantedLayer, layers - 1);
  const [wantedColor, setColor] = useState<'time' | 'target'>('target');
  const reach = useRef<number>(undefined);
  const { found, refusal, again, source } = useFound(session, layer, state, example);
  const answers = useMemo(
    () => (problem && found ? answersOf(problem, found.targets) : undefined),
    [problem, found],
  );
  const byTarget = answers !== undefined && (answers.names.length > 0 || answers.share !== undefined);
  const color = byTarget ? wantedColor : 'time';
  useTable(() => {
    if (!found) return undefined;
    const { examples, steps, targets, across, up } = rowsOf(found);
    return {
      notes: [
        planeSentence(found, hiddenSize),
        `at training step ${found.step}, layer ${layer + 1}, state ${state}`,
      ],
      columns: [
        { name: 'example', values: examples },
        { name: 'time step', values: steps },
        { name: 'target', values: targets },
        { name: 'principal component 1', values: across },
        { name: 'principal component 2', values: up },
      ],
    };
  });
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      if (!found || !answers) return [];
      const target = (path: number) => found.targets[path]!;
      const ofClass = (path: number) => theme.classes[target(path)] ?? theme.accent;
      const drawn = drawStatePaths(
        surface,
        {
          points: found.points,
          lengths: found.lengths,
          colorOf: (path, share) => {
            if (color === 'time') return strengthOf(theme, share);
            return answers.share ? strengthOf(theme, answers.share(target(path))) : ofClass(path);
          },
          signOf: (path) => (answers.names.length > 0 ? target(path) : 0),
          shown: found.examples.indexOf(example) < 0 ? undefined : found.examples.indexOf(example),
          playhead,
          picked,
          across: `component 1: ${formatPercent(found.shares[0])} of the variance`,
          up: `component 2: ${formatPercent(found.shares[1])} of the variance`,
          reach: reach.current,
        },
        theme,
      );
      reach.current = drawn.reach;
      return drawn.spots;
    },
    [found, answers, color, example, playhead],
  );
  return (
    <div className="state-paths">
      <div className="instrument-choices state-paths-choices">
        {byTarget && (
          <>
            <span aria-hidden="true">colour by</span>
            <Segmented
              label="Colour by"
              choices={[
                { value: 'target', label: 'target' },
                { value: 'time', label: 'time' },
              ]}
              value={color}
              onChange={(value) => setColor(value as 'time' | 'target')}
            />
          </>
        )}
        {states.length > 1 && (
          <>
            <label htmlFor={`${id}-state`}>of the</label>
            <Select
              id={`${id}-state`}
              choices={states.map((lane) => ({ value: lane.id, label: lane.label.toLowerCase() }))}
              value={state}
              onChange={setState}
            />
          </>
        )}
        <LayerChoice layers={layers} layer={layer} onLayer={setLayer} />
      </div>
      <PickPicture
        source={source}
        label="Hidden states of validation sequences in their first two principal components"
        describedBy={`${id}-sentence`}
        className="state-paths-plane"
        count={() => found?.examples.length ?? 0}
        draw={draw}
        say={(index) => (found && answers ? pathText(found, index, answers) : '')}
        hint="The strong path is the example of the score, the large ring its playhead. Choose an end to see its path; a click shows it in the score."
        onChoose={(index) => found && session.showExample(found.examples[index]!)}
      />
      <p className="state-paths-key" aria-hidden="true">
        <span className="state-paths-start">start, t = 1</span>
        <span className="state-paths-end">end</span>
        {color === 'time' && <span className="state-paths-ramp">t = 1 … last t</span>}
        {color === 'target' && answers?.share && (
          <span className="state-paths-ramp">
            target {found ? answers.say(Math.min(...found.targets)) : ''} …{' '}
            {found ? answers.say(Math.max(...found.targets)) : ''}
          </span>
        )}
        {color === 'target' &&
          answers?.names.map((name, k) => (
            <span key={name} className="state-paths-class" data-sign={k}>
              {name}
            </span>
          ))}
      </p>
      <p className="instrument-sentence" id={`${id}-sentence`}>
        {refusal ??
          (found
            ? planeSentence(found, hiddenSize)
            : 'Not looked at yet: it comes as soon as the network is ready.')}
        {found && ` At training step ${formatCount(found.step)}.`}
        <AskAgain again={again} />
      </p>
    </div>
  );
}
