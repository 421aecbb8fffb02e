/** Draws a training step that is taken half by half: what it has not reached yet is covered, by styles alone. */
import type { Sweep } from '../../store/looking.ts';
import './sweep.css';

/** @param root the element around the lanes */
export function showSweep(root: HTMLElement, sweep: Sweep | undefined, timeSteps: number): void {
  if (!sweep) {
    delete root.dataset['phase'];
    return;
  }
  root.dataset['phase'] = sweep.phase;
  if (!('reached' in sweep)) return;
  const seen = sweep.phase === 'forward' ? sweep.reached + 1 : sweep.reached;
  root.style.setProperty('--reached', String(Math.min(1, seen / timeSteps)));
}
