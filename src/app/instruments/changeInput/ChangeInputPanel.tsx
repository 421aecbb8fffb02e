/** What does not fit into the input lane: examples, an input typed at once, the exact value at the playhead, and in words what the change does. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { stepsChanged } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import { HelpGroup } from '../../../ui/help.tsx';
import type { RunInfo, Readout } from '../../../worker/protocol.ts';
import type { Worked } from '../../score/edit/worked.ts';
import { rangesOf } from '../../score/ranges.ts';
import { usePage, useSession } from '../../sessionContext.ts';
import { Consequences } from '../whatIf/Consequences.tsx';
import { ToolButton } from '../../../ui/ToolButton.tsx';
import { stepOf, useExample } from '../whatIf/useExample.ts';
import { AtPlayhead } from './AtPlayhead.tsx';
import { ExampleChoice } from './ExampleChoice.tsx';
import { OwnText } from './OwnText.tsx';
import { empty, EMPTY_HELP } from './changeInputText.ts';
import './changeInput.css';

const NOTHING =
  'Nothing is changed yet: change one time step, here or in the input lane of the score, and read here what it does to the network.';
const HOW_TO = 'What is changed here is the input lane of the score, which can be worked directly, too.';

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
  const onEdit = (next: Edit | undefined) => whatIf.change({ edit: next });
  const onStep = (next: number) =>
    scoreView.setState({ playhead: next === base.timeSteps - 1 ? Infinity : next });
  const letters = view.kind === 'symbols' && view.symbols.every((symbol) => [...symbol].length === 1);
  return (
    <HelpGroup line={HOW_TO} announce={session.announce}>
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
      <AtPlayhead
        problem={problem}
        worked={worked}
        step={step}
        isChanged={changed.includes(step)}
        onEdit={onEdit}
        onStep={onStep}
      />
      <p className="probe-said">{said}</p>
      <Consequences nothing={NOTHING} />
    </HelpGroup>
  );
}
