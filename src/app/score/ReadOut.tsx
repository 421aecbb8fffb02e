/** The line under the score that says in numbers what stands under the playhead, and how to read the lane one is on. */

export interface ReadOutProps {
  /** How to read the lane that pointer or focus is on. */
  readonly help: string;
}

const FIELDS = [
  ['step', 't'],
  ['input', 'input'],
  ['says', 'says'],
  ['right', 'right'],
  ['hidden', 'hidden state'],
  ['gradient', '‖∂L/∂h‖'],
] as const;

/** The values are filled in by the stage, so that React has no part in every step of the playhead. */
export function ReadOut({ help }: ReadOutProps) {
  return (
    <div className="score-readout">
      <dl>
        {FIELDS.map(([field, label]) => (
          <div key={field} data-field={field}>
            <dt>{label}</dt>
            <dd data-read={field} />
          </div>
        ))}
      </dl>
      <p className="score-help">{help}</p>
    </div>
  );
}
