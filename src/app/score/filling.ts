/** Fills in what the score says in words and numbers, outside React. */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { Lane, Shown } from './lanes/lane.ts';

const NO_READING = 'No reading yet.';

/** Sets text only where it changed, so that nothing is laid out anew for the same words. */
export function say(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** The values at a step, in the line under the score. */
export function fillValues(
  root: HTMLElement,
  lanes: readonly Lane[],
  problem: ProblemInfo | undefined,
  readout: Readout | undefined,
  step: number,
): void {
  const put = (id: string, text: string) => say(root.querySelector(`[data-read="${id}"]`), text);
  put('step', `${step + 1}`);
  for (const { id, at } of lanes.flatMap(({ values }) => values ?? []))
    put(id, readout && problem ? at(problem, readout, step) : '–');
}

/** Names and captions of the lanes, which are of the whole reading. */
export function fillCaptions(root: HTMLElement, lanes: readonly Lane[], readout: Readout | undefined): void {
  for (const { key, name, label, caption } of lanes) {
    if (label) {
      const text = `${name}. ${readout ? label(readout) : NO_READING}`;
      root.querySelector(`[data-lane="${key}"]`)?.setAttribute('aria-label', text);
    }
    if (!caption) continue;
    const [strong, rest] = readout ? caption(readout) : ['–', ''];
    say(root.querySelector(`[data-caption="${key}"] > b`), strong);
    say(root.querySelector(`[data-caption="${key}"] > span`), rest);
  }
}

/** What the lanes say to those who cannot see them. */
export function fillDescriptions(root: HTMLElement, lanes: readonly Lane[], shown: Shown | undefined): void {
  for (const { key, describe } of lanes) {
    if (describe) say(root.querySelector(`[data-say="${key}"]`), shown ? describe(shown) : NO_READING);
  }
}
