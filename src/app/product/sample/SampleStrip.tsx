/** The beginning of the newest text that the network wrote; what it was given is dimmer. */
import { AskAgain } from '../../parts/AskAgain.tsx';
import { Strip } from '../Strip.tsx';
import { shortPrompt } from './shortPrompt.ts';
import { useSample } from './useSample.ts';
import './sample.css';

export function SampleStrip({ task }: { readonly task: string }) {
  const { found, refusal, again, current } = useSample(task);
  return (
    <Strip title="Text written" step={found?.step} current={current}>
      <p className="sample-short" dir="auto">
        {found ? (
          <>
            <span className="sample-prompt">{shortPrompt(found.prompt)}</span>
            {found.text}
          </>
        ) : (
          (refusal ?? 'Nothing yet: it begins to write with the training.')
        )}
        <AskAgain again={again} />
      </p>
    </Strip>
  );
}
