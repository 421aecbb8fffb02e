/** Sentences that wait to be read: they lie over a corner of the page, move nothing, and stay until they are dismissed. */
import { Button } from '../ui/Button.tsx';
import { usePage, useSession } from './sessionContext.ts';

export function Notices() {
  const session = useSession();
  const notices = usePage((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label="Notices">
      <ul>
        {notices.map(({ id, text, times }) => (
          <li key={id} className="notice">
            <p>
              {text}
              {times > 1 && <span className="times"> ({times} times)</span>}
            </p>
            <Button look="icon" aria-label={`Dismiss: ${text}`} onClick={() => session.notices.dismiss(id)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      {notices.length > 1 && (
        <Button look="quiet" onClick={() => notices.forEach(({ id }) => session.notices.dismiss(id))}>
          Dismiss all
        </Button>
      )}
    </section>
  );
}
