/** The race as a table: who is where. The rows keep their places; the lowest validation loss is bold. */
import { formatCount, formatLoss, formatSeconds } from '../../text/numbers.ts';
import type { RunState } from '../../store/state.ts';
import { usePage } from '../sessionContext.ts';
import { Swatch } from './NetworkKey.tsx';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import { usePaced } from '../useRenewals.ts';
import { fareOf } from './raceText.ts';
import './race.css';
import { formatMetric } from '../../tasks/contract/measures.ts';

const PACE = 250;

export function Standings({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  const state = usePaced(PACE);
  const metric = usePage(({ info }) => info?.problem.metric);
  const rows = networks.flatMap((network) => {
    const run = state.runs.find(({ id }) => id === network.id);
    return run ? [{ network, run, ...resultsOf(network) }] : [];
  });
  const lowest = Math.min(...rows.flatMap(({ loss }) => (loss !== undefined && loss > 0 ? [loss] : [])));
  const most = Math.max(...rows.map(({ run }) => run.step));
  const paced = state.experiment.pace === 'steps';
  return (
    <section className="standings" aria-label="Standings">
      <div
        className="standings-scroll"
        tabIndex={0}
        role="group"
        aria-label="Standings, scrolls sideways where it is narrow"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">network</th>
              <th scope="col">parameters</th>
              <th scope="col">step</th>
              <th scope="col">validation loss</th>
              <th scope="col">{metric?.label ?? 'metric'}</th>
              <th scope="col">solved at</th>
              <th scope="col">time</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ network, run, loss, value, seconds }) => (
              <tr key={network.id} data-best={loss !== undefined && loss === lowest}>
                <th scope="row">
                  <span className="standings-name" style={styleOf(network.lineStyle)}>
                    <Swatch lineStyle={network.lineStyle} />
                    {network.name}
                  </span>
                </th>
                <td>{run.info ? formatCount(run.info.parameterCount) : '–'}</td>
                <td>{formatCount(run.step)}</td>
                <td className="standings-loss">{loss === undefined ? '–' : formatLoss(loss)}</td>
                <td>{value === undefined || !metric ? '–' : formatMetric(metric, value)}</td>
                <td className="standings-fare">{fareOf(run, most, paced) ?? solvedText(run)}</td>
                <td>{seconds === undefined ? '–' : formatSeconds(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function solvedText({ solvedAt }: RunState): string {
  return solvedAt === undefined ? '–' : formatCount(solvedAt);
}

function resultsOf({ series }: NetworkOnPage) {
  return {
    loss: series.heldOutLosses.values.at(-1),
    value: series.metrics.values.at(-1),
    seconds: series.evaluationSeconds.values.at(-1),
  };
}
