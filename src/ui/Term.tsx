/** A word of the field where it stands: one sentence explains it when it is pointed at, focused or tapped. */
import { useId, type ReactNode } from 'react';
import { useHelp } from './help.tsx';

interface TermProps {
  /** What it means, in one sentence. */
  readonly means: string;
  readonly children: ReactNode;
}

export function Term({ means, children }: TermProps) {
  const id = useId();
  const { handlers } = useHelp(means);
  return (
    <>
      <button type="button" className="term" aria-describedby={id} {...handlers}>
        {children}
      </button>
      <span id={id} hidden>
        {means}
      </span>
    </>
  );
}
