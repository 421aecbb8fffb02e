/** The controls for the time step under the playhead: what the input lane offers to the mouse, for fingers and keys. */
import { useId } from 'react';
import { visibleSymbol } from '../../../charts/symbolLane.ts';
import { areBits, featuresOf, withValue } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { inUnits } from '../../score/sentences.ts';
import { asItWas, flip, silenced, type Worked } from '../../score/edit/worked.ts';
import { ToolButton } from '../../../ui/ToolButton.tsx';

interface AtPlayheadProps {
  readonly problem: ProblemInfo;
  readonly worked: Worked;
  readonly step: number;
  readonly isChanged: boolean;
  readonly onEdit: (edit: Edit | undefined) => void;
  readonly onStep: (step: number) => void;
}

export function AtPlayhead(props: AtPlayheadProps) {
  const { worked, step, isChanged, onEdit, onStep } = props;
  const { timeSteps } = worked.base;
  return (
    <div className="change-row probe-at">
      <span className="probe-stepper">
        <ToolButton help="One step earlier." disabled={step === 0} onPress={() => onStep(step - 1)}>
          <span aria-hidden="true">‹</span>
          <span className="score-hidden">Step before</span>
        </ToolButton>
        <span className="probe-which">step {step + 1}</span>
        <ToolButton help="One step later." disabled={step === timeSteps - 1} onPress={() => onStep(step + 1)}>
          <span aria-hidden="true">›</span>
          <span className="score-hidden">Next step</span>
        </ToolButton>
      </span>
      <Controls {...props} />
      <ToolButton
        help="Gives this one time step the input that it had."
        disabled={!isChanged}
        onPress={() => onEdit(asItWas(worked, step))}
      >
        As it was
      </ToolButton>
    </div>
  );
}

function Controls(props: AtPlayheadProps) {
  const { worked, step, onEdit } = props;
  const { view, base } = worked;
  switch (view.kind) {
    case 'symbols':
      return <SymbolChoice {...props} symbols={view.symbols} />;
    case 'spectrogram':
      return (
        <>
          <ToolButton help="Makes this step silent." onPress={() => onEdit(silenced(worked, [step, step]))}>
            Silence it
          </ToolButton>
          <ToolButton
            help="Makes everything up to this step silent."
            onPress={() => onEdit(silenced(worked, [0, step]))}
          >
            Silence up to here
          </ToolButton>
          <ToolButton
            help="Makes everything from this step on silent."
            onPress={() => onEdit(silenced(worked, [step, base.timeSteps - 1]))}
          >
            Silence from here on
          </ToolButton>
        </>
      );
    case 'bars':
    case 'line': {
      if (areBits(view, base)) {
        return (
          <ToolButton help="Turns the bit of this step over." onPress={() => onEdit(flip(worked, step, 0))}>
            Flip the bit
          </ToolButton>
        );
      }
      const inputs = worked.edit?.inputs ?? base.inputs;
      const marked = featuresOf(base) > 1 && inputs[step * featuresOf(base) + 1]! > 0.5;
      return (
        <>
          <ValueField {...props} />
          {view.kind === 'bars' && view.mark !== undefined && (
            <ToolButton
              help={`Says whether this step is ${view.mark}.`}
              pressed={marked}
              onPress={() => onEdit(flip(worked, step, 1))}
            >
              {view.mark}
            </ToolButton>
          )}
        </>
      );
    }
  }
}

function ValueField({ problem, worked, step, onEdit }: AtPlayheadProps) {
  const { base, edit, range, view } = worked;
  const { units } = problem;
  const features = featuresOf(base);
  const shown = (value: number) => Number(inUnits(value, units).toPrecision(4));
  const label = view.kind === 'line' ? 'value' : 'value here';
  return (
    <NumberField
      option={{
        kind: 'number',
        id: 'value',
        link: 'value',
        label,
        help: 'What the network reads at this step.',
        min: shown(range[0]),
        max: shown(range[1]),
        default: shown(range[0]),
        integer: false,
        scale: 'linear',
      }}
      value={shown((edit?.inputs ?? base.inputs)[step * features]!)}
      onChange={(value) => {
        const own = units ? (value - units.offset) / units.scale : value;
        onEdit(withValue(base, edit, step, 0, own));
      }}
    />
  );
}

function SymbolChoice({
  worked,
  step,
  onEdit,
  symbols,
}: AtPlayheadProps & { readonly symbols: readonly string[] }) {
  const id = useId();
  const { base, edit } = worked;
  return (
    <span className="probe-symbol">
      <label htmlFor={id}>symbol</label>
      <Select
        id={id}
        choices={symbols.map((symbol, index) => ({
          value: String(index),
          label: visibleSymbol(symbol),
          help: '',
        }))}
        value={String((edit?.inputs ?? base.inputs)[step])}
        onChange={(value) => onEdit(withValue(base, edit, step, 0, Number(value)))}
      />
    </span>
  );
}
