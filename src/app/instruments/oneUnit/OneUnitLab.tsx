/**
 * The one-unit lab: h′ = a·h + b·x by itself, apart from the network that learns. Its response to an input, the gradient that comes
 * back through it, and a as the eigenvalue that it is.
 */
import { useCallback, useId, useMemo, useState } from 'react';
import type { Surface } from '../../../charts/canvas.ts';
import { drawCurve } from '../../../charts/curve.ts';
import { drawEigenvalues } from '../../../charts/eigenvalues.ts';
import type { Theme } from '../../../charts/theme.ts';
import type { Source } from '../../../charts/useCanvas.ts';
import { gradientsBack, inputOf, respond } from '../../../math/oneUnit.ts';
import { formatBrief, formatCount, formatLoss, formatValue } from '../../../text/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { HelpGroup } from '../../../ui/help.tsx';
import type { Readout } from '../../../worker/protocol.ts';
import { useTable } from '../../export/context.ts';
import { Picture } from '../../results/Picture.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { PickPicture } from '../shared/PickPicture.tsx';
import { useExample } from '../whatIf/useExample.ts';
import { gradientSentence } from './gradientText.ts';
import { LabControls } from './LabControls.tsx';
import { FIRST_LAB, type Lab } from './options.ts';
import { responseSentence } from './responseText.ts';
import '../shared/shared.css';
import './oneUnit.css';

/** It changes by its controls alone, and is then drawn anew. */
const STILL: Source = { subscribe: () => () => {} };

/** As it was left, while the page is open. */
let left = FIRST_LAB;

/** The first feature of the example at each step, and nothing after its end. */
function firstFeature({ inputs, timeSteps }: Readout, wanted: number): Float64Array {
  const size = inputs.length / timeSteps;
  return Float64Array.from({ length: wanted }, (_, t) => (t < timeSteps ? inputs[t * size]! : 0));
}

/** What the unit reads; an example of symbols has no number to feed it. */
function useInputs(wanted: Lab): {
  readonly lab: Lab;
  readonly inputs: Float64Array;
  readonly shows: boolean;
} {
  const example = useExample();
  const kind = usePage((state) => state.info?.problem.input.kind);
  const scalar = kind === 'bars' || kind === 'line' ? example : undefined;
  return useMemo(() => {
    const { input, timeSteps } = wanted;
    if (input !== 'shown')
      return { lab: wanted, inputs: inputOf(input, timeSteps), shows: scalar !== undefined };
    if (scalar) return { lab: wanted, inputs: firstFeature(scalar, timeSteps), shows: true };
    return { lab: { ...wanted, input: 'impulse' }, inputs: inputOf('impulse', timeSteps), shows: false };
  }, [wanted, scalar]);
}

const BRIDGE = 'a is the eigenvalue of this unit. Many linear units do the same along each eigenvector of U.';

/** Where the tab of the other instrument is, which stays when this one goes. */
const eigenvaluesTab = () => document.querySelector<HTMLElement>('[data-place="panel:eigenvalues"]');

export function OneUnitLab() {
  const session = useSession();
  const id = useId();
  const [wanted, setWanted] = useState(left);
  const { lab, inputs, shows } = useInputs(wanted);
  const states = useMemo(() => respond(lab, inputs), [lab, inputs]);
  const gradients = useMemo(() => gradientsBack(lab, states), [lab, states]);
  const said = { response: responseSentence(lab, states), gradient: gradientSentence(lab, gradients) };
  const change = (part: Partial<Lab>) => {
    left = { ...wanted, ...part };
    setWanted(left);
  };
  useTable(() => ({
    notes: [
      lab.squashed
        ? `one unit, h_t = tanh(a·h_(t−1) + b·x_t), a = ${lab.a}, b = ${lab.b}`
        : `one unit, h_t = a·h_(t−1) + b·x_t, a = ${lab.a}, b = ${lab.b}`,
      said.response,
      said.gradient,
    ],
    columns: [
      { name: 't', values: Int32Array.from(inputs, (_, t) => t + 1) },
      { name: 'x_t', values: inputs },
      { name: 'h_t', values: states },
      { name: '∂h_T/∂h_t', values: gradients },
    ],
  }));

  const { scale } = lab;
  const response = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) =>
      drawCurve(surface, { values: states, scale, color: theme.accent, picked }, theme),
    [states, scale],
  );
  const gradient = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) =>
      drawCurve(surface, { values: gradients, scale, color: theme.accent, picked }, theme),
    [gradients, scale],
  );
  const plane = useCallback(
    (surface: Surface, theme: Theme) =>
      void drawEigenvalues(
        surface,
        { real: [lab.a], imaginary: [0], color: theme.accent, picked: undefined },
        theme,
      ),
    [lab.a],
  );
  return (
    <HelpGroup announce={session.announce}>
      <div className="one-unit">
        <LabControls lab={lab} showsExample={shows} onChange={change} />
        <section className="one-unit-curve" aria-label="Response">
          <h3>Response h_t</h3>
          <PickPicture
            source={STILL}
            label="The state of the unit at each time step"
            describedBy={`${id}-response`}
            count={() => states.length}
            draw={response}
            say={(t) => `t = ${formatCount(t + 1)}: x = ${formatBrief(inputs[t])}, h = ${fine(states[t]!)}.`}
            hint={scale === 'log' ? 'Sizes, on a log scale.' : 'Point at a step to read it.'}
          />
          <p className="instrument-sentence" id={`${id}-response`}>
            {said.response}
          </p>
        </section>
        <section className="one-unit-curve" aria-label="Gradient">
          <h3>Gradient ∂h_T/∂h_t</h3>
          <PickPicture
            source={STILL}
            label="How much the last state would change with that of each time step"
            describedBy={`${id}-gradient`}
            count={() => gradients.length}
            draw={gradient}
            say={(t) => `t = ${formatCount(t + 1)}: ∂h_T/∂h_t = ${fine(gradients[t]!)}.`}
            hint="At t = T it is 1."
          />
          <p className="instrument-sentence" id={`${id}-gradient`}>
            {said.gradient}
          </p>
        </section>
        <section className="one-unit-bridge" aria-label="Eigenvalue">
          <Picture
            source={STILL}
            label={`a = ${formatValue(lab.a)} on the complex plane, with the unit circle`}
            describedBy={`${id}-bridge`}
            draw={plane}
          />
          <p className="instrument-note" id={`${id}-bridge`}>
            {BRIDGE}
          </p>
          <Button
            onClick={() => {
              eigenvaluesTab()?.focus();
              session.openInstrument('eigenvalues');
            }}
          >
            Open Eigenvalues
          </Button>
        </section>
      </div>
    </HelpGroup>
  );
}

/** With digits that count, however small. */
const fine = (value: number) =>
  value !== 0 && Math.abs(value) < 0.1 ? formatLoss(value) : formatValue(value);
