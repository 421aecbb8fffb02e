/** A whole input of symbols typed at once: it takes the place of the example's from its first time step on. */
import { useId, useState } from 'react';
import { visibleSymbol } from '../../../charts/symbolLane.ts';
import { editOf } from '../../../store/edits.ts';
import type { Edit } from '../../../store/edits.ts';
import { useHelp } from '../../../ui/help.tsx';
import type { Readout } from '../../../worker/protocol.ts';

interface OwnTextProps {
  readonly base: Readout;
  readonly symbols: readonly string[];
  readonly onEdit: (edit: Edit | undefined) => void;
}

const HELP = 'Type an input of your own: it takes the place of the example from its first time step on.';

export function OwnText({ base, symbols, onEdit }: OwnTextProps) {
  const id = useId();
  const [text, setText] = useState('');
  const help = useHelp(HELP);
  const type = (typed: string) => {
    setText(typed);
    const letters = [...typed];
    const unknown = letters.find((letter) => !symbols.includes(letter));
    if (unknown === undefined) help.mended();
    else help.say(`The network does not know “${visibleSymbol(unknown)}”: it is left out.`, true);
    const inputs = base.inputs.slice();
    letters
      .filter((letter) => symbols.includes(letter))
      .slice(0, base.timeSteps)
      .forEach((letter, t) => (inputs[t] = symbols.indexOf(letter)));
    onEdit(editOf(base, inputs));
  };
  return (
    <span className="probe-own">
      <label htmlFor={id}>your own</label>
      <input
        id={id}
        type="text"
        className="box"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={base.timeSteps}
        value={text}
        placeholder={[...base.inputs].map((index) => symbols[index]).join('')}
        aria-describedby={`${id}-help`}
        onChange={(event) => type(event.target.value)}
        {...help.handlers}
      />
      <span id={`${id}-help`} hidden>
        {HELP}
      </span>
    </span>
  );
}
