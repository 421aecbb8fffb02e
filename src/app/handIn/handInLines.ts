/** What a hand-in says, in lines for people: they stand in the dialog, and above what is packed. */
import { decodeLink } from '../../config/index.ts';
import { experimentText } from '../../config/experimentText.ts';
import type { ClaimedRun, HandIn } from '../../handin/handIn.ts';
import { formatCount, formatLoss } from '../../text/numbers.ts';

function lessonLine({ lesson, answers }: HandIn): readonly string[] {
  if (!lesson) return [];
  const count = answers.length === 1 ? 'one answer' : `${formatCount(answers.length)} answers`;
  return [`Lesson: ${lesson.title}, ${count}, at step ${lesson.reached} of ${lesson.steps}`];
}

function runLine({ link, steps, at, loss, solvedAt, mark }: ClaimedRun): string {
  const parts = [
    experimentText(decodeLink(link).experiment),
    `${formatCount(steps)} training steps`,
    `validation loss ${formatLoss(loss ?? NaN)} at step ${formatCount(at)}`,
    ...(solvedAt === undefined ? [] : [`solved at step ${formatCount(solvedAt)}`]),
    ...(mark === undefined ? [] : [`mark ${mark}`]),
  ];
  return parts.join(' · ');
}

/** The last run whole, and how many there are besides. */
export function handInLines(handIn: HandIn): readonly string[] {
  const { runs } = handIn;
  const last = runs.at(-1);
  const others = runs.length - 1;
  return [
    ...lessonLine(handIn),
    ...(last ? [runLine(last)] : ['No run: nothing was trained.']),
    ...(others > 0
      ? [others === 1 ? 'And one run before it' : `And ${formatCount(others)} runs before it`]
      : []),
    ...(handIn.unlocked ? ['Unlocked: settings that the teacher had locked could be changed.'] : []),
  ];
}

/** Why the last run cannot be run again by the teacher, in a sentence; undefined where it can. */
export function notChecked(run: ClaimedRun | undefined): string | undefined {
  if (run?.own)
    return 'Your own data are not in it: they stay in this browser, so your teacher cannot run it again.';
  if (run?.steered)
    return 'You changed a setting while it ran, so your teacher cannot run it again to the same curve. Reset and Play gives a run that can be.';
  if (run?.resumed)
    return 'This run went on from a saved network, so your teacher cannot run it again from its link.';
  return undefined;
}
