/** The months and weekdays in some twenty languages, as they stand in files. */

/** One line a language; a month may have several forms. Accents are left out, as they are looked up without. */
const LANGUAGES = [
  'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
  'januar|jan|janner|jaenner februar|feb|feber marz|mar|maerz|mrz|mae april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez',
  'janvier|janv|jan fevrier|fevr|fev mars avril|avr mai juin juillet|juil|juill aout septembre|sept octobre|oct novembre|nov decembre|dec',
  'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep|set octubre|oct noviembre|nov diciembre|dic',
  'gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic',
  'janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez',
  'januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec',
  'januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sep|sept oktober|okt november|nov december|dec',
  'januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep oktober|okt november|nov december|dec|des',
  'tammikuu|tammi helmikuu|helmi maaliskuu|maalis huhtikuu|huhti toukokuu|touko kesakuu|kesa heinakuu|heina elokuu|elo syyskuu|syys lokakuu|loka marraskuu|marras joulukuu|joulu',
  'styczen|stycznia|sty luty|lutego|lut marzec|marca|mar kwiecien|kwietnia|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpien|sierpnia|sie wrzesien|wrzesnia|wrz pazdziernik|pazdziernika|paz listopad|listopada|lis grudzien|grudnia|gru',
  'leden|ledna|led unor|unora|uno brezen|brezna|bre duben|dubna|dub kveten|kvetna|kve cerven|cervna|cvn cervenec|cervence|cvc srpen|srpna|srp zari|zar rijen|rijna|rij listopad|listopadu prosinec|prosince|pro',
  'январь|января|янв февраль|февраля|фев март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб декабрь|декабря|дек',
  'січень|січня|січ лютий|лютого|лют березень|березня|бер квітень|квітня|кві травень|травня|тра червень|червня|чер липень|липня|лип серпень|серпня|сер вересень|вересня|вер жовтень|жовтня|жов листопад|листопада|лис грудень|грудня|гру',
  'ocak|oca subat|sub mart|mar nisan|nis mayis|may haziran|haz temmuz|tem agustos|agu eylul|eyl ekim|eki kasim|kas aralik|ara',
  'januar|jan februar|febr|feb marcius|marc aprilis|apr majus|maj junius|jun julius|jul augusztus|aug szeptember|szept oktober|okt november|nov december|dec',
  'ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sep|sept octombrie|oct noiembrie|noi|nov decembrie|dec',
  'januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|agt|ags september|sep oktober|okt november|nov desember|des',
  'ιανουαριος|ιαν φεβρουαριος|φεβ μαρτιος|μαρ απριλιος|απρ μαιος|μαι ιουνιος|ιουν ιουλιος|ιουλ αυγουστος|αυγ σεπτεμβριος|σεπ οκτωβριος|οκτ νοεμβριος|νοε δεκεμβριος|δεκ',
  'يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
];

const WEEKDAYS =
  'monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim lunes martes miercoles jueves viernes sabado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lordag sondag пн вт ср чт пт сб вс 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 火 水 木 金 土 星期一 星期二 星期三 星期四 星期五 星期六 星期日'.split(
    ' ',
  );

/** In lower case, without accents (a dotless i becomes i). */
export function folded(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length && plain; i++) plain = word.charCodeAt(i) < 128;
  const lower = word.toLowerCase();
  if (plain) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .normalize('NFC');
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.toReversed().flatMap((line) =>
    line.split(' ').flatMap((forms, k) => forms.split('|').map((form) => [folded(form), k + 1] as const)),
  ),
);
const DAYS: ReadonlySet<string> = new Set(WEEKDAYS);

/** 1 to 12, or undefined; the word as `folded` gives it. */
export function monthOf(word: string): number | undefined {
  return MONTHS.get(word);
}

export function isWeekday(word: string): boolean {
  return DAYS.has(word);
}
