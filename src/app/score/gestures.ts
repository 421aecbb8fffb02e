/** Pointer and keys on the score's lanes: drag the playhead, hover for exact values, walk over a heatmap's cells. */
import { loadPart } from '../parts/load.ts';
import type { EditGestures } from './edit/editGestures.ts';
import type { Cell } from './lanes/lane.ts';
import { listensOn, placeAt } from './pointing.ts';
import type { ScoreStage } from './stage.ts';

/** Lanes lower than this have their tip above them, so that it does not cover what it speaks of. */
const LOW_LANE = 72;

/** A press that moves no further, in CSS pixels, is a click. */
const CLICK = 4;

/** How many rows Page Up and Page Down go. */
const PAGE = 10;

interface Tip {
  /** @param long a text of several lines */
  show(text: string, x: number, y: number, long?: boolean): void;
  hide(): void;
}

/** The small box beside the pointer or the cell cursor. */
function tipOf(lanes: HTMLElement): Tip {
  const box = lanes.querySelector<HTMLElement>('.score-tip');
  return {
    show(text, x, y, long = false) {
      if (!box) return;
      box.textContent = text;
      box.toggleAttribute('data-long', long);
      box.hidden = false;
      const frame = box.parentElement!.getBoundingClientRect();
      const left = Math.min(x - frame.left + 12, frame.width - box.offsetWidth);
      const above = y - box.offsetHeight - 8;
      const top = above < lanes.getBoundingClientRect().top ? y + 16 : above;
      box.style.left = `${Math.max(0, left)}px`;
      box.style.top = `${top - frame.top}px`;
    },
    hide() {
      if (box) box.hidden = true;
    },
  };
}

function plotAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-lane]') : null;
}

/** Where the arrow and page keys lead from a cell; undefined for other keys. */
export function cellAfterKey(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { step, row }: Cell,
): Cell | undefined {
  const moves: Readonly<Record<string, Partial<Cell>>> = {
    ArrowLeft: { step: step - 1 },
    ArrowRight: { step: step + 1 },
    ArrowUp: { row: row - 1 },
    ArrowDown: { row: row + 1 },
    PageUp: { row: row - PAGE },
    PageDown: { row: row + PAGE },
    Home: ctrlKey ? { step: 0, row: 0 } : { step: 0 },
    End: ctrlKey ? { step: Infinity, row: Infinity } : { step: Infinity },
  };
  return moves[key] && { step, row, ...moves[key] };
}

/** Listens on `lanes`; returns an unsubscribe function. `onLane` is told which lane the person is on, for its help. */
export function listen(
  lanes: HTMLElement,
  stage: ScoreStage,
  onLane: (key: string | undefined) => void,
): () => void {
  const tip = tipOf(lanes);
  const controller = new AbortController();
  const on = listensOn(lanes, controller.signal);
  let dragging: HTMLElement | undefined;
  /** Where a press began that has not become a drag. */
  let pressed: { readonly x: number; readonly y: number } | undefined;

  /** Nobody changes anything in the first moment; where its file does not arrive, the next press asks again. */
  let edits: EditGestures | undefined;
  const bringEdits = () => {
    if (edits || !stage.editable) return;
    void loadPart(() => import('./edit/editGestures.ts')).then(
      ({ editGestures }) => (edits ??= editGestures(stage)),
      () => undefined,
    );
  };
  bringEdits();

  const follow = (plot: HTMLElement, event: PointerEvent) => {
    const place = placeAt(stage, plot, event);
    const edited = edits?.move(event) === true;
    if (dragging && !edited) {
      stage.movePlayhead(place.step);
      stage.moveRow(place);
    }
    const sentence = stage.sentenceAt(place);
    const box = plot.getBoundingClientRect();
    if (sentence) tip.show(sentence, event.clientX, box.height < LOW_LANE ? box.top + 6 : event.clientY);
    onLane(place.key);
  };
  /** How to read a lane, beside its name; a finger that is lifted leaves it there. */
  const explain = ({ target }: PointerEvent): boolean => {
    const label = target instanceof Element ? target.closest<HTMLElement>('[data-about-lane]') : null;
    const lane = stage.lane(label?.dataset['aboutLane']);
    if (!label || !lane?.help) return false;
    const box = label.getBoundingClientRect();
    tip.show(lane.help, box.right - 12, box.bottom - 12, true);
    onLane(lane.key);
    return true;
  };
  on('pointerdown', (event) => {
    const plot = plotAt(event.target);
    if (!plot) explain(event);
    // Lanes that scroll are dragged themselves.
    if (!plot || event.button !== 0 || stage.scrolls) return;
    dragging = plot;
    pressed = { x: event.clientX, y: event.clientY };
    plot.setPointerCapture(event.pointerId);
    bringEdits();
    edits?.press(placeAt(stage, plot, event), event);
    follow(plot, event);
  });
  on('pointermove', (event) => {
    const plot = dragging ?? plotAt(event.target);
    if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > CLICK)
      pressed = undefined;
    if (plot) follow(plot, event);
    else if (!explain(event)) tip.hide();
  });
  const release = () => {
    dragging = undefined;
    pressed = undefined;
  };
  const leave = () => {
    edits?.cancel();
    release();
    tip.hide();
  };
  on('pointerup', (event) => {
    if (dragging && pressed) stage.follow(placeAt(stage, dragging, event));
    edits?.release();
    if (event.pointerType === 'mouse' || !dragging) release();
    else leave();
  });
  on('pointercancel', leave);
  on('pointerleave', ({ pointerType }) => {
    if (!dragging && pointerType === 'mouse') leave();
  });

  on('keydown', (event) => {
    if (event.key === 'Escape') {
      tip.hide();
      return stage.letGo();
    }
    const plot = plotAt(event.target);
    const lane = stage.lane(plot?.dataset['lane']);
    if (!plot || !lane?.cursor) return;
    if (edits?.key(plot, event)) {
      event.preventDefault();
      // The page's own keys do not hear of it.
      event.stopPropagation();
      return;
    }
    const { key } = lane;
    if (event.key === 'Enter') return stage.follow({ key, ...stage.cellOf(lane) });
    const next = cellAfterKey(event, stage.cellOf(lane));
    if (!next || event.altKey || event.metaKey) return;
    event.preventDefault();
    stage.moveCell(lane, next);
    const box = plot.querySelector('.score-cell')!.getBoundingClientRect();
    const sentence = stage.sentenceAt({ key, ...stage.cellOf(lane) });
    if (sentence) tip.show(sentence, box.right, box.top);
  });
  on('focusin', (event) => {
    const plot = plotAt(event.target);
    if (plot) onLane(plot.dataset['lane']);
  });
  on('focusout', () => tip.hide());
  // It stands where it was right, and would hold a page that has become narrow at its old width.
  addEventListener('resize', () => tip.hide(), { signal: controller.signal });
  on('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches('.score-slider'))
      stage.movePlayhead(target.valueAsNumber - 1);
  });
  return () => controller.abort();
}
