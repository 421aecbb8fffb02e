/** What Tab reaches first: the ways past everything before the settings, the score and the results. Unseen until they have the focus. */
import { Button } from '../ui/Button.tsx';

const PLACES = [
  { label: 'Settings', place: '.column-controls' },
  { label: 'Score', place: '.column-score' },
  { label: 'Results', place: '.column-strip, .column-results' },
] as const;

/** The section takes the focus by itself, so that Tab goes on within it. */
function goTo(place: string): void {
  // A class link may leave out all of it.
  const section = document.querySelector<HTMLElement>(place) ?? document.querySelector('main')!;
  section.tabIndex = -1;
  section.focus();
}

export function SkipLinks() {
  return (
    <nav className="skip" aria-label="Go to">
      {PLACES.map(({ label, place }) => (
        <Button key={label} onClick={() => goTo(place)}>
          {label}
        </Button>
      ))}
    </nav>
  );
}
