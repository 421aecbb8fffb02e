/**
 * What an embedded page and the page around it tell each other, by `postMessage`, in the first version of this interface. What comes
 * in is a stranger's: it is read into one of the messages below, or passed over. docs/embedding.md describes them for hosts.
 */

/** Of this interface; a message of another version is passed over. */
export const MESSAGES_VERSION = 1;

/** From the page around. */
export type FromHost =
  | { readonly type: 'set'; readonly link: string }
  | { readonly type: 'lesson'; readonly id: string; readonly at: number }
  /** collect: it takes what is handed in. */
  | { readonly type: 'play' | 'pause' | 'reset' | 'collect' };

/** How the network does, in one word. */
export type Standing = 'untrained' | 'guessing' | 'learning' | 'back' | 'solved' | 'diverged' | 'failed';

/** To the page around. */
export type ToHost =
  | { readonly type: 'ready' }
  /** In CSS pixels: what it would like to have. */
  | { readonly type: 'height'; readonly height: number }
  | {
      readonly type: 'state';
      /** Of the ordinary page, without own data. */
      readonly link: string;
      readonly step: number;
      /** The newest on validation data; null before there is one. */
      readonly loss: number | null;
      readonly standing: Standing;
      readonly playing: boolean;
    }
  /** What a student hands in, as text with a name in it; sent when the student says so, and to who has said that it collects. */
  | { readonly type: 'handin'; readonly text: string };

/** As long as what is looked at of a link, and its address before it. */
const LONGEST_LINK = 70_000;
/** A lesson's id may hold a lesson as a whole. */
const LONGEST_ID = 9000;
const MOST_STEPS = 999;

const PREFIX = 'unroll:';

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longest;

/** Never throws, whatever it is given; undefined for what is no message of this version. */
export function readFromHost(data: unknown): FromHost | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, version, link, id, at = 1 } = data as Readonly<Record<string, unknown>>;
  if (version !== MESSAGES_VERSION) return undefined;
  switch (type) {
    case 'unroll:play':
      return { type: 'play' };
    case 'unroll:pause':
      return { type: 'pause' };
    case 'unroll:reset':
      return { type: 'reset' };
    case 'unroll:collect':
      return { type: 'collect' };
    case 'unroll:set':
      return isText(link, LONGEST_LINK) ? { type: 'set', link } : undefined;
    case 'unroll:lesson': {
      const known = isText(id, LONGEST_ID) && /^[\w.-]+$/.test(id);
      const step = typeof at === 'number' && Number.isInteger(at) && at >= 1 && at <= MOST_STEPS;
      return known && step ? { type: 'lesson', id, at } : undefined;
    }
    default:
      return undefined;
  }
}

/** As it is posted: names and numbers alone, so that any page may read it. */
export function written(message: ToHost): object {
  return { ...message, type: `${PREFIX}${message.type}`, version: MESSAGES_VERSION };
}

/**
 * The height once more, as others listen for it: Canvas and what follows its example (as text, which Moodle's message handler asks
 * for), Brightspace, and those who know Embedly's protocol (Medium, Observable).
 * @param address of the embedded page, by which the last find its frame
 */
export function heightDialects(height: number, address: string): readonly unknown[] {
  return [
    JSON.stringify({ subject: 'lti.frameResize', height }),
    { subject: 'org.imsglobal.lti.frameResize', height },
    JSON.stringify({ context: 'iframe.resize', src: address, height }),
  ];
}
