/** The page within somebody else's: the transport, one sentence, the lanes that fit, and the loss. All of it is in sight at once. */
import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../ui/Button.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { useCellColor } from '../cellColor.ts';
import { CommandButton } from '../CommandButton.tsx';
import type { CommandId } from '../commands.ts';
import { headlineOf } from '../headlineText.ts';
import { LiveRegion } from '../LiveRegion.tsx';
import { Notices } from '../Notices.tsx';
import { Dialogs, LessonPanel, LossLine } from '../pageParts.tsx';
import { Contained } from '../parts/part.tsx';
import { Rate, StepCount } from '../Progress.tsx';
import { RetryRun } from '../RetryRun.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { useShortcuts } from '../shortcuts.ts';
import { isPlaying } from '../../store/state.ts';
import { useTheme } from '../theme.ts';
import { useShown } from '../useClassPlan.ts';
import { EmbedScore } from './EmbedScore.tsx';
import { linkToUnroll } from './linkToUnroll.ts';
import './embed.css';

/** What a frame has no room for is not to be had by a key. */
const KEYS: readonly CommandId[] = ['play', 'step', 'reset', 'back', 'forth', 'theme'];

export function EmbedPage() {
  useTheme();
  useCellColor();
  useShortcuts(KEYS);
  return (
    <div className="embed">
      <Contained label="Bar at the top">
        <Bar />
      </Contained>
      <Contained label="In one sentence">
        <Sentence />
      </Contained>
      <main className="embed-body">
        <OpenLesson />
        <Contained label="Score">
          <EmbedScore />
        </Contained>
        <Loss />
      </main>
      <Contained label="Notices" place="over">
        <Notices />
      </Contained>
      <LiveRegion />
      <HandIn />
    </div>
  );
}

function Bar() {
  const session = useSession();
  const playing = usePage(isPlaying);
  const handIn = usePage(({ classPlan }) => classPlan?.handIn);
  // Whatever changes the link: the experiment, the lesson, who races.
  usePage(
    useShallow(({ experiment, lesson, classPlan, runs }) => [experiment, lesson, classPlan, runs.length]),
  );
  return (
    <header className="embed-bar">
      <div className="embed-transport" role="group" aria-label="Training">
        <CommandButton id="play" look="primary">
          <span aria-hidden="true" className={playing ? 'icon-pause' : 'icon-play'} />
          <span>{playing ? 'Pause' : 'Play'}</span>
        </CommandButton>
        <CommandButton id="step">
          <span>1 step</span>
        </CommandButton>
        <CommandButton id="reset" />
      </div>
      <p className="embed-progress">
        <StepCount />
        <Rate />
      </p>
      <p className="embed-way">
        {handIn && (
          <Button look="quiet" aria-haspopup="dialog" onClick={() => session.show('handIn')}>
            Hand in…
          </Button>
        )}
        <NewTabLink href={linkToUnroll(session)}>Open in Unroll</NewTabLink>
      </p>
    </header>
  );
}

/** The one dialog that a frame has: no other is offered there. */
function HandIn() {
  const open = usePage(({ dialog }) => dialog === 'handIn');
  return open && <Dialogs />;
}

function Sentence() {
  const session = useSession();
  const shown = useShown('headline');
  const { headline, text, tone } = usePage(useShallow((state) => headlineOf(state)));
  useEffect(() => session.announce(`${headline} ${text}`, 'strip'), [session, headline, text]);
  // What keeps the run from going on is said whatever a teacher has left out.
  if (!shown && tone !== 'bad') return null;
  return (
    <div className={`embed-sentence strip-${tone}`}>
      <p title={`${headline} ${text}`}>
        <b>{headline}</b> {text}
      </p>
      <RetryRun />
    </div>
  );
}

/** The one thing in a frame that scrolls by itself, where it is longer than its room. */
function OpenLesson() {
  const id = usePage(({ lesson }) => lesson?.id);
  if (id === undefined) return null;
  return (
    <section className="embed-lesson" aria-label="Lesson">
      <LessonPanel key={id} />
    </section>
  );
}

function Loss() {
  const shown = useShown('loss');
  if (!shown) return null;
  return (
    <section className="embed-loss" aria-label="Loss so far">
      <h2>Loss</h2>
      <LossLine />
    </section>
  );
}
