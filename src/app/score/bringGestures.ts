/** What follows pointer and keys on the lanes comes a moment after them: nobody is there so soon. */
import { MissingFileError } from '../../loading/arrive.ts';
import { loadPart } from '../parts/load.ts';
import type { ScoreStage } from './stage.ts';

/**
 * Listens on `lanes` once that has come; where its file does not arrive, whoever comes to the lanes asks again.
 * @returns an unsubscribe function
 */
export function bringGestures(
  lanes: HTMLElement,
  stage: ScoreStage,
  onLane: (key: string | undefined) => void,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let stop: (() => void) | undefined;
  let asked = false;
  const bring = async () => {
    if (asked) return;
    asked = true;
    try {
      const { listen } = await loadPart(() => import('./gestures.ts'));
      if (!signal.aborted) stop = listen(lanes, stage, onLane);
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
      asked = false;
    }
  };
  void bring();
  for (const type of ['pointerover', 'focusin']) lanes.addEventListener(type, () => void bring(), { signal });
  return () => {
    controller.abort();
    stop?.();
  };
}
