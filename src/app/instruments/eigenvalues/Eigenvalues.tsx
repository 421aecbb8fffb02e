/** Eigenvalues of what leads from one time step to the next, and the largest of them over training. */
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Surface } from '../../../charts/canvas.ts';
import { formatCount, formatValue } from '../../../text/numbers.ts';
import { drawRadius, drawEigenvalues } from '../../../charts/eigenvalues.ts';
import type { Theme } from '../../../charts/theme.ts';
import { findModel } from '../../../models/about/index.ts';
import { recurrentMatrices } from '../../../models/recurrentMatrices.ts';
import type { Session } from '../../../store/session.ts';
import { HelpGroup } from '../../../ui/help.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Term } from '../../../ui/Term.tsx';
import type { Found, Question } from '../../../worker/protocol.ts';
import { useTable } from '../../export/context.ts';
import { Picture } from '../../results/Picture.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { LayerChoice } from '../shared/LayerChoice.tsx';
import { PickPicture } from '../shared/PickPicture.tsx';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useShownExample } from '../shared/useShownExample.ts';
import { addRadius, radiusLine } from './history.ts';
import { choicesOf, eigenvalueText, JACOBIAN, eigenvaluesSentence } from './eigenvaluesText.ts';
import '../shared/shared.css';
import './eigenvalues.css';

/** What is asked: of the Jacobian, at the playhead in the shown example. */
function useQuestion(session: Session, of: string, layer: number): Question<'eigenvalues'> {
  const playhead = useStore(session.scoreView, (view) => (of === JACOBIAN ? view.playhead : 0));
  const example = useShownExample(session);
  return useMemo(() => {
    if (of !== JACOBIAN) return { kind: 'eigenvalues', of, layer };
    const at = Number.isFinite(playhead) ? { at: playhead } : {};
    return { kind: 'eigenvalues', of, layer, example, ...at };
  }, [of, layer, playhead, example]);
}

/** What a line over training belongs to. */
const keyOf = (found: Pick<Found<'eigenvalues'>, 'of' | 'layer'>) => `${found.layer}/${found.of}`;

const RADIUS =
  'Spectral radius: the size of the largest eigenvalue; below 1 what is multiplied over and over fades, above 1 it grows.';

export function Eigenvalues() {
  const session = useSession();
  const { series } = session;
  const id = useId();
  const { cell, cellOptions, layers } = usePage((state) => state.experiment);
  const model = findModel(cell)!;
  const matrices = useMemo(() => recurrentMatrices(model, cellOptions), [model, cellOptions]);
  const choices = choicesOf(matrices);
  const [chosen, choose] = useState<string>();
  const of = choices.some(({ value }) => value === chosen) ? chosen! : choices[0]!.value;
  const [wanted, setLayer] = useState(0);
  const layer = Math.min(wanted, layers - 1);
  const { found: newest, refusal, again, source } = useAnswer(session, useQuestion(session, of, layer));
  const found = newest?.of === of && newest.layer === layer ? newest : undefined;
  useEffect(() => {
    if (newest) addRadius(series, keyOf(newest), newest.step, newest.radius);
  }, [series, newest]);
  useTable(() => {
    if (!found) return undefined;
    const numbers = Int32Array.from({ length: found.real.length }, (_, k) => k + 1);
    const { steps, radii } = radiusLine(series, keyOf(found));
    return {
      notes: [
        eigenvaluesSentence(found, model, matrices),
        `at training step ${found.step}, layer ${found.layer + 1}`,
      ],
      columns: [
        { name: 'eigenvalue', values: numbers },
        { name: 'real', values: found.real },
        { name: 'imaginary', values: found.imaginary },
        { name: 'training step', values: steps },
        { name: 'spectral radius', values: radii },
      ],
    };
  });

  const plane = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) =>
      found ? drawEigenvalues(surface, { ...found, color: theme.cell, picked }, theme) : [],
    [found],
  );
  const line = useCallback(
    (surface: Surface, theme: Theme) =>
      drawRadius(surface, { ...radiusLine(series, keyOf({ of, layer })), color: theme.cell }, theme),
    [series, of, layer],
  );
  const over = radiusLine(series, keyOf({ of, layer }));
  return (
    <HelpGroup announce={session.announce}>
      <div className="eigenvalues">
        <div className="instrument-choices">
          <label htmlFor={`${id}-of`}>eigenvalues of</label>
          <Select id={`${id}-of`} choices={choices} value={of} onChange={choose} />
          <LayerChoice layers={layers} layer={layer} onLayer={setLayer} />
        </div>
        <div className="eigenvalues-parts">
          <PickPicture
            source={source}
            label="Eigenvalues on the complex plane, with the unit circle"
            describedBy={`${id}-sentence`}
            className="eigenvalues-plane"
            count={() => found?.real.length ?? 0}
            draw={plane}
            say={(index) => eigenvalueText(found!, index)}
            hint="Dashed: the unit circle. The ring marks the largest. Choose one to read it."
          />
          <div className="eigenvalues-side">
            <p className="eigenvalues-number">
              <Term means={RADIUS}>spectral radius</Term>
              <strong>{found ? formatValue(found.radius) : '–'}</strong>
            </p>
            <p className="eigenvalues-number">
              <span>largest singular value</span>
              <b>{found ? formatValue(found.norm) : '–'}</b>
            </p>
            <Picture
              source={source}
              label={`Spectral radius over ${formatCount(over.steps.at(-1) ?? 0)} training steps, while this was open`}
              describedBy={`${id}-sentence`}
              draw={line}
            />
            <p className="instrument-note">
              over training steps, taken while this is open
              {found ? `; now at step ${formatCount(found.step)}` : ''}
            </p>
          </div>
        </div>
        <p className="instrument-sentence" id={`${id}-sentence`}>
          {refusal ??
            (found
              ? eigenvaluesSentence(found, model, matrices)
              : 'Not looked at yet: it comes as soon as the network is ready.')}
          <AskAgain again={again} />
        </p>
      </div>
    </HelpGroup>
  );
}
