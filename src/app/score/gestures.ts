/** Pointer and keys on the score's lanes: drag the playhead, hover for exact values, walk over a heatmap's cells. */
import type { Cell } from './lanes/lane.ts';
import type { Place, ScoreStage } from './stage.ts';

/** Lanes lower than this have their tip above them, so that it does not cover what it speaks of. */
const LOW_LANE = 72;

/** A press that moves no further, in CSS pixels, is a click. */
const CLICK = 4;

/** How many rows Page Up and Page Down go. */
const PAGE = 10;

interface Tip {
  show(text: string, x: number, y: number): void;
  hide(): void;
}

/** The small box beside the pointer or the cell cursor. */
function tipOf(lanes: HTMLElement): Tip {
  const box = lanes.querySelector<HTMLElement>('.score-tip');
  return {
    show(text, x, y) {
      if (!box) return;
      box.textContent = text;
      box.hidden = false;
      const area = lanes.getBoundingClientRect();
      const left = Math.min(x - area.left + 12, area.width - box.offsetWidth);
      const above = y - area.top - box.offsetHeight - 8;
      box.style.left = `${Math.max(0, left)}px`;
      box.style.top = `${above < 0 ? y - area.top + 16 : above}px`;
    },
    hide() {
      if (box) box.hidden = true;
    },
  };
}

function plotAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-lane]') : null;
}

/** The step, and the row, under the pointer. */
export function placeAt(
  stage: ScoreStage,
  plot: HTMLElement,
  event: Pick<MouseEvent, 'clientX' | 'clientY'>,
): Place {
  const box = plot.getBoundingClientRect();
  const inside = (share: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  const key = plot.dataset['lane']!;
  const { rows = 1, foot = 0 } = stage.lane(key) ?? {};
  return {
    key,
    step: inside((event.clientX - box.left) / box.width, stage.timeSteps),
    row: inside((event.clientY - box.top) / (box.height - foot), rows),
  };
}

/** Where the arrow and page keys lead from a cell; undefined for other keys. */
export function cellAfterKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { step, row }: Cell,
): Cell | undefined {
  switch (event.key) {
    case 'ArrowLeft':
      return { step: step - 1, row };
    case 'ArrowRight':
      return { step: step + 1, row };
    case 'ArrowUp':
      return { step, row: row - 1 };
    case 'ArrowDown':
      return { step, row: row + 1 };
    case 'PageUp':
      return { step, row: row - PAGE };
    case 'PageDown':
      return { step, row: row + PAGE };
    case 'Home':
      return { step: 0, row: event.ctrlKey ? 0 : row };
    case 'End':
      return { step: Infinity, row: event.ctrlKey ? Infinity : row };
    default:
      return undefined;
  }
}

/** Listens on `lanes`; returns an unsubscribe function. `onLane` is told which lane the person is on, for its help. */
export function listen(
  lanes: HTMLElement,
  stage: ScoreStage,
  onLane: (key: string | undefined) => void,
): () => void {
  const tip = tipOf(lanes);
  const controller = new AbortController();
  const { signal } = controller;
  let dragging: HTMLElement | undefined;
  /** Where a press began that has not become a drag. */
  let pressed: { readonly x: number; readonly y: number } | undefined;

  const follow = (plot: HTMLElement, event: PointerEvent) => {
    const place = placeAt(stage, plot, event);
    if (dragging) {
      stage.movePlayhead(place.step);
      stage.moveRow(place);
    }
    const sentence = stage.sentenceAt(place);
    const box = plot.getBoundingClientRect();
    if (sentence) tip.show(sentence, event.clientX, box.height < LOW_LANE ? box.top + 6 : event.clientY);
    onLane(place.key);
  };
  lanes.addEventListener(
    'pointerdown',
    (event) => {
      const plot = plotAt(event.target);
      // Lanes that scroll are dragged themselves.
      if (!plot || event.button !== 0 || stage.scrolls) return;
      dragging = plot;
      pressed = { x: event.clientX, y: event.clientY };
      plot.setPointerCapture(event.pointerId);
      follow(plot, event);
    },
    { signal },
  );
  lanes.addEventListener(
    'pointermove',
    (event) => {
      const plot = dragging ?? plotAt(event.target);
      if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > CLICK)
        pressed = undefined;
      if (plot) follow(plot, event);
      else tip.hide();
    },
    { signal },
  );
  const release = () => {
    dragging = undefined;
    pressed = undefined;
  };
  const leave = () => {
    release();
    tip.hide();
  };
  lanes.addEventListener(
    'pointerup',
    (event) => {
      if (dragging && pressed) stage.follow(placeAt(stage, dragging, event));
      if (event.pointerType === 'mouse') release();
      else leave();
    },
    { signal },
  );
  lanes.addEventListener('pointercancel', leave, { signal });
  lanes.addEventListener('pointerleave', () => dragging ?? leave(), { signal });

  lanes.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') {
        tip.hide();
        return stage.letGo();
      }
      const plot = plotAt(event.target);
      if (plot?.getAttribute('role') !== 'slider') return;
      const key = plot.dataset['lane']!;
      if (event.key === 'Enter') return stage.follow({ key, row: stage.cellOf(key).row });
      const next = cellAfterKey(event, stage.cellOf(key));
      if (!next || event.altKey || event.metaKey) return;
      event.preventDefault();
      stage.moveCell(key, next);
      const cell = plot.querySelector('.score-cell')!.getBoundingClientRect();
      const sentence = stage.sentenceAt({ key, ...stage.cellOf(key) });
      if (sentence) tip.show(sentence, cell.right, cell.top);
    },
    { signal },
  );
  lanes.addEventListener(
    'focusin',
    (event) => {
      const plot = plotAt(event.target);
      if (plot) onLane(plot.dataset['lane']);
    },
    { signal },
  );
  lanes.addEventListener('focusout', () => tip.hide(), { signal });
  return () => controller.abort();
}
