/** Ready-made experiments: one click loads one, paused, and Back returns to where one was. */
import { presets } from '../../config/presets.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useSession } from '../sessionContext.ts';

export function ExamplesDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  return (
    <Dialog title="Examples" onClose={onClose}>
      <p>Each one sets everything. The browser’s Back button returns to what you had.</p>
      <ul className="examples">
        {presets.map((preset, k) => (
          <li key={preset.id}>
            <button
              type="button"
              className="example"
              data-first={k === 0 ? true : undefined}
              onClick={() => {
                session.open(preset.fragment);
                onClose();
              }}
            >
              <b>{preset.label}</b>
              <span>{preset.sentence}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
