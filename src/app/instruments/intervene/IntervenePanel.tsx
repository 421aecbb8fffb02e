/** Intervene while the network reads: hold gates, set units to 0, reset the state. The network in training stays as it is. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Intervention } from '../../../models/interventions.ts';
import { HelpGroup } from '../../../ui/help.tsx';
import type { RunInfo, Readout } from '../../../worker/protocol.ts';
import { usePage, useSession } from '../../sessionContext.ts';
import { Consequences } from '../whatIf/Consequences.tsx';
import { ToolButton } from '../../../ui/ToolButton.tsx';
import { stepOf, useExample } from '../whatIf/useExample.ts';
import { HeldOutTable } from './HeldOutTable.tsx';
import { isSame, interventionText } from './interventionText.ts';
import { InterventionForm } from './InterventionForm.tsx';
import './intervene.css';

const NOTHING = 'This is the original network: choose an intervention and read here what it does.';

export function IntervenePanel() {
  const info = usePage((state) => state.info);
  const base = useExample();
  if (!info || !base) return <p className="drawer-help">It can begin as soon as the network is ready.</p>;
  return <Intervene info={info} base={base} />;
}

function Intervene({ info, base }: { readonly info: RunInfo; readonly base: Readout }) {
  const { announce, scoreView, whatIf } = useSession();
  const interventions = useStore(whatIf.store, (state) => state.interventions);
  const at = useStore(whatIf.store, (state) => state.at);
  const followed = useStore(scoreView, (now) => now.unit);
  const step = stepOf(
    useStore(scoreView, (now) => now.playhead),
    base.timeSteps,
  );
  const [message, setMessage] = useState('');
  const layers = base.lanes.reduce((most, { layer }) => Math.max(most, layer + 1), 1);
  const apply = (intervention: Intervention) => {
    if (interventions.some((other) => isSame(other, intervention)))
      return setMessage('This one is applied already.');
    setMessage('');
    whatIf.change({ interventions: [...interventions, intervention] });
  };
  const undo = (intervention: Intervention) =>
    whatIf.change({ interventions: interventions.filter((other) => other !== intervention) });
  return (
    <HelpGroup
      line="The playhead chooses the time step; the network in training stays as it is."
      announce={announce}
    >
      <InterventionForm
        // Another network has other gates and units.
        key={`${info.lanes.map(({ lane }) => lane.id).join()}/${layers}/${base.units}`}
        lanes={info.lanes}
        layers={layers}
        units={base.units}
        step={step}
        followed={followed}
        onIntervene={apply}
      />
      <div className="intervene-done">
        <ul aria-label="Interventions">
          {interventions.map((intervention) => {
            const text = interventionText(intervention, info, layers);
            return (
              <li key={text} className="intervene-chip">
                {text}
                <button
                  type="button"
                  aria-label={`Undo: ${text}`}
                  title={`Undo: ${text}`}
                  onClick={() => undo(intervention)}
                >
                  <span aria-hidden="true">✕</span>
                </button>
              </li>
            );
          })}
        </ul>
        {interventions.length === 0 && <p>{message || 'No intervention yet.'}</p>}
        {interventions.length > 0 && message && <p>{message}</p>}
        <ToolButton
          help="Takes all interventions back: the network reads as it is."
          disabled={interventions.length === 0}
          onPress={() => whatIf.change({ interventions: [] })}
        >
          Undo all
        </ToolButton>
      </div>
      <div className="intervene-found">
        <Consequences nothing={NOTHING} />
        <HeldOutTable problem={info.problem} interventions={interventions} at={at} />
      </div>
    </HelpGroup>
  );
}
