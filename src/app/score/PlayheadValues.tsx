/** The reading bar over the lanes: in numbers what stands under the playhead, and how to read the lane one is on. */
import type { ReactNode } from 'react';
import type { Lane } from './lanes/lane.ts';
import './playheadValues.css';

export interface PlayheadValuesProps {
  readonly lanes: readonly Lane[];
  /** Under them: how to read the lane that pointer or focus is on, or what is shown. */
  readonly children: ReactNode;
}

/** The values are filled in by the stage, so that React has no part in every step of the playhead. */
export function PlayheadValues({ lanes, children }: PlayheadValuesProps) {
  const values = lanes.flatMap((lane) => lane.values ?? []);
  const fields = [
    { id: 'step', label: 't', inside: false },
    ...values.filter(({ inside }) => !inside),
    ...values.filter(({ inside }) => inside),
  ];
  return (
    <div className="score-values">
      <dl>
        {fields.map(({ id, label, inside }) => (
          <div key={id} data-field={id} data-inside={inside || undefined}>
            <dt>{label}</dt>
            <dd data-read={id} />
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}
