/** Beside the speed of the first network, where a slower one holds it back: "waits for Attention". */
import { usePaced } from '../useRenewals.ts';
import { slowestOf } from './holdUp.ts';
import { useNetworks } from './useNetworks.ts';
import './race.css';

const PACE = 1000;

export function WaitsFor() {
  const networks = useNetworks();
  const { runs } = usePaced(PACE);
  const racers = networks.flatMap((network) => {
    const run = runs.find(({ id }) => id === network.id);
    return run ? [{ ...network, run }] : [];
  });
  const slowest = slowestOf(racers);
  if (!slowest || slowest.id === 0) return null;
  return <span className="rate-waits">{`waits for ${slowest.name}`}</span>;
}
