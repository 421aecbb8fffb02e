/** The link that a short address stands for. */
import { encodeLessonPlace, encodePageView } from '../../config/index.ts';
import { decodePart, shown } from '../../config/fragment.ts';
import { presets } from '../../config/presets.ts';
import { findLesson } from '../../lessons/list.ts';
import { readCode, type ClassCode } from './code.ts';
import { CODE_NAMES } from './draft.ts';
import { neededParts } from './needs.ts';

export interface LongLink {
  /** What follows the `#`; empty where the code is none. */
  readonly fragment: string;
  /** What is wrong with the code, and what to do. */
  readonly sentence?: string;
}

const NEWER =
  'This short address was made with a newer Unroll than this page: load the page again, or ask for the whole link.';
const NO_NEED =
  'This short address asks for what a lesson needs, and is of no lesson: ask for the whole link.';

/** @param short what follows the `#` */
export async function longLink(short: string): Promise<LongLink> {
  const typed = (decodePart(short) ?? short).replace(/^c=/i, '');
  const code = readCode(typed, CODE_NAMES);
  if (code === 'newer') return { fragment: '', sentence: NEWER };
  if (!code)
    return {
      fragment: '',
      sentence: `The short address “${shown(typed)}” is mistyped: compare it with the one on the board, and type it again. Capitals, spaces and hyphens do not matter.`,
    };
  return expanded(code);
}

async function expanded({ name, at, show, lock, handIn }: ClassCode): Promise<LongLink> {
  const entry = findLesson(name);
  const lesson = entry && show === 'needed' ? (await entry.load()).default : undefined;
  if (show === 'needed' && !lesson) return { fragment: '', sentence: NO_NEED };
  const parts = lesson ? neededParts(lesson) : undefined;
  const classPlan = { show: typeof show === 'string' ? parts : show, lock, handIn, list: [] };
  const view = encodePageView({ view: 'page', keys: false, classPlan, unlocked: false });
  const subject = entry
    ? encodeLessonPlace({ id: name, at }).replace(/&$/, '')
    : presets.find(({ id }) => id === name)!.fragment;
  return { fragment: view + subject };
}
