/** The few words that a page says by itself, in the story's language. */
export interface PageWords {
  /** The name of a list of related stories. */
  readonly related: string;
  /** Stands before the time of the last change. */
  readonly updated: string;
  /** Stands before the time of the last correction. */
  readonly corrected: string;
  /** The heading over the corrections. */
  readonly corrections: string;
  /** The heading over the outcome of a fact-check, and the names of its parts. */
  readonly factCheck: string;
  readonly claim: string;
  readonly claimant: string;
  readonly verdict: string;
  /** The day as readers write it; `month` counts from 0. */
  readonly day: (day: number, month: number, year: number) => string;
  /** Which way such a day is written. */
  readonly direction: 'ltr' | 'rtl';
}

type Says = readonly [
  related: string,
  updated: string,
  corrected: string,
  corrections: string,
  factCheck: string,
  claim: string,
  claimant: string,
  verdict: string,
];

function words(says: Says, day: PageWords['day'], direction: 'ltr' | 'rtl' = 'ltr'): PageWords {
  const [related, updated, corrected, corrections, factCheck, claim, claimant, verdict] = says;
  return {
    ...{ related, updated, corrected, corrections, factCheck, claim, claimant, verdict },
    day,
    direction,
  };
}

/** A day in which the month's name stands: `before` may stand between day and month, `between` after it. */
function dated(names: string, before = ' ', between = ' '): PageWords['day'] {
  const months = names.split(' ');
  return (day, month, year) => `${day}${before}${months[month] ?? ''}${between}${year}`;
}

const english: Says = [
  'Related stories',
  'Updated',
  'Corrected',
  'Corrections',
  'Fact-check',
  'Claim',
  'Claimed by',
  'Verdict',
];
const englishMonths =
  'January February March April May June July August September October November December';
const frenchDay = dated(
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
);
const lithuanian =
  'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio';
const latvian =
  'janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris';

/**
 * The words by BCP 47 tag. The Slavic, Baltic and Greek languages write the month of a date in the
 * genitive (Latvian apart); days follow the Unicode CLDR's long form, without its words for “year”
 * where a newspaper leaves them out.
 */
// prettier-ignore
export const pageWordTable: Readonly<Record<string, PageWords>> = {
  en: words(english, dated(englishMonths)),
  'en-US': words(english, (day, month, year) =>
    `${englishMonths.split(' ')[month] ?? ''} ${day}, ${year}`),
  ar: words(
    ['اقرأ أيضًا', 'تم التحديث', 'تم التصحيح', 'تصحيحات', 'تدقيق الحقائق', 'الادعاء', 'صاحب الادعاء', 'الحكم'],
    dated('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
    'rtl',
  ),
  be: words(
    ['Чытайце таксама', 'Абноўлена', 'Выпраўлена', 'Выпраўленні', 'Праверка фактаў', 'Сцвярджэнне', 'Аўтар сцвярджэння', 'Вердыкт'],
    dated('студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'),
  ),
  cs: words(
    ['Čtěte také', 'Aktualizováno', 'Opraveno', 'Opravy', 'Ověření faktů', 'Tvrzení', 'Autor tvrzení', 'Verdikt'],
    dated('ledna února března dubna května června července srpna září října listopadu prosince', '. '),
  ),
  de: words(
    ['Mehr zum Thema', 'Aktualisiert', 'Korrigiert', 'Korrekturen', 'Faktencheck', 'Behauptung', 'Aufgestellt von', 'Bewertung'],
    dated('Januar Februar März April Mai Juni Juli August September Oktober November Dezember', '. '),
  ),
  el: words(
    ['Διαβάστε επίσης', 'Ενημερώθηκε', 'Διορθώθηκε', 'Διορθώσεις', 'Έλεγχος γεγονότων', 'Ισχυρισμός', 'Πηγή του ισχυρισμού', 'Συμπέρασμα'],
    dated('Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου'),
  ),
  es: words(
    ['Más sobre el tema', 'Actualizado', 'Corregido', 'Correcciones', 'Verificación de datos', 'Afirmación', 'Autor de la afirmación', 'Veredicto'],
    dated('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', ' de ', ' de '),
  ),
  fr: words(
    ['À lire aussi', 'Mis à jour', 'Corrigé', 'Corrections', 'Vérification des faits', 'Affirmation', 'Auteur de l’affirmation', 'Verdict'],
    (day, month, year) => frenchDay(day, month, year).replace(/^1 /, '1er '),
  ),
  he: words(
    ['קראו גם', 'עודכן', 'תוקן', 'תיקונים', 'בדיקת עובדות', 'הטענה', 'מי טען', 'המסקנה'],
    dated('ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר', ' ב'),
    'rtl',
  ),
  it: words(
    ['Leggi anche', 'Aggiornato', 'Corretto', 'Correzioni', 'Verifica dei fatti', 'Affermazione', 'Autore dell’affermazione', 'Verdetto'],
    dated('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  ),
  lt: words(
    ['Skaitykite taip pat', 'Atnaujinta', 'Pataisyta', 'Pataisymai', 'Faktų patikra', 'Teiginys', 'Teiginio autorius', 'Išvada'],
    (day, month, year) => `${year} m. ${lithuanian.split(' ')[month] ?? ''} ${day} d.`,
  ),
  lv: words(
    ['Lasiet arī', 'Atjaunināts', 'Labots', 'Labojumi', 'Faktu pārbaude', 'Apgalvojums', 'Apgalvojuma autors', 'Secinājums'],
    (day, month, year) => `${year}. gada ${day}. ${latvian.split(' ')[month] ?? ''}`,
  ),
  nl: words(
    ['Lees ook', 'Bijgewerkt', 'Gecorrigeerd', 'Correcties', 'Factcheck', 'Bewering', 'Gedaan door', 'Oordeel'],
    dated('januari februari maart april mei juni juli augustus september oktober november december'),
  ),
  pl: words(
    ['Czytaj także', 'Aktualizacja', 'Sprostowano', 'Sprostowania', 'Weryfikacja faktów', 'Twierdzenie', 'Autor twierdzenia', 'Ocena'],
    dated('stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
  ),
  pt: words(
    ['Leia também', 'Atualizado', 'Corrigido', 'Correções', 'Verificação de factos', 'Afirmação', 'Autor da afirmação', 'Veredicto'],
    dated('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro', ' de ', ' de '),
  ),
  ru: words(
    ['Читайте также', 'Обновлено', 'Исправлено', 'Исправления', 'Проверка фактов', 'Утверждение', 'Автор утверждения', 'Вердикт'],
    dated('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  ),
  sv: words(
    ['Läs också', 'Uppdaterad', 'Rättad', 'Rättelser', 'Faktakoll', 'Påstående', 'Vem som påstår det', 'Omdöme'],
    dated('januari februari mars april maj juni juli augusti september oktober november december'),
  ),
  tr: words(
    ['Bunları da okuyun', 'Güncellendi', 'Düzeltildi', 'Düzeltmeler', 'Doğruluk kontrolü', 'İddia', 'İddia sahibi', 'Sonuç'],
    dated('Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'),
  ),
  uk: words(
    ['Читайте також', 'Оновлено', 'Виправлено', 'Виправлення', 'Перевірка фактів', 'Твердження', 'Автор твердження', 'Вердикт'],
    dated('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
  ),
};

/** English with ISO days, for languages that we have no words of. */
export const unknownWords: PageWords = words(
  english,
  (day, month, year) =>
    `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
);
