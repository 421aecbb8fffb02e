/** The input lane worked by pointer and keys: a bar dragged, a bit or a mark pressed, a symbol typed. */
import type { Edit } from '../../../store/edits.ts';
import type { ScoreStage } from '../stage.ts';
import type { Place } from '../stageParts.ts';
import { afterKey, draggedTo, flip, isOnMarks, nextSymbol, pressed, type Worked } from './worked.ts';

/** A press that moves no further, in CSS pixels, is a click. */
const CLICK = 4;

export interface EditGestures {
  press(place: Place, event: PointerEvent): void;
  /** True while it is one: then the playhead stays. */
  move(event: PointerEvent): boolean;
  release(): void;
  cancel(): void;
  /** True where the key meant something. */
  key(plot: HTMLElement, event: KeyboardEvent): boolean;
}

interface Press {
  readonly plot: HTMLElement;
  readonly worked: Worked;
  readonly step: number;
  readonly x: number;
  readonly y: number;
  /** The playhead stood there before. */
  readonly again: boolean;
  readonly is: 'click' | 'edit' | 'walk';
}

export function editGestures(stage: ScoreStage): EditGestures {
  let held: Press | undefined;
  const drag = ({ worked, step, plot }: Press, event: PointerEvent) => {
    const box = plot.getBoundingClientRect();
    stage.edit(draggedTo(worked, step, event.clientY - box.top, box.height));
  };
  return {
    press({ key, step }, event) {
      const worked = stage.worked(key);
      // A finger that scrolls the page shall not change anything.
      if (!worked || event.pointerType === 'touch' || stage.scrolls) return;
      const plot = (event.target as Element).closest<HTMLElement>('[data-lane]')!;
      const again = stage.playhead === step;
      held = { plot, worked, step, x: event.clientX, y: event.clientY, again, is: 'click' };
    },
    move(event) {
      if (!held) return false;
      const [across, up] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
      if (held.is === 'click' && Math.max(across, up) > CLICK)
        held = { ...held, is: up > across && pressed(held.worked) === 'value' ? 'edit' : 'walk' };
      if (held.is === 'edit') drag(held, event);
      return held.is === 'edit';
    },
    release() {
      if (held?.is === 'click') stage.edit(clicked(held));
      held = undefined;
    },
    cancel() {
      held = undefined;
    },
    key(plot, event) {
      const worked = stage.worked(plot.dataset['lane']);
      if (!worked || event.ctrlKey || event.altKey || event.metaKey) return false;
      const next = afterKey(worked, event.key, stage.playhead);
      if (!next) return false;
      if ('edit' in next) stage.edit(next.edit);
      if (next.step !== undefined) stage.movePlayhead(next.step);
      return true;
    },
  };
}

/** What a click makes of the input; as it is where a click only brings the playhead. */
function clicked({ plot, worked, step, y, again }: Press): Edit | undefined {
  const box = plot.getBoundingClientRect();
  if (isOnMarks(worked, y - box.top, box.height)) return flip(worked, step, 1);
  const what = pressed(worked);
  if (what === 'bit') return flip(worked, step, 0);
  return what === 'symbol' && again ? nextSymbol(worked, step, 1) : worked.edit;
}
