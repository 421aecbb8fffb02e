/** The link to the experiment: what it holds, what it does not, and copying it. */
import { useState } from 'react';
import { charactersIn, OWN_LESSON, ownTooLong, type Experiment } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCopy } from '../../ui/useCopy.ts';
import { formatCount } from '../../text/numbers.ts';
import { ownInUse } from '../../store/state.ts';
import { part } from '../parts/part.tsx';
import { usePage, useSession } from '../sessionContext.ts';

const EmbedPart = part(
  'Snippet for a page',
  () => import('./share/EmbedPart.tsx'),
  (module) => module.EmbedPart,
);

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const steered = usePage((state) => state.steered);
  const rivals = usePage((state) => state.runs.length - 1);
  const ownInLink = usePage((state) => state.ownInLink);
  const own = usePage(ownInUse);
  const ownLesson = usePage(({ lesson }) => lesson?.id === OWN_LESSON);
  const [withOwn, setWithOwn] = useState(ownInLink);
  const tooLong = own && ownTooLong(own);
  const link = session.link(withOwn && !tooLong);
  const present = () => {
    session.showAs('present');
    onClose();
  };
  const { field, copied, copy, forget } = useCopy<HTMLInputElement>(link);
  return (
    <Dialog title="Share this experiment" onClose={onClose}>
      <p>{contentsOf(experiment, rivals)}</p>
      <div className="link-row">
        <input
          ref={field}
          className="box link"
          aria-label="Link"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button look="primary" className="copy" data-first onClick={copy}>
          {copied === 'copied' ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <p className="copy-state" role="status">
        {copied === 'copied' && 'The link is in the clipboard.'}
        {copied === 'by hand' &&
          'This browser does not let a page copy: the link is selected, copy it with Ctrl+C or ⌘C.'}
      </p>
      {own && (
        <label className="check">
          <input
            type="checkbox"
            checked={withOwn && !tooLong}
            disabled={tooLong !== undefined}
            onChange={(event) => {
              setWithOwn(event.target.checked);
              forget();
            }}
          />
          <span>
            Put my {own.kind === 'text' ? 'text' : 'series'} into the link ({sizeOf(own)}).{' '}
            {tooLong ?? 'Whoever gets the link can read it.'}
          </span>
        </label>
      )}
      <p className="sentence">
        {own &&
          !withOwn &&
          `Your ${own.kind === 'text' ? 'text' : 'series'} stays in this browser: whoever opens the link gets the built-in one. `}
        {ownLesson &&
          'Your own lesson is not in this link: “Copy link” in its editor gives one that holds it. '}
        What the network has learned is not in the link: whoever opens it begins at step 0{' '}
        {steered
          ? 'with the settings as they are now. You changed one under way, so the curve will be another one.'
          : 'and, on a machine of the same kind, sees the same curve.'}
      </p>
      <EmbedPart link={link} />
      <div className="dialog-foot dialog-foot-start">
        <Button onClick={() => session.show('classLink')}>For a class…</Button>
        <Button title="One large stage, worked by a clicker’s keys (P)" onClick={present}>
          Present on a projector
        </Button>
        <Button onClick={() => session.show('networks')}>Save or open a network…</Button>
      </div>
    </Dialog>
  );
}

function contentsOf(experiment: Experiment, rivals: number): string {
  const task = findTask(experiment.task)!;
  const model = findModel(experiment.cell)!;
  const { hiddenSize, layers, batchSize, seed } = experiment;
  const units = `${hiddenSize} ${hiddenSize === 1 ? 'unit' : 'units'}`;
  const size = layers === 1 ? units : `${layers} layers of ${units}`;
  return `The link holds every setting: the task (${task.label}) with its options, the network (${model.label}, ${size}), and how it is trained (batch of ${batchSize}, seed ${seed} and the rest)${racing(rivals)}.`;
}

function racing(rivals: number): string {
  if (rivals === 0) return '';
  return rivals === 1
    ? ', and the network that races with it'
    : `, and the ${rivals} networks that race with it`;
}

function sizeOf(own: OwnData): string {
  return own.kind === 'text'
    ? `${formatCount(charactersIn(own.text))} characters`
    : `${formatCount(own.values.length)} values`;
}
