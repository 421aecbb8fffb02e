/** The input of the example, to be worked with directly: by the mouse, or by the keys at the playhead. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useCanvas } from '../../../charts/useCanvas.ts';
import type { Edit } from '../../../store/edits.ts';
import { drawEdited, type EditedInput } from './drawEdited.ts';
import { afterKey, draggedTo, flip, isOnMarks, isPressed, type Worked } from './gestures.ts';

export interface InputEditorProps {
  readonly worked: Worked;
  readonly strip: EditedInput;
  /** The step at the playhead, from 0. */
  readonly step: number;
  /** What stands there, in words. */
  readonly text: string;
  /** How to work with it, in a sentence. */
  readonly help: string;
  readonly onEdit: (edit: Edit | undefined) => void;
  readonly onStep: (step: number) => void;
}

export function InputEditor({ worked, strip, step, text, help, onEdit, onStep }: InputEditorProps) {
  const canvas = useCanvas((element, theme) => drawEdited(element, strip, theme));
  const dragged = useRef<number>(undefined);

  const placeOf = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * worked.base.timeSteps);
    const inside = Math.max(0, Math.min(worked.base.timeSteps - 1, at));
    return { at: inside, y: event.clientY - box.top, height: box.height };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { at, y, height } = placeOf(event);
    onStep(at);
    // A finger that scrolls the page shall not change anything: it chooses the step, and the controls below change it.
    if (event.pointerType === 'touch') return;
    if (isOnMarks(worked, y, height)) return onEdit(flip(worked, at, 1));
    const pressed = isPressed(worked);
    if (pressed === 'bit') return onEdit(flip(worked, at, 0));
    if (pressed !== 'value') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = at;
    onEdit(draggedTo(worked, at, y, height));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged.current === undefined) return;
    const { y, height } = placeOf(event);
    onEdit(draggedTo(worked, dragged.current, y, height));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = afterKey(worked, event.key, step);
    if (!next) return;
    event.preventDefault();
    // The page's own keys do not hear of it.
    event.stopPropagation();
    if ('edit' in next) onEdit(next.edit);
    if (next.step !== undefined) onStep(next.step);
  };
  const { timeSteps } = worked.base;
  return (
    <div
      className="probe-strip"
      data-view={worked.view.kind}
      role="slider"
      tabIndex={0}
      aria-roledescription="input that can be changed"
      aria-label={`Input. ${help}`}
      aria-valuemin={1}
      aria-valuemax={timeSteps}
      aria-valuenow={step + 1}
      aria-valuetext={text}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (dragged.current = undefined)}
      onPointerCancel={() => (dragged.current = undefined)}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} />
      {worked.view.kind !== 'symbols' && (
        <span
          className="probe-step"
          style={{ left: `${(100 * step) / timeSteps}%`, width: `${100 / timeSteps}%` }}
        />
      )}
    </div>
  );
}
