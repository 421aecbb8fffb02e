/**
 * Numbers as people read them: a true minus sign, no more digits than say something, and the same quantity always with the
 * same digits, wherever it is said. Another language begins here.
 */
const LOCALE = 'en-US';

const counts = new Intl.NumberFormat(LOCALE);
const twoDigits = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 });
const measured = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 5, useGrouping: false });

/** 1240 → "1,240". */
export function formatCount(value: number): string {
  return counts.format(value);
}

function proper(text: string): string {
  return text.replace('-', '−');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten: "10⁶", "10⁻⁷". */
export function formatPower(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** With so many decimals before its power of ten: "2.1·10⁻⁷". */
function scientific(value: number, decimals: number): string {
  const [factor, exponent] = value.toExponential(decimals).split('e');
  return `${proper(factor!)}·${formatPower(Number(exponent))}`;
}

/** So many significant digits, no zeros to spare. */
function rounded(value: number, digits: number): string {
  return proper(String(Number(value.toPrecision(digits))));
}

/** A value of the network: "0.83", "−1.20", "412.3", "1.2·10⁶". */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : '−infinite';
  const size = Math.abs(value);
  if (size >= 1e5) return scientific(value, 1);
  return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
}

/** A value of the network where there is little room, a dash where it is not known: "−0.83", "12.4", "∞", "–". */
export function formatBrief(value: number | undefined): string {
  if (value === undefined) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size >= 1e4) return scientific(value, 0);
  return fixed(value, size >= 1000 ? 0 : size >= 9.995 ? 1 : 2);
}

/** Without a minus before a zero. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return proper(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A value of a series: at most five digits. */
export function formatMeasured(value: number): string {
  return proper(measured.format(value));
}

/** A round number of an axis, with no more digits than it needs: "0.5", "320", "−20". */
export function formatRound(value: number): string {
  return Math.abs(value) >= 1e5 ? scientific(value, 1) : rounded(value, 6);
}

/**
 * A loss, or the length of a gradient, by two or three digits that count, always as many, so that it does not jitter: "0.0040",
 * "0.167", "1.83", "2.1·10⁻⁷".
 */
export function formatLoss(value: number): string {
  if (!Number.isFinite(value)) return formatValue(value);
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-5 || size >= 1e6) return scientific(value, 1);
  if (size >= 100) return proper(counts.format(Math.round(value)));
  if (size >= 1) return proper(value.toPrecision(3));
  return proper(value.toPrecision(size >= 0.1 ? 3 : 2));
}

/** A fixed level of the loss, as a loss without zeros to spare: "0.01", "0.167". */
export function formatLevel(value: number): string {
  return formatLoss(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** How many times as much: "0.62", "1.19", "41.2", "0.0031". */
export function formatFactor(factor: number): string {
  return factor < 0.1 || factor >= 10 ? formatLoss(factor) : factor.toFixed(2);
}

/** About how many times as much, where no more can be said: "3.1", "12", "1,240". */
export function formatRoughly(factor: number): string {
  return factor >= 10 ? formatCount(Math.round(factor)) : rounded(factor, 2);
}

/** Steps a second: "412", "4.2"; a dash where nothing runs. */
export function formatRate(stepsPerSecond: number): string {
  if (!(stepsPerSecond > 0)) return '–';
  return stepsPerSecond.toLocaleString(LOCALE, { maximumFractionDigits: stepsPerSecond < 10 ? 1 : 0 });
}

/** A share of one as percent: "94.2 %"; no decimal at the very ends. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return formatValue(share);
  const percent = 100 * share;
  return `${percent > 0 && percent < 100 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

/** A share that may be very small, by two digits that count: "12 %", "0.0031 %". */
export function formatSmallShare(share: number): string {
  return `${twoDigits.format(100 * share)} %`;
}

/** The end of a scale: "+1", "0", "−2", "0.5", "+2.0·10¹²". Signed where the scale runs through zero. */
export function formatEnd(value: number, signed: boolean): string {
  const text = Math.abs(value) >= 1e6 ? scientific(value, 1) : rounded(value, 4);
  return signed && value > 0 ? `+${text}` : text;
}

/** A tick of a log axis: "0.001" to "10,000" as they are, further out "10⁶", "2·10⁶". */
export function formatLogTick(value: number): string {
  if (value >= 0.9e-4 && value < 1.1e5) return value >= 1 ? counts.format(value) : rounded(value, 3);
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = Math.round(value / 10 ** exponent);
  return `${factor === 1 ? '' : `${factor}·`}${formatPower(exponent)}`;
}

/** Seconds: "0.8 s", "14 s", and from a minute on "3:25". */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

/** A frequency: "130 Hz", "1.2 kHz". */
export function formatHertz(hertz: number): string {
  return hertz < 1000 ? `${Math.round(hertz)} Hz` : `${(hertz / 1000).toFixed(1)} kHz`;
}

/** A number as a box shows it: no exponent, no grouping, at most six significant digits. */
export function writeNumber(value: number): string {
  return value.toLocaleString(LOCALE, {
    useGrouping: false,
    maximumSignificantDigits: 6,
  });
}
