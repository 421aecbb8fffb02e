/** Where the cursor of each lane stands that arrow keys move from cell to cell. */
import type { Cell, Lane } from './lanes/lane.ts';

const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));

export class CellCursors {
  /** By the lane's key. Rows are those of the lane's own choice; a step there is only once the cursor has been moved. */
  private readonly kept = new Map<string, { readonly row: number; readonly step?: number }>();

  private inside({ rows = 1 }: Lane, { step, row }: Cell, timeSteps: number): Cell {
    return { step: within(step, timeSteps), row: within(row, rows) };
  }

  cellOf(lane: Lane, playhead: number, timeSteps: number): Cell {
    const kept = this.kept.get(lane.key) ?? { row: 0 };
    const cell = lane.cursor?.cell(kept, playhead) ?? { step: playhead, row: kept.row };
    return this.inside(lane, cell, timeSteps);
  }

  /** @returns the step where the playhead goes with it; undefined where it stays */
  move(lane: Lane, cell: Cell, timeSteps: number): number | undefined {
    const moved = lane.cursor?.move(this.inside(lane, cell, timeSteps));
    if (moved) this.kept.set(lane.key, moved.kept);
    return moved?.playhead;
  }

  /** Moves it to a row, and leaves its step. */
  moveRow(lane: Lane, cell: Cell): void {
    const moved = lane.cursor?.move(cell);
    if (moved) this.kept.set(lane.key, { ...this.kept.get(lane.key), row: moved.kept.row });
  }
}
