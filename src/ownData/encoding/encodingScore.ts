/**
 * How well bytes make sense in an encoding that needs no proof of it: decoded, and each character judged by its neighbours. Words
 * hold letters of one script, small ones after large ones, the common ones of its languages, and signs stand beside them,
 * not in them. 2 a character is as good as it gets.
 */
import { textOf } from './decoder.ts';
import type { Encoding } from '../encodings.ts';

const WESTERN = [
  'äöüßÄÖÜ',
  'éèêëàâçîïôùûœæÉÈÀÇÊÂÔÎ',
  'áéíóúñüÁÉÍÓÚÑ',
  'àèéìòùÀÈÉ',
  'áàâãçéêíóôõúÁÀÂÃÇÉÊÍÓÔÕÚ',
  'åäöæøéÅÄÖÆØ',
  'áéíóúýðþæöÁÉÍÓÚÝÐÞÆÖ',
];
const CENTRAL = [
  'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ',
  'áčďéěíňóřšťúůýžäôľĺŕÁČĎÉĚÍŇÓŘŠŤÚŮÝŽÄÔĽ',
  'áéíóöőúüűÁÉÍÓÖŐÚÜŰ',
  'ăâîşţĂÂÎŞŢ',
  'čćđšžČĆĐŠŽ',
];

/** The letters that the languages of a Latin encoding have beside a to z, a string a language. */
const LATIN: Partial<Record<Encoding, readonly string[]>> = {
  'windows-1252': WESTERN,
  macintosh: WESTERN,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': ['ğışçöüâîûĞİŞÇÖÜ'],
  'windows-1257': ['āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ', 'ąčęėįšųūžĄČĘĖĮŠŲŪŽ', 'õäöüšžÕÄÖÜŠŽ'],
  'windows-1258': ['ăâđêôơưàáãèéìíòóùúýĂÂĐÊÔƠƯ'],
};

/** Signs that stand beside numbers and words in any language. */
const SIGNS = '°€£§²³±·–—“”„‘’…«»‰×½¼\u00A0µμ№†¥•¹©®¿¡';

const SCRIPTS: Partial<Record<Encoding, RegExp>> = {
  'windows-1251': /[Ѐ-ӿ]/u,
  'koi8-u': /[Ѐ-ӿ]/u,
  ibm866: /[Ѐ-ӿ]/u,
  'windows-1253': /[Ͱ-Ͽ]/u,
  'windows-1255': /[\u05B0-\u05F4]/u,
  'windows-1256': /[\u0600-\u06FF]/u,
  'windows-874': /[\u0E00-\u0E7F]/u,
};

/** The common letters of those scripts; others of them count half. */
const COMMON = 'оеаинтсрвлкмдпуїіกขคงจชซญดตถทธนบปผพฟมยรลวศสหอะัาำิีึืุูเแโใไ็่้๊๋์';
const isCommon = (sign: string) =>
  COMMON.includes(sign) || /[αοιετσνηυρπκλμςάίόέή\u05D0-\u05EA\u0621-\u064A]/u.test(sign);

const isLetter = (sign: string | undefined) => sign !== undefined && /\p{L}|\p{M}/u.test(sign);
const isAsciiLetter = (sign: string | undefined) => sign !== undefined && /[A-Za-z]/.test(sign);
const isSmall = (sign: string) => /\p{Ll}/u.test(sign);
const isLarge = (sign: string) => /\p{Lu}/u.test(sign);

function judgeLatin(
  sign: string,
  before: string | undefined,
  after: string | undefined,
  letters: string,
  all: string,
): number {
  if (SIGNS.includes(sign) && !letters.includes(sign)) {
    // It's and l’eau have their apostrophes within.
    if (sign === '’') return isAsciiLetter(before) ? 2 : 0;
    if (isLetter(before) && isLetter(after)) return -2;
    return '®©¥¹¼½¾'.includes(sign) && (isLetter(before) || isLetter(after)) ? -1 : 1.6;
  }
  if (!isLetter(sign)) return -1.5;
  let score = letters.includes(sign) ? 2 : all.includes(sign) ? 0.8 : -1;
  // These stand at the end of words, or before few letters.
  if ('ìò'.includes(sign) && isLetter(after)) score -= 2;
  if (!isLetter(before) && !isLetter(after)) score -= 0.8;
  if ('õã'.includes(sign) && isLetter(after) && !'oe'.includes(after!)) score -= 1;
  if (isLarge(sign) && before !== undefined && isSmall(before)) score -= 2.5;
  if (isSmall(sign) && after !== undefined && after >= 'A' && after <= 'Z') score -= 2;
  // Two such letters in a row are seldom, and seldom large.
  if (before !== undefined && before > '\x7F' && isLetter(before))
    score -= isLarge(sign) || isLarge(before) ? 1.5 : 0.6;
  return score;
}

function judgeScript(
  sign: string,
  before: string | undefined,
  after: string | undefined,
  script: RegExp,
): number {
  if (SIGNS.includes(sign) && !script.test(sign)) return isLetter(before) && isLetter(after) ? -2 : 1.4;
  if (!script.test(sign)) return -1.5;
  // A Thai digit within a word.
  if (sign >= '\u0E50' && sign <= '\u0E59' && (isLetter(before) || isLetter(after))) return -2;
  let score = isCommon(sign.toLowerCase()) ? 2 : 1.4;
  if (isLarge(sign) && before !== undefined && isSmall(before)) score -= 2.5;
  // Large after large, a word of one letter, or with letters of ours in it.
  if (isLarge(sign) && before !== undefined && isLarge(before)) score -= 0.15;
  if (!isLetter(before) && !isLetter(after)) score -= 1.2;
  if (isAsciiLetter(before) || isAsciiLetter(after)) score -= 2.5;
  return score;
}

function ofSingleBytes(text: string, encoding: Encoding): number {
  const script = SCRIPTS[encoding];
  const languages = LATIN[encoding] ?? [''];
  const all = languages.join('');
  let most = -Infinity;
  for (const letters of languages) {
    // Turkish in the bytes of Icelandic, which is never without an accent.
    let [score, count] = [0, 0];
    const doubt = letters.includes('þ') && !/[áíóúæ]/iu.test(text) ? 0.5 : 0;
    for (let i = 0; i < text.length; i++) {
      const sign = text[i]!;
      if (sign < '\x80') continue;
      count++;
      if (sign < '\u00A0' || sign === '\uFFFD') score -= 6;
      else if (script) score += judgeScript(sign, text[i - 1], text[i + 1], script);
      else score += judgeLatin(sign, text[i - 1], text[i + 1], letters, all);
    }
    most = Math.max(most, count === 0 ? 0 : score / count - doubt);
  }
  return most;
}

/** Characters that stand over columns and in places' names, of China, Taiwan and Japan. */
const COMMON_HAN =
  '年月日時时间期度量数數值平均最高低温溫気气氣降水雨雪風风東东京北海大阪中国國本人口総合計计額额金元円収入销售株価价格指率単单位名称地点區区市県县省全域西南一二三四五六七八九十百千万第';

const isKana = (sign: string) => sign >= '\u3041' && sign <= '\u30FE';

/** What a pair of bytes is worth in an encoding of two bytes a character: common characters lie in its first half. */
function pairWorth(lead: number, trail: number, sign: string, encoding: DoubleByte): number {
  // Digits and letters of full width are common in tables.
  if (sign >= '\uFF10' && sign <= '\uFF5A') return 2;
  const cjkSign = (sign >= '\u3000' && sign <= '\u3020') || (sign >= '\uFF00' && sign <= '\uFF5E');
  switch (encoding) {
    case 'gb18030':
      if (cjkSign) return 1;
      if (trail < 0xa1) return -1.5;
      return lead >= 0xb0 && lead <= 0xd7 ? 1.7 : lead > 0xd7 ? 0 : isKana(sign) ? -0.5 : 0.5;
    case 'big5':
      return cjkSign ? 1 : lead >= 0xa4 && lead <= 0xc6 ? 1.7 : -1;
    case 'shift_jis':
      return isKana(sign) ? 2 : cjkSign ? 1 : lead >= 0x88 && lead <= 0x97 ? 1.8 : -0.7;
    case 'euc-jp':
      return isKana(sign) ? 2 : cjkSign ? 1 : lead >= 0xb0 && lead <= 0xcf ? 1.6 : -0.7;
    case 'euc-kr':
      return sign >= '\uAC00' && sign <= '\uD7A3' && trail >= 0xa1 ? 2.1 : cjkSign ? 1 : -1.5;
    default:
      return encoding satisfies never;
  }
}

function ofDoubleBytes(bytes: Uint8Array, encoding: DoubleByte): number {
  const decoder = new TextDecoder(encoding);
  const judgePair = (lead: number, trail: number, sign: string) =>
    pairWorth(lead, trail, sign, encoding) + (COMMON_HAN.includes(sign) ? 1 : 0);
  let [score, count, before] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      before = lead;
      continue;
    }
    const kana = encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf;
    const sign = decoder.decode(bytes.subarray(i, i + (kana ? 1 : 2)));
    count++;
    if (kana) score -= 0.5;
    else if ([...sign].length !== 1 || sign.includes('\uFFFD')) score -= 6;
    else score += judgePair(lead, bytes[i + 1] ?? 0, sign);
    // Größe: Latin letters before what would be one of these.
    if ((before >= 65 && before <= 90) || (before >= 97 && before <= 122)) score -= 1.5;
    before = 0;
    if (!kana) i++;
  }
  // One or two such pairs may be chance.
  return count === 0 ? 0 : (score - 1.2) / count;
}

const DOUBLE = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;
type DoubleByte = (typeof DOUBLE)[number];
const isDouble = (encoding: Encoding): encoding is DoubleByte =>
  (DOUBLE as readonly Encoding[]).includes(encoding);

/** How well the bytes make sense, at most about 2. */
export function scoreOf(bytes: Uint8Array, encoding: Encoding): number {
  if (isDouble(encoding)) return ofDoubleBytes(bytes, encoding);
  return ofSingleBytes(textOf(bytes, encoding), encoding);
}
