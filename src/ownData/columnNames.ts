/** What the name over a column says about its numbers. */

const words = (list: string) => new Set(list.split(' '));

const TIME = words(
  'date dates datum data fecha dato päivä pvm dátum дата 日付 日期 날짜 年月日 年月 time times timestamp datetime zeit zeitpunkt zeitstempel uhrzeit heure hora ora tid tidspunkt czas время час 时间 時間 时刻 時刻 period periode période periodo week weeks woche semaine semana quarter quartal trimestre day days unixtime epoch observation_date time_period mess_datum mjd',
);
const YEAR = words(
  'year years yr yyyy jahr jahre année annee an año ano anno jaar år ar vuosi rok год рік yıl yil έτος 年 年份 年度 년 연도 season fy calyear',
);
const MONTH = words(
  'month months mon mo mm mn monat mois mes mês mese maand månad måned kuukausi miesiąc měsíc месяц ay 月 月份 월',
);
const DAY = words('day days dd dy dom tag jour día dia giorno dag dzień den день gün päivä 日 일 dayofmonth');
const HOUR = words('hour hours hr hh std stunde heure hora ora uur timme godzina час 时 時 saat hrmn');
const MINUTE = words('minute minutes minuten minuto mins mi');
const ID = words(
  'id ids nr no num number # index idx row rowid record rec seq sequence sample obs observation lfd zeile station stations_id station_id site code key uid uuid unnamed t n step i x_id 序号 编号 番号 n° № wmo',
);
const ASIDE = words(
  'lat latitude lon long lng longitude elev elevation altitude flag flags quality qc version status decimals',
);

/** The words of a name, in lower case: "Decimal Date" is "decimal", "date"; "MESS_DATUM" also stands whole. */
function wordsOf(name: string): string[] {
  const lower = name.trim().toLowerCase();
  const parts = lower.split(/[\s_.,;:/()[\]{}"'-]+/).filter((part) => part !== '');
  // startDate, dateTime
  const camel = name
    .trim()
    .split(/(?<=[a-z])(?=[A-Z])/)
    .map((part) => part.toLowerCase());
  return [lower, ...parts, ...(camel.length > 1 ? camel : [])];
}

const oneIn = (name: string, set: ReadonlySet<string>) => wordsOf(name).some((word) => set.has(word));

/** True for a name that begins or ends with such a word: "Year", "Year of harvest", "Monat". */
function framed(name: string, set: ReadonlySet<string>): boolean {
  const all = wordsOf(name);
  return set.has(all[0]!) || set.has(all[1] ?? '') || set.has(all.at(-1)!);
}

export const isTimeName = (name: string) => oneIn(name, TIME);
export const isYearName = (name: string) => framed(name, YEAR);
export const isMonthName = (name: string) => framed(name, MONTH);
export const isDayName = (name: string) => framed(name, DAY);
export const isHourName = (name: string) => framed(name, HOUR);
export const isMinuteName = (name: string) => framed(name, MINUTE);
/** Numbers that only tell rows or places apart. */
export const isIdName = (name: string) => framed(name, ID) || name.trim() === '';
/** Coordinates, flags of quality and the like, which nobody forecasts. */
export const isAsideName = (name: string) => framed(name, ASIDE) || /^qn_?\d*$/i.test(name.trim());
