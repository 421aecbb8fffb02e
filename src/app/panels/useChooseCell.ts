/** Choosing another cell: with equal parameters, its units are chosen along with it, and said. */
import { useRef } from 'react';
import { withCell, withEqualCell, type Resized } from '../../config/index.ts';
import { formatCount } from '../../text/numbers.ts';
import { useSession } from '../sessionContext.ts';

/** In one sentence: how many units there are now, and what for. */
export function resizedSentence(unitsBefore: number, { experiment, parameters, target }: Resized): string {
  const { hiddenSize } = experiment;
  const units = hiddenSize === unitsBefore ? `Still ${hiddenSize}` : `${unitsBefore} → ${hiddenSize}`;
  const aim = parameters === target ? 'as many as before' : `nearest to the ${formatCount(target)} before`;
  return `${units} units: ${formatCount(parameters)} parameters, ${aim}.`;
}

export function useChooseCell(): (cell: string) => void {
  const session = useSession();
  const last = useRef<Resized>(undefined);
  return (cell) => {
    const { experiment, info, status } = session.store.getState();
    if (experiment.equal === 'off') {
      session.notices.replace('units', []);
      return session.change(withCell(experiment, cell), 'push');
    }
    // While another task is being loaded, the problem that is known is still that of the one before.
    const size = status.state === 'loading' ? undefined : info?.problem;
    last.current = withEqualCell(experiment, cell, size, last.current);
    session.notices.replace('units', [resizedSentence(experiment.hiddenSize, last.current)]);
    session.change(last.current.experiment, 'push');
  };
}
