/** The choice of the task or the cell, which stands by itself and which a teacher may have locked. */
import { Select } from '../../ui/Select.tsx';
import { useLock } from '../classroom/useLock.tsx';

/** How either is asked for. */
export interface MainSelectProps {
  /** The id of what explains the choice. */
  readonly describedBy?: string;
}

interface Choice extends MainSelectProps {
  /** In links. */
  readonly name: 'task' | 'cell';
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function MainSelect({ name, label, describedBy, ...choice }: Choice) {
  const lock = useLock(name, name);
  return (
    <div className="locked-choice">
      <Select
        className="select-main"
        data-place={`control:${name}`}
        aria-label={label}
        aria-describedby={lock?.id ?? describedBy}
        disabled={lock !== undefined}
        {...choice}
      />
      {lock?.sign}
    </div>
  );
}
