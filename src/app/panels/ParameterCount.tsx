/** The number of parameters; where others count another, pointing at it says so. */
import { useId } from 'react';
import { formatCount } from '../../text/numbers.ts';
import { useHelp } from '../../ui/help.tsx';
import { usePage } from '../sessionContext.ts';
import { othersCount } from './parametersText.ts';

export function ParameterCount() {
  const count = usePage((state) => state.info?.parameterCount);
  const others = usePage(({ experiment, info }) => info && othersCount(info.parameterCount, experiment));
  if (count === undefined) return null;
  const text = `${formatCount(count)} parameters`;
  return others === undefined ? <span>{text}</span> : <Explained text={text} others={others} />;
}

function Explained({ text, others }: { readonly text: string; readonly others: string }) {
  const id = useId();
  const help = useHelp(others);
  return (
    <>
      <button type="button" className="explained" aria-describedby={id} {...help.handlers}>
        {text}
      </button>
      <span id={id} hidden>
        {others}
      </span>
    </>
  );
}
