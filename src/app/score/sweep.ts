/** Draws a training step that is taken phase by phase: what it has not reached yet is covered, by styles alone. */
import type { Sweep } from '../../store/scoreView.ts';
import './sweep.css';

/** @param root the element around the lanes */
export function showSweep(root: HTMLElement, sweep: Sweep | undefined, timeSteps: number): void {
  if (!sweep) {
    delete root.dataset['phase'];
    return;
  }
  if (root.dataset['phase'] !== sweep.phase) {
    root.dataset['phase'] = sweep.phase;
    // What the phase is about is to be seen, also above the caption on a small screen.
    root.querySelector(`[data-about="${sweep.phase}"]`)?.scrollIntoView({ block: 'nearest' });
  }
  if (!('reached' in sweep)) return;
  const seen = sweep.phase === 'forward' ? sweep.reached + 1 : sweep.reached;
  root.style.setProperty('--reached', String(Math.min(1, seen / timeSteps)));
}
