/** Words that files have in place of a number, beside totals, and over dates. */

/** Words, in lower case, that say "no value". */
const HOLE_WORDS = new Set(
  [
    'na n/a #n/a n.a. n.a nan -nan null none nil missing miss void nodata no_data nd n.d. n.d n/d nv n.v. k.a. k.a ka s.o. bdl nr n.r. inf -inf +inf infinity -infinity +infinity undef undefined unknown unk error err off x m (x) c u ? ?? ??? - -- --- ---- _ __ . .. ... … : / // * ** *** **** ***** ****** ******** ~ <na> <null> (null) [null] nat tr trace t'.split(
      ' ',
    ),
    [
      'no data',
      'not available',
      'keine angabe',
      'k. a.',
      'kein wert',
      'n. d.',
      'n. a.',
      'no value',
      'sin dato',
      'sin datos',
      'нет данных',
      'н/д',
      '欠測',
      '欠測値',
      '缺测',
      '無',
      '无',
    ],
    [
      '#value!',
      '#ref!',
      '#div/0!',
      '#name?',
      '#num!',
      '#null!',
      '#nv',
      '#bezug!',
      '#wert!',
      '#zahl!',
      '#valeur!',
      '#getting_data',
      '#spill!',
      '#calc!',
      '#n/d',
      '#¡valor!',
      '#¡ref!',
      '#¡div/0!',
    ],
  ].flat(),
);

export function isHoleWord(cell: string): boolean {
  if (cell.length > 24) return false;
  const word = cell.trim().toLowerCase();
  return HOLE_WORDS.has(word) || isDashes(word);
}

/** Dashes of any kind and nothing else. */
function isDashes(word: string): boolean {
  for (const sign of word) if (!'-‐‑‒–—―−─'.includes(sign)) return false;
  return word !== '';
}

/** True for #N/A and its kin, which begin like a comment. */
export function isErrorWord(cell: string): boolean {
  const word = cell.trim().toLowerCase();
  return word.startsWith('#') && (HOLE_WORDS.has(word) || /^#[a-zé¡/0]{2,12}[!?]$/.test(word));
}

/** "<1", "≥ 100": a bound, no value. */
export function isBound(cell: string): boolean {
  const text = cell.trim();
  return (
    text.length <= 24 &&
    /^(<|>|≤|≥|&lt;|&gt;|＜|＞|less than |below |under )=? *[-+]?[\d.,]+[ %]*$/i.test(text)
  );
}

const SUMMARIES = new Set(
  'total totals totale totales sum summe summen gesamt gesamtsumme gesamtergebnis insgesamt zusammen zwischensumme subtotal sub-total total: mean means average averages avg avg. ave mittel mittelwert durchschnitt durchschn. schnitt moyenne ensemble promedio media média suma somma soma razem średnia ogółem celkem průměr celkem: итого всего сумма среднее середнє разом toplam ortalama gemiddelde totaal som medelvärde summa genomsnitt gennemsnit keskiarvo yhteensä összesen átlag σύνολο μέσος merge 合计 总计 小计 平均 平均值 均值 合計 総計 総数 小計 합계 총계 평균 σ ∑ ø max min maximum minimum std stdev stddev stdabw median count anzahl n'.split(
    ' ',
  ),
);

/** True for the label of a row that sums up others. */
export function isSummaryLabel(cell: string): boolean {
  const word = cell
    .trim()
    .toLowerCase()
    .replace(/[:：]$/, '');
  if (word === '' || word.length > 40) return false;
  if (SUMMARIES.has(word)) return true;
  const parts = word.split(/[\s/_-]+/);
  const strong = parts.some(
    (part) => part.length >= 3 && part !== 'max' && part !== 'min' && part !== 'count' && SUMMARIES.has(part),
  );
  return parts.length > 1 && parts.length <= 4 && strong;
}
