/**
 * The caption of a training step that is taken phase by phase, at the foot of the window: which phase it is in, and its numbers. It
 * is as high in every phase, and its buttons stay where they are.
 */
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { formatLoss } from '../../text/numbers.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { PHASES, type PhasesState } from './phase.ts';
import { phasesOf } from './phases.ts';
import { groupName, sentenceOf, share } from './phasesText.ts';
import './phases.css';

const NAMES = { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update' } as const;

export function PhasesBar() {
  const session = useSession();
  const phases = phasesOf(session);
  const state = useStore(phases.store);
  const { phase, slow } = state;
  const last = phase === 'update';
  return (
    <section className="phases" aria-label="One training step, phase by phase">
      <ol className="phases-list">
        {PHASES.map((name) => (
          <li key={name} aria-current={name === phase ? 'step' : undefined}>
            {NAMES[name]}
          </li>
        ))}
      </ol>
      <Groups {...state} />
      <p className="phases-sentence">{sentenceOf(state) ?? 'The next training step is looked up …'}</p>
      <div className="phases-tools">
        <Button
          look="primary"
          title="Go on to the next phase of the training step. (H)"
          onClick={() => void phases.advance()}
        >
          {last ? 'Next step' : 'Next phase'}
        </Button>
        <Button
          aria-pressed={slow}
          title="Let phase after phase go by slowly, step after step, until you stop it."
          onClick={() => phases.setSlow(!slow)}
        >
          Slow motion
        </Button>
        <Button title="Back to the ordinary score; Play does so, too." onClick={() => phases.close()}>
          Close
        </Button>
      </div>
    </section>
  );
}

/** How far each parameter has moved, over the bar; its button keeps its place while there is nothing to show. */
function Groups({ phase, taken }: PhasesState) {
  const layers = usePage(({ experiment }) => experiment.layers);
  if (phase !== 'update' || !taken) return <span className="phases-groups" />;
  return (
    <details className="phases-groups">
      <summary>by parameter</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">‖Δθ‖</th>
            <th scope="col">of its norm</th>
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
