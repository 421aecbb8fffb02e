/** Change the input of the example that is shown, and see what becomes of state, gates and answer at every later step. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { stepsChanged } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import { HelpGroup } from '../../../ui/help.tsx';
import type { RunInfo, Readout } from '../../../worker/protocol.ts';
import { rangesOf } from '../../score/ranges.ts';
import { inputAt } from '../../score/sentences.ts';
import { usePage, useSession } from '../../sessionContext.ts';
import { Consequences } from '../whatIf/Consequences.tsx';
import { ToolButton } from '../../../ui/ToolButton.tsx';
import { stepOf, useExample } from '../whatIf/useExample.ts';
import { AtPlayhead } from './AtPlayhead.tsx';
import { ExampleChoice } from './ExampleChoice.tsx';
import type { Worked } from './gestures.ts';
import { InputEditor } from './InputEditor.tsx';
import { OwnText } from './OwnText.tsx';
import { empty, EMPTY_HELP, howTo } from './changeInputText.ts';
import './changeInput.css';

const NOTHING = 'Nothing is changed yet: change one step and read here what it does to the network.';

export function ChangeInputPanel() {
  const info = usePage((state) => state.info);
  const base = useExample();
  if (!info || !base) return <p className="drawer-help">It can be tried as soon as the network is ready.</p>;
  return <ChangeInput info={info} base={base} />;
}

function ChangeInput({ info, base }: { readonly info: RunInfo; readonly base: Readout }) {
  const session = useSession();
  const { scoreView, whatIf } = session;
  const { problem } = info;
  const view = problem.input;
  const held = useStore(whatIf.store, (state) => state.edit);
  const edit = held?.base.example === base.example ? held : undefined;
  const step = stepOf(
    useStore(scoreView, (now) => now.playhead),
    base.timeSteps,
  );
  const [said, setSaid] = useState('');
  const say = (text: string) => {
    setSaid(text);
    if (text !== '') session.announce(text);
  };
  const worked: Worked = useMemo(
    () => ({ view, base, edit, range: rangesOf(problem, base).inputRange }),
    [view, base, edit, problem],
  );
  const changed = useMemo(() => (edit ? stepsChanged(edit) : []), [edit]);
  const inputs = edit?.inputs ?? base.inputs;
  const strip = useMemo(
    () => ({ ...worked, inputs, changed, before: base.inputs, timeSteps: base.timeSteps, playhead: step }),
    [base, inputs, changed, worked, step],
  );
  const onEdit = (next: Edit | undefined) => whatIf.change({ edit: next });
  const onStep = (next: number) =>
    scoreView.setState({ playhead: next === base.timeSteps - 1 ? Infinity : next });
  const help = howTo(view, base);
  const shown = inputAt(problem, { ...base, inputs }, step);
  const letters = view.kind === 'symbols' && view.symbols.every((symbol) => [...symbol].length === 1);
  return (
    <HelpGroup line={help} announce={session.announce}>
      <div className="change-row">
        <ExampleChoice base={base} onSay={say} />
        <ToolButton help={EMPTY_HELP[view.kind]} onPress={() => onEdit(empty(view, base))}>
          Empty input
        </ToolButton>
        {letters && <OwnText key={base.example} base={base} symbols={view.symbols} onEdit={onEdit} />}
        <ToolButton
          help="Brings the whole input back as it was."
          disabled={!edit}
          onPress={() => whatIf.change({ edit: undefined })}
        >
          Undo all changes
        </ToolButton>
      </div>
      <p className="probe-said">{said || 'The score above shows the network reading this very input.'}</p>
      <div className="probe-frame">
        <div className="probe-lane">
          <div className="score-label">
            <span className="score-name">Input</span>
            <span className="score-sub">{shown}</span>
          </div>
          <InputEditor
            worked={worked}
            strip={strip}
            step={step}
            text={`step ${step + 1}: ${shown}${changed.includes(step) ? ', changed' : ''}`}
            help={help}
            onEdit={onEdit}
            onStep={onStep}
          />
        </div>
      </div>
      <AtPlayhead
        problem={problem}
        worked={worked}
        step={step}
        isChanged={changed.includes(step)}
        onEdit={onEdit}
        onStep={onStep}
      />
      <Consequences nothing={NOTHING} />
    </HelpGroup>
  );
}
