/** Beginning a race: one more network, or the three that everybody compares. */
import { flushSync } from 'react-dom';
import { classicRivals, MOST_RIVALS, nextRival } from '../../config/index.ts';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import './raceButtons.css';

const ADD_HELP = 'Race another network: it trains beside yours on the same data, in the same order.';
const FULL_HELP = 'Four networks race already.';
const CLASSIC_HELP =
  'Race RNN, LSTM and GRU: adds those that are missing, like yours in all else, and starts them all.';

export function RaceButtons() {
  const session = useSession();
  const full = usePage(({ runs }) => runs.length > MOST_RIVALS);

  // Whoever races takes another cell.
  const race = useLock('vs', 'race');
  const cell = useLock('cell', 'cell of every network');
  const lock = race ?? cell;
  const addOne = () => {
    const [lead, ...rivals] = session.store.getState().runs.map(({ experiment }) => experiment);
    flushSync(() => session.addRival(nextRival(lead!, rivals)));
    // The next thing to do is to choose its cell.
    const cells = document.querySelectorAll<HTMLSelectElement>('.rival > .select > select');
    [...cells].at(-1)?.focus();
  };
  return (
    <div className="race-buttons" data-place="control:race">
      <ToolButton help={full ? FULL_HELP : ADD_HELP} disabled={full || lock !== undefined} onPress={addOne}>
        + Race another network
      </ToolButton>
      <ToolButton
        help={CLASSIC_HELP}
        disabled={lock !== undefined}
        onPress={() => session.startRace(classicRivals(session.store.getState().experiment))}
      >
        Race RNN, LSTM and GRU
      </ToolButton>
      {lock?.sign}
    </div>
  );
}
