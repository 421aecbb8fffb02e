/** Beginning a race: one more network, or the three that everybody compares. */
import { useId } from 'react';
import { flushSync } from 'react-dom';
import { classicRivals, MOST_RIVALS, nextRival } from '../../config/index.ts';
import { Button } from '../../ui/Button.tsx';
import { useHelp } from '../../ui/help.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import './raceButtons.css';

const ADD_HELP = 'Race another network: it trains beside yours on the same data, in the same order.';
const CLASSIC_HELP =
  'Race RNN, LSTM and GRU: adds those that are missing, like yours in all else, and starts them all.';

export function RaceButtons() {
  const session = useSession();
  const id = useId();
  const full = usePage(({ runs }) => runs.length > MOST_RIVALS);
  const add = useHelp(`${id}-add`, ADD_HELP);
  const classic = useHelp(`${id}-classic`, CLASSIC_HELP);

  const addOne = () => {
    if (full) return;
    const [lead, ...rivals] = session.store.getState().runs.map(({ experiment }) => experiment);
    flushSync(() => session.addRival(nextRival(lead!, rivals)));
    // The next thing to do is to choose its cell.
    const cells = document.querySelectorAll<HTMLSelectElement>('.rival > .select > select');
    [...cells].at(-1)?.focus();
  };
  return (
    <div className="race-buttons">
      <Button
        aria-disabled={full}
        title={full ? 'Four networks race already.' : ADD_HELP}
        {...add.handlers}
        onClick={addOne}
      >
        + Race another network
      </Button>
      <Button
        title={CLASSIC_HELP}
        {...classic.handlers}
        onClick={() => session.startRace(classicRivals(session.store.getState().experiment))}
      >
        Race RNN, LSTM and GRU
      </Button>
    </div>
  );
}
