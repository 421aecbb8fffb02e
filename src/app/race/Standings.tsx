/** The race as a table under the loss chart: who is where. The rows keep their places; the lowest validation loss is bold. */
import { formatCount, formatLoss, formatSeconds } from '../../text/numbers.ts';
import type { RunState } from '../../store/state.ts';
import { usePaced } from '../useRenewals.ts';
import { fairnessText } from './holdUp.ts';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import { fareOf } from './raceText.ts';
import { Swatch } from './Swatch.tsx';
import './race.css';

const PACE = 500;

export function Standings({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  const state = usePaced(PACE);
  const rows = networks.flatMap((network) => {
    const run = state.runs.find(({ id }) => id === network.id);
    const { name, series } = network;
    const loss = series.heldOutLosses.values.at(-1);
    return run ? [{ network, name, series, run, loss, seconds: series.evaluationSeconds.values.at(-1) }] : [];
  });
  const lowest = Math.min(...rows.flatMap(({ loss }) => (loss !== undefined && loss > 0 ? [loss] : [])));
  const most = Math.max(...rows.map(({ run }) => run.step));
  const paced = state.experiment.pace === 'steps';
  const { solved } = state.info?.problem ?? {};
  const solvedAt = solved?.beats ? `better than “${solved.label}” at` : 'solved at';
  return (
    <section className="standings" data-place="standings" aria-label="Standings">
      <table>
        <thead>
          <tr>
            <th scope="col">network</th>
            <th scope="col">steps</th>
            {!paced && <th scope="col">time</th>}
            <th scope="col">loss</th>
            <th scope="col">{solvedAt}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ network, run, loss, seconds }) => (
            <tr key={network.id} data-best={loss !== undefined && loss === lowest}>
              <th scope="row">
                <span className="standings-name" style={styleOf(network.lineStyle)}>
                  <Swatch lineStyle={network.lineStyle} />
                  {network.name}
                </span>
              </th>
              <td data-label="steps">{formatCount(run.step)}</td>
              {!paced && <td data-label="time">{seconds === undefined ? '–' : formatSeconds(seconds)}</td>}
              <td className="standings-loss" data-label="loss">
                {loss === undefined ? '–' : formatLoss(loss)}
              </td>
              <td className="standings-fare" data-label={solvedAt}>
                {fareOf(run, most, paced) ?? solvedText(run)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="standings-fairness">{fairnessText(rows, paced)}</p>
    </section>
  );
}

function solvedText({ solvedAt }: RunState): string {
  return solvedAt === undefined ? '–' : formatCount(solvedAt);
}
