/** The time of day within a date, or alone: 14:30, 2:05 PM, 18.00.00, T120000Z. */
import { isNumber, type Token } from './dateTokens.ts';
import { within } from './scannedDate.ts';

const AM = new Set(['am', 'a', 'vorm', '午前', '上午']);
const PM = new Set(['pm', 'p', 'nachm', '午後', '下午']);
/** Hours that a clock is ahead of the one of Greenwich. */
const ZONES: ReadonlyMap<string, number> = new Map(
  'z 0 utc 0 gmt 0 bst 1 cet 1 mez 1 cest 2 mesz 2 eet 2 eest 3 msk 3 ist 5.5 jst 9 kst 9 aest 10 aedt 11 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7'
    .split(' ')
    .flatMap((name, k, all) => (k % 2 === 0 ? [[name, Number(all[k + 1])] as const] : [])),
);
const OCLOCK = new Set(['uhr', 'h']);

interface Timed {
  readonly seconds: number;
  /** Seconds that the clock is ahead of the one of Greenwich, where that is said. */
  readonly offset?: number;
  readonly rest: readonly Token[];
}

/** Takes the time of day out of the tokens; NaN where there is none, undefined where it makes no sense. */
export function takeTime(tokens: readonly Token[]): Timed | undefined {
  let at = tokens.findIndex(
    (token, k) =>
      k > 0 &&
      token.before === ':' &&
      isNumber(token) &&
      isNumber(tokens[k - 1]) &&
      tokens[k - 1]!.text.length <= 2,
  );
  if (at < 0) return takeDottedTime(tokens);
  at--;
  const [hour, minute] = [tokens[at]!.value, tokens[at + 1]!.value];
  let next = at + 2;
  let second = 0;
  if (tokens[next]?.before === ':' && isNumber(tokens[next])) second = tokens[next++]!.value;
  if ((tokens[next]?.before === '.' || tokens[next]?.before === ',') && isNumber(tokens[next])) {
    second += Number(`0.${tokens[next++]!.text}`);
  }
  return finishTime(tokens, at, next, hour, minute, second);
}

/** 18.00.00, beside a date with other signs or alone; 20200101T120000. */
function takeDottedTime(tokens: readonly Token[]): Timed | undefined {
  const t = tokens.findIndex(({ text, before }) => text === 't' && before === '');
  const after = tokens[t + 1];
  if (t > 0 && isNumber(after) && (after.text.length === 6 || after.text.length === 4)) {
    const digits = after.text.padEnd(6, '0');
    const part = (k: number) => Number(digits.slice(k, k + 2));
    return finishTime(tokens, t + 1, t + 2, part(0), part(2), part(4));
  }
  const [a, b, c] = tokens.slice(-3) as [Token, Token, Token];
  const dotted =
    (tokens.length === 3 || tokens.length === 6) &&
    [a, b, c].every((token) => isNumber(token) && token.text.length === 2) &&
    b.before === '.' &&
    c.before === '.' &&
    (tokens.length === 3 || a.before === ' ');
  if (
    dotted &&
    a.value < 24 &&
    b.value < 60 &&
    c.value < 60 &&
    (tokens.length === 6 || b.value === 0 || b.value > 12 || a.value === 0)
  ) {
    return finishTime(tokens, tokens.length - 3, tokens.length, a.value, b.value, c.value);
  }
  return { seconds: NaN, rest: tokens };
}

function finishTime(
  tokens: readonly Token[],
  from: number,
  end: number,
  given: number,
  minute: number,
  second: number,
): Timed | undefined {
  let hour = given;
  let next = end;
  const half = tokens[next]?.text ?? '';
  const beforeHalf = tokens[from - 1]?.text ?? '';
  if (AM.has(half) || PM.has(half)) {
    if (PM.has(half) && hour < 12) hour += 12;
    if (AM.has(half) && hour === 12) hour = 0;
    next++;
    if (tokens[next]?.text === 'm') next++;
  } else if (PM.has(beforeHalf) && hour < 12) hour += 12;
  if (!within(hour, 0, 24) || !within(minute, 0, 59) || second >= 61) return undefined;
  // A zone: Z, UTC, +01:00, +0100.
  if (OCLOCK.has(tokens[next]?.text ?? '')) next++;
  const zone = ZONES.get(tokens[next]?.text ?? '');
  let offset = zone === undefined ? undefined : zone * 3600;
  if (zone !== undefined) next++;
  const ahead = tokens[next];
  if (isNumber(ahead) && /[+\-−]/.test(ahead.before) && ahead.text.length !== 1) {
    next++;
    const apart = isNumber(tokens[next]) && tokens[next]!.before === ':' ? tokens[next++]!.value : undefined;
    const [hours, minutes] =
      apart === undefined && ahead.text.length > 2
        ? [Math.floor(ahead.value / 100), ahead.value % 100]
        : [ahead.value, apart ?? 0];
    offset = (hours * 3600 + minutes * 60) * (ahead.before.includes('+') ? 1 : -1);
  }
  const head = tokens.slice(0, from).filter(({ text }) => text !== 't' && !AM.has(text) && !PM.has(text));
  // A date may stand behind the time, too: 12:00 03/04/2021.
  const rest = [...head, ...tokens.slice(next)];
  const seconds = hour * 3600 + minute * 60 + second;
  return offset === undefined ? { seconds, rest } : { seconds, offset, rest };
}
