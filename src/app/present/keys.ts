/** The keys of the stage, as data: what each does, and how the help names it. All else that keys do on the page they do here, too. */

export type StageAct = 'forward' | 'backward' | 'blank' | 'spot' | 'larger' | 'smaller' | 'full' | 'leave';

export interface StageKey {
  readonly act: StageAct;
  /** As in `KeyboardEvent.key`, in lower case; any of them will do. */
  readonly keys: readonly string[];
  /** The keys' names in the help. */
  readonly keyName: string;
  readonly help: string;
}

/** What a presenter's remote control sends comes first. */
export const stageKeys: readonly StageKey[] = [
  {
    act: 'forward',
    keys: ['pagedown'],
    keyName: 'PgDn',
    help: 'Go on: what the lesson waits for, then its next step; without a lesson the next example.',
  },
  { act: 'backward', keys: ['pageup'], keyName: 'PgUp', help: 'Go back by one step, or one example.' },
  {
    act: 'blank',
    keys: ['b', '.'],
    keyName: 'B or .',
    help: 'Make the screen black; any key brings the page back as it was.',
  },
  {
    act: 'spot',
    keys: ['s'],
    keyName: 'S',
    help: 'Put a spotlight on one lane, then on the next; after the last it is off.',
  },
  { act: 'larger', keys: ['+', '='], keyName: '+', help: 'Make everything larger.' },
  { act: 'smaller', keys: ['-'], keyName: '−', help: 'Make everything smaller again.' },
  { act: 'full', keys: ['f'], keyName: 'F', help: 'Fill the screen, or leave it.' },
  { act: 'leave', keys: ['escape'], keyName: 'Esc', help: 'Put the spotlight out, or leave the stage.' },
];

/**
 * What a key does on the stage.
 * @param singleKeys false where the person has switched off what single characters do
 */
export function stageActOf(key: string, singleKeys: boolean): StageAct | undefined {
  if (!singleKeys && key.length === 1) return undefined;
  return stageKeys.find(({ keys }) => keys.includes(key.toLowerCase()))?.act;
}

/** Keys that work something else than the page: they leave a black screen black. */
const APART =
  /^(F\d+|Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Audio.*|Media.*|Brightness.*)$/;

/** Whether a key brings a black screen back. Nobody knows which one is under the thumb. */
export function bringsBack(key: string, singleKeys: boolean): boolean {
  return key.length === 1 ? singleKeys : !APART.test(key);
}
