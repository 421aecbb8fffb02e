/** Where a box stands that belongs to a control: beside it where there is room, below or above it else, and never cut off. Pure. */

export interface Place {
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Anchor extends Size {
  readonly left: number;
  readonly top: number;
}

/** Between the control and the box, and between the box and the window's edge, in px. */
const GAP = 8;

const within = (at: number, length: number, room: number) => Math.max(GAP, Math.min(at, room - GAP - length));

/** @param anchor the control, as it stands in the window */
export function placeBeside(anchor: Anchor, box: Size, room: Size): Place {
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const level = within(anchor.top + (anchor.height - box.height) / 2, box.height, room.height);
  if (right + 2 * GAP + box.width <= room.width) return { left: right + GAP, top: level };
  const left = within(anchor.left, box.width, room.width);
  if (bottom + 2 * GAP + box.height <= room.height) return { left, top: bottom + GAP };
  return { left, top: within(anchor.top - GAP - box.height, box.height, room.height) };
}
