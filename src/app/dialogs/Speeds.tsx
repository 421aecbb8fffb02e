/** How fast the run was on each backend that it was played on, as last measured there. */
import { useShallow } from 'zustand/react/shallow';
import type { PageState } from '../../store/state.ts';
import { backendLabel } from '../../store/deviceLabels.ts';
import type { BackendId } from '../../worker/protocol.ts';
import { formatRate } from '../../text/numbers.ts';
import { usePage } from '../sessionContext.ts';

/** By backend; rounded before it is compared, so that a digit that is not shown draws nothing again. */
function speedTexts({ speeds }: PageState): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(speeds).map(([backend, speed]) => [backend, formatRate(speed)]));
}

export function Speeds() {
  const rows = Object.entries(usePage(useShallow(speedTexts)));
  if (rows.length === 0) return 'measured as soon as it plays';
  return (
    <ul className="speeds">
      {rows.map(([backend, speed]) => (
        <li key={backend}>
          {speed} steps/s on {backendLabel(backend as BackendId)}
        </li>
      ))}
    </ul>
  );
}
