/** Chooses one intervention. */
import { useId, useState, type ReactNode } from 'react';
import type { Intervention } from '../../../models/interventions.ts';
import type { Choice } from '../../../options/option.ts';
import type { UnitPlace } from '../../../store/scoreView.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { RunInfo } from '../../../worker/protocol.ts';
import { ToolButton } from '../../../ui/ToolButton.tsx';
import { gatesOf, opens, stretchOf, valueChoices, whenChoices, type When } from './interventionText.ts';

interface InterventionFormProps {
  readonly lanes: RunInfo['lanes'];
  readonly layers: number;
  readonly units: number;
  /** Under the playhead, from 0. */
  readonly step: number;
  /** The unit that is followed on the score: it is offered first. */
  readonly followed: UnitPlace | undefined;
  readonly onIntervene: (intervention: Intervention) => void;
}

type Kind = Intervention['kind'];

const KINDS: readonly (Choice & { readonly value: Kind })[] = [
  { value: 'clamp', label: 'hold a gate', help: 'A gate stays open or shut, whatever the network wants.' },
  { value: 'zero', label: 'set a unit to 0', help: 'The hidden state of a unit is 0.' },
  { value: 'reset', label: 'reset the state', help: 'All states are 0 after a time step.' },
];

const HELP: Readonly<Record<Kind, string>> = {
  clamp: 'Holds it within the time step, so that all later states follow.',
  zero: 'The unit passes nothing on to the next time step, the next layer and the prediction.',
  reset: 'After this time step the network knows nothing of what it has read.',
};

const choice = (value: number | string, label: string): Choice => ({ value: String(value), label, help: '' });

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <span className="intervene-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
}

export function InterventionForm({
  lanes,
  layers,
  units,
  step,
  followed,
  onIntervene,
}: InterventionFormProps) {
  const gates = gatesOf(lanes);
  const [kind, setKind] = useState<Kind>(gates.length > 0 ? 'clamp' : 'zero');
  const [gateId, setGateId] = useState(
    (gates.find(({ lane }) => lane.id === 'f') ?? gates.find(opens) ?? gates[0])?.lane.id,
  );
  const [value, setValue] = useState('0');
  const [chosen, setChosen] = useState<{ readonly layer?: number; readonly unit?: number | 'all' }>({});
  const [when, setWhen] = useState<When>('always');
  const gate = gates.find(({ lane }) => lane.id === gateId);
  const layer = chosen.layer ?? followed?.layer ?? 0;
  const unit = chosen.unit ?? (kind === 'clamp' ? 'all' : (followed?.unit ?? 0));
  const oneUnit = unit === 'all' ? (followed?.unit ?? 0) : unit;
  const steps = stretchOf(when, step);
  const press = () => {
    const during = steps && { steps };
    if (kind === 'reset') return onIntervene({ kind, step });
    if (kind === 'zero') return onIntervene({ kind, layer, unit: oneUnit, ...during });
    if (!gate) return;
    const held = opens(gate) ? Number(value) : 0;
    onIntervene({ kind, layer, gate: gate.lane.id, ...(unit !== 'all' && { unit }), value: held, ...during });
  };
  const numbered = (count: number, name: string) =>
    Array.from({ length: count }, (_, k) => choice(k, `${name} ${k + 1}`));
  return (
    <div className="intervene-form">
      <Segmented
        label="Intervention"
        choices={KINDS.filter((each) => each.value !== 'clamp' || gates.length > 0)}
        value={kind}
        onChange={(next) => setKind(KINDS.find((each) => each.value === next)!.value)}
      />
      <div className="change-row intervene-fields">
        {kind === 'clamp' && gate && (
          <>
            <Labelled label="gate">
              {(id) => (
                <Select
                  id={id}
                  choices={gates.map(({ lane }) => choice(lane.id, lane.label.toLowerCase()))}
                  value={gate.lane.id}
                  onChange={setGateId}
                />
              )}
            </Labelled>
            <Segmented
              label="Held at"
              choices={valueChoices(gate)}
              value={opens(gate) ? value : '0'}
              onChange={setValue}
            />
          </>
        )}
        {kind !== 'reset' && (
          <>
            <Labelled label="of">
              {(id) => (
                <Select
                  id={id}
                  choices={[
                    ...(kind === 'clamp' ? [choice('all', 'all units')] : []),
                    ...numbered(units, 'unit'),
                  ]}
                  value={String(kind === 'clamp' ? unit : oneUnit)}
                  onChange={(next) => setChosen({ ...chosen, unit: next === 'all' ? next : Number(next) })}
                />
              )}
            </Labelled>
            {layers > 1 && (
              <Labelled label="in">
                {(id) => (
                  <Select
                    id={id}
                    choices={numbered(layers, 'layer')}
                    value={String(layer)}
                    onChange={(next) => setChosen({ ...chosen, layer: Number(next) })}
                  />
                )}
              </Labelled>
            )}
            <Segmented
              label="When"
              choices={whenChoices(step)}
              value={when}
              onChange={(next) => setWhen(next === 'here' || next === 'onwards' ? next : 'always')}
            />
          </>
        )}
        {kind === 'reset' && <span>after t = {step + 1}, where the playhead stands</span>}
        <ToolButton look="primary" help={HELP[kind]} onPress={press}>
          Apply
        </ToolButton>
      </div>
    </div>
  );
}
