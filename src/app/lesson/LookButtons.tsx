/** Where a step says to look: each place is marked on the page, and a button takes the focus there; Escape brings it back. */
import { useEffect, useMemo, useRef } from 'react';
import { isShown, partAt } from '../../config/shownParts.ts';
import { PLACES, type PlaceId } from '../../lessons/places.ts';
import type { Session } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';

/** In ms: parts of the page come and go. */
const MARK_EVERY = 500;
const FOCUSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]';

const elementsAt = (place: PlaceId) => [...document.querySelectorAll<HTMLElement>(`[data-place="${place}"]`)];

function unmark(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-looked]'))
    delete element.dataset.looked;
}

function mark(places: readonly PlaceId[]): void {
  const wanted = new Set(places.flatMap(elementsAt));
  for (const element of document.querySelectorAll<HTMLElement>('[data-looked]'))
    if (!wanted.has(element)) delete element.dataset.looked;
  for (const element of wanted) element.dataset.looked = 'look here';
}

/** An instrument is opened first; it arrives a moment later. */
function openPanel(session: Session, place: PlaceId): void {
  const [kind, id] = place.split(':');
  if (kind === 'panel' && session.store.getState().instrument !== id) session.openInstrument(id);
}

function goTo(place: PlaceId, opener: HTMLElement | null): void {
  const [element] = elementsAt(place);
  if (!element) return;
  element.scrollIntoView({ block: 'nearest' });
  const target = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
  if (!target) element.tabIndex = -1;
  (target ?? element).focus({ preventScroll: true });
  const comeBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    opener?.focus();
    document.removeEventListener('keydown', comeBack);
  };
  document.addEventListener('keydown', comeBack);
}

/** What a class link leaves out is not pointed at. */
export function LookButtons({ places: all }: { readonly places: readonly PlaceId[] }) {
  const session = useSession();
  const show = usePage(({ classPlan }) => classPlan?.show);
  const places = useMemo(() => all.filter((place) => isShown(show, partAt(place))), [all, show]);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    mark(places);
    const timer = setInterval(() => mark(places), MARK_EVERY);
    return () => {
      clearInterval(timer);
      unmark();
    };
  }, [places]);
  if (places.length === 0) return null;
  return (
    <ul className="lesson-look" aria-label="Look at" ref={list}>
      {places.map((place) => (
        <li key={place}>
          <Button
            look="quiet"
            onClick={(event) => {
              openPanel(session, place);
              const opener = event.currentTarget;
              requestAnimationFrame(() => goTo(place, opener));
            }}
          >
            {`Go to: ${PLACES[place]}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}
