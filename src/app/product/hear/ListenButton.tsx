/** Plays a word from the bands that the network reads. The sound is made when it is asked for. */
import type { ReactNode } from 'react';
import { SAMPLE_RATE } from '../../../tasks/digits/features.ts';
import { BANDS } from '../../../tasks/digits/limits.ts';
import { soundOf } from '../../../tasks/digits/sound.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { play } from './play.ts';

interface ListenButtonProps {
  /** `[frames, BANDS]`, 0 to 1; undefined where there is nothing to hear yet. */
  readonly sound: () => Float32Array | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export function ListenButton({ sound, disabled = false, children }: ListenButtonProps) {
  const session = useSession();
  const listen = async () => {
    const features = sound();
    if (!features) return session.notices.say('There is no word to be heard yet.');
    if (!(await play(soundOf(features), SAMPLE_RATE)))
      session.notices.say(
        'This browser cannot play the sound: look whether it may play sounds on this page.',
      );
  };
  return (
    <Button
      onClick={() => !disabled && void listen()}
      aria-disabled={disabled}
      title={`Made of the ${BANDS} bands that the network reads, with noise for a voice: the pitch is not among them, so it sounds like a whisper.`}
    >
      {children}
    </Button>
  );
}
