/** Beside the step count, from step 100 on: the mark of the first network's curve. */
import { useId } from 'react';
import { MARKED_STEPS } from '../../math/curveMark.ts';
import { curveMarkOf } from '../../store/curveMark.ts';
import { HelpGroup, useHelp } from '../../ui/help.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { markText, type MarkText } from './markText.ts';

export function Mark() {
  const session = useSession();
  usePage(({ step }) => step >= MARKED_STEPS);
  // Where it has moved, another may be due.
  usePage(({ info }) => info);
  const steered = usePage((state) => state.steered);
  const mark = curveMarkOf(session.series);
  if (mark === undefined) return null;
  return (
    <HelpGroup announce={session.announce}>
      <Letters {...markText(mark, steered)} />
    </HelpGroup>
  );
}

function Letters({ letters, name, help }: MarkText) {
  const id = useId();
  const { handlers } = useHelp(help);
  return (
    <>
      <button type="button" className="term mark" aria-label={name} aria-describedby={id} {...handlers}>
        {letters}
      </button>
      <span id={id} hidden>
        {help}
      </span>
    </>
  );
}
