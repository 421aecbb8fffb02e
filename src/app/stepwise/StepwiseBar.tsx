/** The caption of a training step that is taken half by half, at the foot of the window: which phase it is in, and its numbers. */
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { formatLoss } from '../../text/numbers.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { PHASES, type StepwiseState } from './phases.ts';
import { stepwiseOf } from './stepwise.ts';
import { groupName, sentenceOf, share } from './stepwiseText.ts';
import './stepwise.css';

const NAMES = { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update' } as const;

export function StepwiseBar() {
  const session = useSession();
  const half = stepwiseOf(session);
  const state = useStore(half.store);
  const { phase, slow } = state;
  const last = phase === 'update';
  return (
    <section className="half" aria-label="Training step by halves">
      <ol className="half-phases">
        {PHASES.map((name) => (
          <li key={name} aria-current={name === phase ? 'step' : undefined}>
            {NAMES[name]}
          </li>
        ))}
      </ol>
      <p className="half-sentence">{sentenceOf(state) ?? 'The next training step is looked up …'}</p>
      <Groups {...state} />
      <div className="half-tools">
        <Button
          look="primary"
          title="Go on to the next phase of the training step. (H)"
          onClick={() => void half.advance()}
        >
          {last ? 'Next step' : 'Next phase'}
        </Button>
        <Button
          aria-pressed={slow}
          title="Let phase after phase go by slowly, step after step, until you stop it."
          onClick={() => half.setSlow(!slow)}
        >
          Slow motion
        </Button>
        <Button title="Back to the ordinary score; Play does so, too." onClick={() => half.close()}>
          Close
        </Button>
      </div>
    </section>
  );
}

/** How far each parameter has moved. */
function Groups({ phase, taken }: StepwiseState) {
  const layers = usePage(({ experiment }) => experiment.layers);
  if (phase !== 'update' || !taken) return null;
  return (
    <details className="half-groups">
      <summary>by parameter</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">‖Δθ‖</th>
            <th scope="col">of its length</th>
          </tr>
        </thead>
        <tbody>
          {taken.groups.map((group) => (
            <tr key={group.name}>
              <th scope="row">{groupName(group, layers)}</th>
              <td>{formatLoss(group.update)}</td>
              <td>{share(group.update, group.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
