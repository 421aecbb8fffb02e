/** The steps of the lesson in their order: to choose, to move, to remove, and to make another one. */
import { useRef } from 'react';
import { blocksOf, rearranged, textOf } from '../../../lessons/blocks.ts';
import { readStepDraft } from '../../../lessons/stepDraft.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { changeDraft, draftOf, writeDraft } from './draft.ts';
import { makeStep } from './makeStep.ts';

interface StepListProps {
  readonly steps: readonly string[];
  /** The chosen one, from 0. */
  readonly at: number;
}

export function StepList({ steps, at }: StepListProps) {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const draft = draftOf(session);
  const arrange = (order: readonly number[]) => {
    const { head } = blocksOf(draft.getState().text);
    return textOf({ head, steps: rearranged(steps, order) });
  };
  /** What was pressed may be gone, or stand elsewhere. */
  const focusOn = (selector: string) =>
    requestAnimationFrame(() => {
      const found = [...box.current!.querySelectorAll<HTMLButtonElement>(selector)].find(
        (each) => !each.disabled,
      );
      (found ?? box.current!.querySelector<HTMLElement>('[aria-current], .lesson-make'))?.focus();
    });
  const move = (k: number, by: -1 | 1) => {
    const order = [...steps.keys()];
    [order[k], order[k + by]] = [k + by, k];
    writeDraft(session, arrange(order));
    draft.setState({ step: k + by });
    focusOn(`li:nth-child(${k + by + 1}) [data-move="${by}"]`);
  };
  const remove = (k: number) => {
    changeDraft(session, arrange([...steps.keys()].filter((each) => each !== k)));
    draft.setState({ step: Math.max(0, Math.min(at > k ? at - 1 : at, steps.length - 2)) });
    focusOn(`li:nth-child(${Math.min(k + 1, steps.length - 1)}) .lesson-step-name`);
  };
  return (
    <div className="lesson-steps" ref={box}>
      <h3>Steps</h3>
      {steps.length > 0 && (
        <ol>
          {steps.map((step, k) => {
            const name = nameOf(step, k);
            return (
              <li key={k}>
                <button
                  type="button"
                  className="button lesson-step-name"
                  aria-current={k === at ? 'step' : undefined}
                  onClick={() => draft.setState({ step: k })}
                >
                  {name}
                </button>
                <Button
                  look="icon"
                  data-move="-1"
                  disabled={k === 0}
                  aria-label={`Move “${name}” up`}
                  title="Move up"
                  onClick={() => move(k, -1)}
                >
                  ↑
                </Button>
                <Button
                  look="icon"
                  data-move="1"
                  disabled={k === steps.length - 1}
                  aria-label={`Move “${name}” down`}
                  title="Move down"
                  onClick={() => move(k, 1)}
                >
                  ↓
                </Button>
                <Button look="icon" aria-label={`Remove “${name}”`} title="Remove" onClick={() => remove(k)}>
                  ×
                </Button>
              </li>
            );
          })}
        </ol>
      )}
      <Button
        className="lesson-make"
        data-first={steps.length === 0 ? true : undefined}
        onClick={() => makeStep(session)}
      >
        Make a step from here
      </Button>
    </div>
  );
}

const nameOf = (step: string, k: number) => readStepDraft(step).title.trim() || `Step ${k + 1}`;
