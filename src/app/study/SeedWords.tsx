/** Under the loss chart: what the seeds of each network have come to, and what may be concluded of several. Its room is kept. */
import { useEffect, useRef } from 'react';
import type { Source } from '../../charts/useCanvas.ts';
import { conclude, contestantOf } from '../../studies/conclude.ts';
import { conclusionText } from '../../studies/conclusionText.ts';
import { Button } from '../../ui/Button.tsx';
import { styleOf } from '../race/lineStyle.ts';
import type { NetworkOnPage } from '../race/overlay.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { useRenewals } from '../useRenewals.ts';
import { isWhole, seedSummary } from './seedSummary.ts';
import { seedsOf } from './seedsOf.ts';
import { seedSentence } from './seedText.ts';
import './seeds.css';

/** Shortest time between two renewals, in ms. */
const PACE = 500;

/** A sentence behind a name and a colon. */
const inner = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

interface SeedWordsProps {
  readonly networks: readonly NetworkOnPage[];
  readonly source: Source;
}

export function SeedWords({ networks, source }: SeedWordsProps) {
  const session = useSession();
  useRenewals(source, PACE);
  const steered = usePage(({ runs }) => runs.some((run) => run.steered));
  const solved = usePage(({ info }) => info?.problem.solved);
  const seeds = seedsOf(session);
  const { runs } = session.store.getState();
  const rows = networks.flatMap((network, k) => {
    const run = runs.find(({ id }) => id === network.id);
    return run && seeds ? [{ network, summary: seedSummary(run, k, seeds) }] : [];
  });
  const whole = rows.length > 0 && rows.every(({ summary }) => isWhole(summary));
  const rests = seeds !== undefined && runs.every((run) => seeds.settled(run));
  const concluded = whole
    ? conclusionText(
        conclude(rows.map(({ summary }) => contestantOf(summary.cell))),
        rows.map(({ network }) => network.name),
      )
    : undefined;
  const sentences = solved ? rows.map(({ summary }) => seedSentence(summary, solved)) : [];
  const heard = useRef('');
  const news = whole ? [...sentences, concluded ?? ''].join(' ').trim() : '';
  useEffect(() => {
    if (news !== '' && news !== heard.current) session.announce(news, 'seeds');
    heard.current = news;
  }, [session, news]);
  if (steered)
    return (
      <p className="seed-words">
        A setting was changed under way, so the other seeds rest: they begin anew with Reset.
      </p>
    );
  return (
    <div className="seed-words">
      <p className="seed-key" aria-hidden="true">
        <span className="seed-key-median">median</span>
        <span className="seed-key-band">lowest to highest</span>
        <span className="seed-key-run">each seed</span>
      </p>
      {rows.map(({ network }, k) => (
        <p key={network.id} data-network={network.id}>
          {networks.length > 1 ? (
            <>
              <b style={styleOf(network.lineStyle)}>{network.name}</b>
              {`: ${inner(sentences[k] ?? '')}`}
            </>
          ) : (
            sentences[k]
          )}
        </p>
      ))}
      {networks.length > 1 && <p className="seed-conclusion">{concluded}</p>}
      <p className="seed-more" data-not-in-picture="row">
        {/* Where the networks that are shown rest, their other seeds have a button of their own. */}
        {seeds && rests && !whole && (
          <Button look="quiet" onClick={() => seeds.play(!seeds.going)}>
            {seeds.going ? 'Pause the other seeds' : 'Train the other seeds on'}
          </Button>
        )}
      </p>
    </div>
  );
}
