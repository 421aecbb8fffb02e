/** The instrument "Inside a unit": a unit's cell at the playhead, as a circuit and as equations, with the numbers of this time step. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { readEquation } from '../../../models/equation.ts';
import { findModel } from '../../../models/about/index.ts';
import { formatBrief, formatCount } from '../../../text/numbers.ts';
import { inputAt } from '../../score/sentences.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import type { Readout } from '../../../worker/protocol.ts';
import type { InstrumentProps } from '../instrument.ts';
import { UnitTable } from './UnitTable.tsx';
import { Choosers } from './Choosers.tsx';
import { Circuit } from './Circuit.tsx';
import { Equations } from './Equations.tsx';
import { mostOf } from './attentionRow.ts';
import { mostMoved } from './mostMoved.ts';
import { namingOf } from './mathml.tsx';
import { agrees, sameInputs, sumOf, valuesFound, valuesInLanes, type ValueOf } from './numbers.ts';
import { DrawnContext } from './parts.tsx';
import { useInsideUnit, useShownScore } from './useInsideUnit.ts';
import { useKeys } from './useKeys.ts';
import { wordsFor } from './insideUnitText.ts';
import './insideUnit.css';

const OTHER_WEIGHTS =
  'What is shown was read with other weights than the present ones, or with an intervention: the sums inside are not known.';

const FIRST =
  'It is shown first because its hidden state changes most in this example; a click on a row of the score chooses another.';

/** The keys of controls that need the arrows themselves. */
const OWN_ARROWS = 'select, input, textarea, summary';

export function InsideUnitPanel(props: InstrumentProps) {
  const score = useShownScore(useSession());
  if (!score) return <p className="cell-note">No reading yet: it comes as soon as the network is ready.</p>;
  return <ShownCell {...props} score={score} />;
}

/** The unit that is shown while none is chosen: it stays while the network learns, so that its numbers can be followed. */
function useFirst(score: Readout, layer: number): number {
  const of = `${score.units}/${layer}/${score.lanes.map(({ lane }) => lane).join()}`;
  const [first, setFirst] = useState(() => ({ of, unit: mostMoved(score, layer) }));
  if (first.of === of) return first.unit;
  const next = { of, unit: mostMoved(score, layer) };
  setFirst(next);
  return next.unit;
}

function ShownCell({ id, score }: InstrumentProps & { readonly score: Readout }) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const playhead = useStore(session.scoreView, (state) => state.playhead);
  const followed = useStore(session.scoreView, (state) => state.unit);
  const held = useStore(session.scoreView, (state) => state.pinned);
  const [lit, light] = useState<string>();
  const model = findModel(experiment.cell)!;
  const layers = Math.max(1, ...score.lanes.map(({ layer }) => layer + 1));
  const { units } = score;
  const layer = Math.min(layers - 1, followed?.layer ?? layers - 1);
  const first = useFirst(score, layer);
  const unit = Math.min(units - 1, followed?.unit ?? first);
  const place = useMemo(() => ({ layer, unit }), [layer, unit]);
  const inside = useInsideUnit(session, score, place);
  const equations = useMemo(
    () => model.equations(experiment.cellOptions, layer).map(readEquation),
    [model, experiment.cellOptions, layer],
  );
  const wordsOf = useMemo(() => wordsFor(equations, model), [equations, model]);
  const found = useMemo(() => {
    const { found: newest, read } = inside;
    if (!newest || newest.layer !== layer || newest.unit !== unit) return undefined;
    if (!read || !sameInputs(read, score)) return undefined;
    return held && !agrees(newest, score, place, equations) ? undefined : newest;
  }, [inside, score, held, layer, unit, place, equations]);

  const t = Math.min(score.timeSteps - 1, playhead);
  const valueOf: ValueOf = found ? valuesFound(found, t) : valuesInLanes(score, place, equations, t);
  const go = (by: number) => {
    const next = Math.min(score.timeSteps - 1, Math.max(0, t + by));
    session.scoreView.setState({ playhead: next === score.timeSteps - 1 ? Infinity : next });
  };
  const root = useKeys<HTMLDivElement>((event) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if ((event.target as Element).closest(OWN_ARROWS)) return;
    event.preventDefault();
    go(by);
  });
  const { info } = session.store.getState();
  const read = layer > 0 ? `hidden state of layer ${layer}` : info ? inputAt(info.problem, score, t) : '';
  const naming = namingOf(equations, model, lit);
  const heading = `${model.label}, ${layers > 1 ? `layer ${layer + 1}, ` : ''}unit ${unit + 1}, t = ${t + 1}`;
  const hidden = model.states[0]!.id;
  const after = valueOf(`${hidden}′`) ?? valueOf(hidden);
  const looks = score.attention.find((look) => look.layer === layer);
  const because = found ? undefined : (inside.sentence ?? (inside.found && held ? OTHER_WEIGHTS : undefined));
  return (
    <div className="cell" role="group" aria-label="Inside a unit, at the playhead" ref={root}>
      <div className="cell-views">
        <Choosers
          id={id}
          layers={layers}
          units={units}
          place={place}
          t={t}
          timeSteps={score.timeSteps}
          onStep={go}
          onPlace={(next) => session.scoreView.setState({ unit: next })}
        />
        <DrawnContext value={{ read, valueOf, sumOf: (name) => sumOf(equations, name), wordsOf, lit, light }}>
          <Circuit cell={model.id} options={experiment.cellOptions} layer={layer} score={score} t={t} />
          <Equations
            equations={equations}
            naming={naming}
            valueOf={valueOf}
            wordsOf={wordsOf}
            light={light}
          />
        </DrawnContext>
      </div>
      <p className="cell-note">
        {`${heading}, after ${formatCount(found?.step ?? score.step)} training steps: the hidden state becomes ${formatBrief(after)}.`}
        {!followed && ` ${FIRST}`}
        {layer > 0 && ` It reads the hidden states of layer ${layer}.`}
        {looks &&
          Array.from({ length: looks.heads }, (_, head) => ` ${mostOf(looks, head, score.timeSteps, t)}.`)}
        {because && ` ${because}`}
        <AskAgain again={found ? undefined : inside.again} />
      </p>
      <UnitTable equations={equations} caption={heading} valueOf={valueOf} wordsOf={wordsOf} />
    </div>
  );
}
