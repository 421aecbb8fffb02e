/** What a person can do with one key or one click, as data: buttons, shortcuts and the help are all made from it. */
import { isShown, type ShownPart } from '../config/shownParts.ts';
import { movePlayhead } from '../store/scoreView.ts';
import type { Session } from '../store/session.ts';
import { isOver, isPlaying, type PageState, type RunState } from '../store/state.ts';
import { loadPart, orTell } from './parts/load.ts';
import { otherTheme } from './theme.ts';

export type CommandId =
  | 'play'
  | 'step'
  | 'phases'
  | 'reset'
  | 'back'
  | 'forth'
  | 'lessons'
  | 'examples'
  | 'share'
  | 'present'
  | 'theme'
  | 'help';

export interface Command {
  readonly id: CommandId;
  readonly label: (state: PageState) => string;
  /** As in `KeyboardEvent.key`, in lower case; any of them will do. */
  readonly keys: readonly string[];
  /** True where it goes on while the key is held down. */
  readonly repeats?: boolean;
  /** The keys' names in the help. */
  readonly keyName: string;
  /** What it does, in one sentence. */
  readonly help: string;
  readonly enabled: (state: PageState) => boolean;
  /** True for what no class link leaves out; all others go by the name of their id there. */
  readonly stays?: boolean;
  readonly run: (session: Session) => void;
}

const always = () => true;

/** Nothing of it is loaded before it is asked for. */
async function advancePhase(session: Session): Promise<void> {
  await orTell(session, 'Phases', async () => {
    const { phasesOf } = await loadPart(() => import('./phases/phases.ts'));
    await phasesOf(session).advance();
  });
}

function canPlay(state: PageState): boolean {
  return !state.runs.every(isOver);
}

/** True where somebody waits to be told to train, and nobody trains. */
function canStep(state: PageState): boolean {
  const rest = ({ status }: RunState) => status.state === 'ready' || status.state === 'paused';
  return !isPlaying(state) && state.runs.every((run) => isOver(run) || rest(run)) && canPlay(state);
}

/** Moves the playhead by time steps, where there is a reading for it to stand on. */
function stepInTime({ scoreView, series }: Session, by: number): void {
  const { pinned, playhead } = scoreView.getState();
  const timeSteps = (pinned?.score ?? series.score)?.timeSteps;
  if (timeSteps !== undefined) movePlayhead(scoreView, Math.min(playhead, timeSteps - 1) + by, timeSteps);
}

export const commands: readonly Command[] = [
  {
    id: 'play',
    label: (state) => (isPlaying(state) ? 'Pause' : 'Play'),
    keys: [' '],
    keyName: 'space',
    help: 'Start the training, or pause it.',
    enabled: canPlay,
    run: (session) => (isPlaying(session.store.getState()) ? session.pause() : session.play()),
  },
  {
    id: 'step',
    label: () => 'Train 1 step',
    keys: ['.', 'n'],
    repeats: true,
    keyName: 'N or .',
    help: 'Do one training step and stop.',
    enabled: canStep,
    run: (session) => session.step(),
  },
  {
    id: 'phases',
    label: () => 'Phases',
    keys: ['h'],
    keyName: 'H',
    help: 'Take the next training step phase by phase: forward, loss, backward, update.',
    enabled: ({ status }) => ['ready', 'paused', 'running'].includes(status.state),
    run: (session) => void advancePhase(session),
  },
  {
    id: 'reset',
    label: () => 'Reset',
    keys: ['r'],
    keyName: 'R',
    help: 'Go back to step 0, with the same first weights.',
    enabled: (state) => state.runs.some((run) => run.step > 0 || isOver(run)),
    run: (session) => session.reset(),
  },
  {
    id: 'back',
    label: () => 'Playhead back',
    keys: ['arrowleft'],
    repeats: true,
    keyName: '←',
    help: 'Move the playhead to the time step before.',
    enabled: always,
    stays: true,
    run: (session) => stepInTime(session, -1),
  },
  {
    id: 'forth',
    label: () => 'Playhead forth',
    keys: ['arrowright'],
    repeats: true,
    keyName: '→',
    help: 'Move the playhead to the next time step.',
    enabled: always,
    stays: true,
    run: (session) => stepInTime(session, 1),
  },
  {
    id: 'lessons',
    label: () => 'Learn',
    keys: ['l'],
    keyName: 'L',
    help: 'Choose a lesson.',
    enabled: always,
    run: (session) => session.show('lessons'),
  },
  {
    id: 'examples',
    label: () => 'Examples',
    keys: ['e'],
    keyName: 'E',
    help: 'Choose a ready-made experiment.',
    enabled: always,
    run: (session) => session.show('examples'),
  },
  {
    id: 'share',
    label: () => 'Share',
    keys: ['s'],
    keyName: 'S',
    help: 'Get a link to this experiment.',
    enabled: always,
    run: (session) => session.show('share'),
  },
  {
    id: 'present',
    label: () => 'Present',
    keys: ['p'],
    keyName: 'P',
    help: 'Show one large stage for a projector, or leave it.',
    enabled: ({ view }) => view !== 'embed',
    stays: true,
    run: (session) => session.showAs(session.store.getState().view === 'present' ? 'page' : 'present'),
  },
  {
    id: 'theme',
    label: () => 'Light or dark',
    keys: ['d'],
    keyName: 'D',
    help: 'Change between light and dark.',
    enabled: always,
    stays: true,
    run: (session) => session.preferences.setTheme(otherTheme(session.store.getState().theme)),
  },
  {
    id: 'help',
    label: () => 'Help',
    keys: ['?'],
    keyName: '?',
    help: 'Show what this page is and its keys.',
    enabled: always,
    stays: true,
    run: (session) => session.show('help'),
  },
];

/** Whether the page offers a command, as a button and by its key: a class link may leave it out. */
export function isOffered({ classPlan }: Pick<PageState, 'classPlan'>, { id, stays }: Command): boolean {
  return stays === true || isShown(classPlan?.show, id as ShownPart);
}

/** A command by its id. */
export function commandOf(id: CommandId): Command {
  return commands.find((command) => command.id === id)!;
}
