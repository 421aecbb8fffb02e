/** The frame of a strip: what is produced, of which network, and the button that shows all of it. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { usePage, useSession } from '../sessionContext.ts';
import { useShown } from '../useClassPlan.ts';
import { useOld } from './shared.ts';
import { whenText } from './whenText.ts';

export interface StripProps {
  readonly title: string;
  /** The training step of the network that produced this; undefined where there is nothing yet. */
  readonly step: number | undefined;
  /** False while what is shown answers the question before. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** As in the style sheet of the drawer. */
const DOCKED = '(min-width: 62em) and (min-height: 36em)';

export function Strip({ title, step, current = true, children }: StripProps) {
  const id = useId();
  const session = useSession();
  const open = usePage(({ instrument }) => instrument === 'result');
  const whole = useShown('instruments');
  const old = useOld(step);
  const strip = useRef<HTMLElement>(null);
  // Where the drawer takes its room from the score, what was pressed stays in sight.
  useEffect(() => {
    if (open && matchMedia(DOCKED).matches) strip.current!.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <section
      className="product"
      data-place="product"
      ref={strip}
      aria-labelledby={id}
      data-old={old || !current || undefined}
    >
      <div className="product-name">
        <h3 id={id}>{title}</h3>
        {step !== undefined && <span className="product-when">{whenText(step)}</span>}
      </div>
      <div className="product-body">{children}</div>
      {whole && (
        <button
          type="button"
          className="product-more"
          title="Shows all of it, and more to ask, in the drawer below"
          aria-expanded={open}
          onClick={() => session.openInstrument(open ? undefined : 'result')}
        >
          {open ? 'less' : 'more'}
        </button>
      )}
    </section>
  );
}
