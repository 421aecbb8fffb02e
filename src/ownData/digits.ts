/** Digits and signs of other scripts as those of ASCII: "１２" and "٣٫٥" are numbers too. */

/** Code points of the nought of each script's ten digits. */
const NOUGHTS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

const SIGNS: Readonly<Record<string, string>> = {
  // Minus signs and the dashes that stand for one.
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\uFE63': '-',
  '\uFF0D': '-',
  '\uFF0B': '+',
  // Arabic and full-width decimals and thousands.
  '\u066B': '.',
  '\u066C': '\u2019',
  '\uFF0E': '.',
  '\uFF0C': ',',
  '\uFF05': '%',
  '\u066A': '%',
  '\uFF1A': ':',
  '\uFF0F': '/',
  '\uFF08': '(',
  '\uFF09': ')',
  // Blanks between groups of digits.
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2009': ' ',
  '\u2007': ' ',
  '\u3000': ' ',
  // Marks of direction and of zero width say nothing.
  '\u200E': '',
  '\u200F': '',
  '\u200B': '',
  '\u061C': '',
  '\u00AD': '',
  '\uFEFF': '',
};

function digitOf(code: number): string | undefined {
  if (code < 0x660) return undefined;
  const nought = NOUGHTS.find((zero) => code >= zero && code < zero + 10);
  return nought === undefined ? undefined : String(code - nought);
}

/** True where a text is ASCII through and through, which needs no second look. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** The same with ASCII's digits, signs and blanks; everything else stays. */
export function asciiDigits(text: string): string {
  if (isAscii(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    out += SIGNS[sign] ?? digitOf(text.charCodeAt(i)) ?? sign;
  }
  return out;
}

/** True where digits of another script are in it. */
export function hasOtherDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (digitOf(text.charCodeAt(i)) !== undefined) return true;
  return false;
}
