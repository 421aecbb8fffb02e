/**
 * What the task produces, right under the output lane: the newest text, answer, free run, or what was heard. Its place is kept from
 * the beginning, so that nothing moves when it comes.
 */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { part } from '../parts/part.tsx';
import { usePage } from '../sessionContext.ts';
import './product.css';

const PLACE = { pending: <div className="product-to-come" /> };

const AskStrip = part(
  'Ask the network',
  () => import('./ask/AskStrip.tsx'),
  (module) => module.AskStrip,
  PLACE,
);
const SampleStrip = part(
  'What the network writes',
  () => import('./sample/SampleStrip.tsx'),
  (module) => module.SampleStrip,
  PLACE,
);
const FreeRunStrip = part(
  'Free run',
  () => import('./freeRun/FreeRunStrip.tsx'),
  (module) => module.FreeRunStrip,
  PLACE,
);
const HearStrip = part(
  'Speak to the network',
  () => import('./hear/HearStrip.tsx'),
  (module) => module.HearStrip,
  PLACE,
);

/** The strip of a problem; a task's problems all produce the same kind of thing, but for own data, which may leave it out. */
function Strip({ problem, task }: { readonly problem: ProblemInfo; readonly task: string }) {
  const { ask, freeRun, generate, input, output } = problem;
  if (ask) return <AskStrip ask={ask} task={task} />;
  if (generate) return <SampleStrip task={task} />;
  if (freeRun) return <FreeRunStrip freeRun={freeRun} />;
  if (input.kind === 'spectrogram' && output.kind === 'classes')
    return <HearStrip classes={output.classes} task={task} />;
  return null;
}

export function Product() {
  const task = usePage(({ experiment }) => experiment.task);
  const problem = usePage(({ info }) => info?.problem);
  return problem ? <Strip problem={problem} task={task} /> : PLACE.pending;
}
