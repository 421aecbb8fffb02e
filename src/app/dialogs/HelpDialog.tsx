/** What the page is, how to begin, and its keys. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { commands, isOffered } from '../commands.ts';
import { part } from '../parts/part.tsx';
import { stageKeys } from '../present/keys.ts';
import { usePage, useSession } from '../sessionContext.ts';

const OfflineSwitch = part(
  'Keep for offline',
  () => import('../offline/OfflineSwitch.tsx'),
  (module) => module.OfflineSwitch,
  { place: 'block' },
);

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const state = usePage((page) => page);
  return (
    <Dialog title="Help" onClose={onClose}>
      <p>
        Here a recurrent network learns a task in front of you, computed on this machine. It reads a sequence
        one time step after another and keeps what it needs in its hidden state. Press Play and watch the loss
        fall; then change something and see what it does.
      </p>
      <p>
        In the middle is the score: what comes in, what the network remembers, what it predicts and the
        target, all on one time axis. Put the playhead on a time step to read it from top to bottom.
      </p>
      <p>
        A training step is one update of the weights, by one batch of sequences. An epoch, which is one pass
        over all the data, is not counted here, as most tasks make their sequences anew. The training loss is
        that of the sequences the network learns from. The validation loss is that of others, which never
        change its weights: it says when a task is solved. Where data are finite, as in a text or a series,
        there is a third part for the test, by which nothing is chosen.
      </p>
      <div className="dialog-foot">
        <Button onClick={() => session.show('textbook')}>Textbook</Button>
        <Button onClick={() => session.show('about')}>About, data and licence</Button>
      </div>
      <p className="sentence">
        For teachers: <NewTabLink href="./collect.html">collect what a class has handed in</NewTabLink>.
      </p>
      <h3>Keys</h3>
      <dl className="keys">
        {commands
          .filter((command) => isOffered(state, command))
          .map((command) => (
            <div key={command.id}>
              <dt>
                <kbd>{command.keyName}</kbd>
              </dt>
              <dd>
                <b>{command.label(state)}</b> {command.help}
              </dd>
            </div>
          ))}
      </dl>
      <h3>More keys on the stage for a projector</h3>
      <dl className="keys">
        {stageKeys.map(({ act, keyName, help }) => (
          <div key={act}>
            <dt>
              <kbd>{keyName}</kbd>
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={state.shortcuts}
          onChange={(event) => session.preferences.setShortcuts(event.target.checked)}
        />
        <span>Use these keys. They are off while you type.</span>
      </label>
      <OfflineSwitch />
    </Dialog>
  );
}
