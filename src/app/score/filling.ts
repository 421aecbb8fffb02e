/** Fills in what the score says in words and numbers, outside React. */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { CaptionPart, Lane, Shown } from './lanes/lane.ts';

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
export function fillCaptions(root: HTMLElement, lanes: readonly Lane[], shown: Shown | undefined): void {
  for (const { key, name, label, caption } of lanes) {
    if (label) {
      const text = `${name}. ${shown ? label(shown.readout) : NO_READING}`;
      root.querySelector(`[data-lane="${key}"]`)?.setAttribute('aria-label', text);
    }
    if (!caption) continue;
    fillCaption(root.querySelector(`[data-caption="${key}"]`), shown ? caption(shown) : [{ text: '–' }]);
  }
}

/** Makes the pieces anew only where there are others; where only numbers changed, they keep their places. */
function fillCaption(element: HTMLElement | null, parts: readonly CaptionPart[]): void {
  if (!element) return;
  const made = parts
    .map(({ strong, network }) => [strong, network?.drawnAs, network?.color].join())
    .join(' ');
  if (element.dataset['made'] !== made) {
    element.dataset['made'] = made;
    element.replaceChildren(...parts.map(captionPart));
  }
  parts.forEach(({ text }, k) => say(element.children[k]!, text));
}

function captionPart({ strong, network }: CaptionPart): HTMLElement {
  const part = document.createElement(strong ? 'b' : 'span');
  if (!network) return part;
  part.dataset['drawnAs'] = network.drawnAs;
  part.style.color = network.color;
  part.style.setProperty('--piece', network.piece);
  return part;
}

/** What the lanes say to those who cannot see them. */
export function fillDescriptions(root: HTMLElement, lanes: readonly Lane[], shown: Shown | undefined): void {
  for (const { key, describe } of lanes) {
    if (describe) say(root.querySelector(`[data-say="${key}"]`), shown ? describe(shown) : NO_READING);
  }
}
