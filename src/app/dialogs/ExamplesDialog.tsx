/** Ready-made experiments in groups, all in sight at once where there is room: a click loads one, paused. */
import { presetGroups, type Preset } from '../../config/presets.ts';
import { mayOpen } from '../../store/locks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { listOf } from '../present/list.ts';
import { useSession } from '../sessionContext.ts';
import './examples.css';

export function ExamplesDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const state = session.store.getState();
  const load = ({ id, sentence, look, fragment }: Preset) => {
    const opened = session.open(fragment, { id, sentence, look });
    if (opened) onClose();
    return opened;
  };
  const present = () => {
    const [first] = listOf(state.classPlan?.list ?? []);
    if (first && load(first)) session.showAs('present');
  };
  return (
    <Dialog
      title="Examples"
      note="A click loads one; the browser’s Back button returns."
      size="wide"
      onClose={onClose}
    >
      <div className="examples">
        {presetGroups.map((group, first) => (
          <section key={group.id} aria-labelledby={`examples-${group.id}`}>
            <h3 id={`examples-${group.id}`}>{group.label}</h3>
            <ul>
              {group.presets.map((preset, k) => (
                <li key={preset.id}>
                  <button
                    type="button"
                    className="example"
                    data-first={first === 0 && k === 0 ? true : undefined}
                    aria-disabled={!mayOpen(state, preset.fragment)}
                    onClick={() => load(preset)}
                  >
                    <b>{preset.label}</b>
                    <span>{preset.sentence}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p>
        <Button onClick={() => session.show('networks')}>Open a network that was saved…</Button>{' '}
        <Button
          title="One large stage for a projector, worked by a clicker’s keys: Page Down goes to the next"
          onClick={present}
        >
          Present them one by one, from the first
        </Button>
      </p>
    </Dialog>
  );
}
