/** “Make a step from here”: the page as it is now becomes a step, which sets what the steps before it have not set. */
import { blocksOf, settingsAfter, textOf } from '../../../lessons/blocks.ts';
import { differenceOf } from '../../../lessons/difference.ts';
import { isPlace, type PlaceId } from '../../../lessons/places.ts';
import { EMPTY_STEP, writeStepDraft } from '../../../lessons/stepDraft.ts';
import type { Session } from '../../../store/session.ts';
import { beginDraft, draftOf, writeDraft } from './draft.ts';

/** The place of the page that was last touched. */
let touched: PlaceId | undefined;

function note({ target }: Event): void {
  const place = target instanceof Element ? target.closest('[data-place]')?.getAttribute('data-place') : null;
  if (place && isPlace(place)) touched = place;
}

/** Keeps in mind where the person works; returns a function that stops it. */
export function watchPlaces(): () => void {
  const events = ['pointerdown', 'focusin'] as const;
  for (const event of events) document.addEventListener(event, note, true);
  return () => {
    for (const event of events) document.removeEventListener(event, note, true);
  };
}

/** The instrument that is open, and the place that was touched last. */
function lookedAt({ store }: Session): string {
  const panel = `panel:${store.getState().instrument}`;
  return [...new Set([panel, touched].filter((place) => place !== undefined && isPlace(place)))].join(', ');
}

/** The fragment of what the page is set to. */
export function settingsNow(session: Session): string {
  return session.link(false).split('#')[1] ?? '';
}

/** Adds the step at the end, and opens the editor on it. */
export function makeStep(session: Session): void {
  beginDraft(session);
  const draft = draftOf(session);
  const { head, steps } = blocksOf(draft.getState().text);
  const { playhead } = session.scoreView.getState();
  const step = writeStepDraft({
    ...EMPTY_STEP,
    title: `Step ${steps.length + 1}`,
    set: differenceOf(settingsAfter(steps).at(-1) ?? '', settingsNow(session)),
    playhead: Number.isFinite(playhead) ? String(playhead + 1) : '',
    look: lookedAt(session),
  });
  writeDraft(session, textOf({ head, steps: [...steps, step] }));
  draft.setState({ step: steps.length, view: 'form' });
  session.show('ownLesson');
}
