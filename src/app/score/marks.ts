/** The marks over the lanes: the playhead, the cell that a lane's cursor stands on, and the unit that is followed. */
import type { UnitPlace } from '../../store/scoreView.ts';
import { say } from './filling.ts';
import type { Cell, Lane } from './lanes/lane.ts';

export function placePlayhead(root: HTMLElement, step: number, timeSteps: number, sentence: string): void {
  const place = (step + 0.5) / timeSteps;
  root.querySelector<HTMLElement>('.score-playhead')?.style.setProperty('left', `${100 * place}%`);
  for (const label of root.querySelectorAll('.score-playhead-label')) say(label, `t = ${step + 1}`);
  // Where the playhead's own label stands.
  for (const tick of root.querySelectorAll<HTMLElement>('.score-tick-labels > span'))
    tick.style.visibility = tick.dataset['step'] === String(step + 1) ? 'hidden' : '';
  for (const plot of root.querySelectorAll<HTMLElement>('.score-plot'))
    plot.style.setProperty('--playhead-at', String(place));
  const slider = root.querySelector<HTMLInputElement>('.score-slider');
  if (!slider) return;
  slider.value = String(step + 1);
  slider.setAttribute('aria-valuetext', sentence);
}

export function placeCell(plot: HTMLElement, { step, row }: Cell, rows: number, timeSteps: number): void {
  const { style } = plot.querySelector<HTMLElement>('.score-cell')!;
  style.left = `${(100 * step) / timeSteps}%`;
  style.width = `${100 / timeSteps}%`;
  style.top = `${(100 * row) / rows}%`;
  style.height = `${100 / rows}%`;
}

/**
 * Marks the row of the followed unit in every lane of its layer.
 * @param orderOf the unit in each row of a layer; undefined where rows stand as they are
 */
export function placeFollowed(
  root: HTMLElement,
  lanes: readonly Lane[],
  followed: UnitPlace | undefined,
  units: number,
  orderOf: (layer: number) => readonly number[] | undefined,
): void {
  for (const { key, unitsOf } of lanes) {
    const mark = root.querySelector<HTMLElement>(`[data-lane="${key}"] > .score-followed`);
    if (unitsOf === undefined || !mark) continue;
    const unit = followed?.layer === unitsOf && followed.unit < units ? followed.unit : undefined;
    mark.hidden = unit === undefined;
    if (unit === undefined) continue;
    const row = orderOf(unitsOf)?.indexOf(unit) ?? unit;
    mark.style.top = `${(100 * row) / units}%`;
    mark.style.height = `${100 / units}%`;
  }
}
