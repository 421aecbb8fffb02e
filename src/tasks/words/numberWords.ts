/** Whole numbers in English words. */

const BELOW_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function belowHundred(number: number): string {
  if (number < 20) return BELOW_TWENTY[number]!;
  const tens = TENS[Math.floor(number / 10) - 2]!;
  return number % 10 === 0 ? tens : `${tens}-${BELOW_TWENTY[number % 10]}`;
}

function belowThousand(number: number): string {
  if (number < 100) return belowHundred(number);
  const hundreds = `${BELOW_TWENTY[Math.floor(number / 100)]} hundred`;
  return number % 100 === 0 ? hundreds : `${hundreds} and ${belowHundred(number % 100)}`;
}

/**
 * The number as it is said in British English: 402 is "four hundred and two", 12005 "twelve thousand and five".
 * @param number a whole number from 0 to 999,999
 */
export function numberInWords(number: number): string {
  if (number < 1000) return belowThousand(number);
  const thousands = `${belowThousand(Math.floor(number / 1000))} thousand`;
  const rest = number % 1000;
  if (rest === 0) return thousands;
  return `${thousands} ${rest < 100 ? 'and ' : ''}${belowThousand(rest)}`;
}

/** The most letters, hyphens and spaces of a number of so many digits: seven is the longest digit, seventy the longest ten. */
export function longestWords(digits: number): number {
  return numberInWords(Number('7'.repeat(digits))).length;
}
