// What tells languages apart at a glance: the letters that each has beside those that all share,
// and its commonest small words, chosen so that few are shared.

/** The alphabets of Cyrillic languages, as far as they differ. */
export const cyrillicLetters: Readonly<Record<string, string>> = {
  be: 'іўыэё',
  uk: 'іиїєґщ',
  ru: 'ищъыэё',
  bg: 'ищъ',
  sr: 'ијљњђћџ',
  mk: 'ијљњѓќџѕ',
};

/** What a language in Latin letters is known by. */
export interface LatinMarks {
  /** Its letters beyond the English ones. */
  readonly letters: string;
  readonly words: ReadonlySet<string>;
}

function marks(letters: string, words: string): LatinMarks {
  return { letters, words: new Set(words.split(' ')) };
}

/** Languages in Latin letters by their tags; neighbours that must not be taken for one another too. */
export const latinMarks: Readonly<Record<string, LatinMarks>> = {
  en: marks(
    'éïè',
    'the of and to in that was for is on with as by his her at from are which said have has been were it an they their not would who will this be she he when after but or its had more than',
  ),
  de: marks(
    'äöüß',
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei haben über wer wir einer sein war',
  ),
  es: marks(
    'áéíóúñü',
    'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha este está entre cuando sobre quién qué dijo',
  ),
  fr: marks(
    'àâæçéèêëîïôœùûüÿ',
    'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec été cette aux ses elle ont où d l n s qu',
  ),
  pl: marks(
    'ąćęłńóśźż',
    'w i na z się nie do że o to jest za od przez po jak co dla są był tym ale oraz który która tego ich być roku kto może nad jego gdy czy ma',
  ),
  it: marks(
    'àèéìíîòóù',
    'di e il la che in un a per è una non sono con le si da al del della i lo ha come dei ma nel gli alla più anche su questo questa delle essere stato hanno chi',
  ),
  nl: marks(
    'éëïèóü',
    'de van het een en in is dat op te zijn met voor niet aan er om ook als door bij naar uit maar wordt nog kan worden werd heeft hebben over wie zei deze',
  ),
  cs: marks(
    'áčďéěíňóřšťúůýž',
    'a v se na je že s z do o to i za pro by ve od po které který jako jsou byl ale jeho až si kdo bude jsem není která více nad už',
  ),
  sk: marks(
    'áäčďéíĺľňóôŕšťúýž',
    'a v sa na je že s z do o to aj za pre by vo od po ktoré ktorý ako sú bol ale jeho až si kto bude som nie ktorá viac nad už',
  ),
  lt: marks(
    'ąčęėįšųūž',
    'ir į kad iš su yra tai buvo kaip bet jis už ne o apie nuo per prie po dėl jo ar tik savo kas dar jau turi gali bus be',
  ),
  lv: marks(
    'āčēģīķļņšūž',
    'un ir par ar no uz ka kas tas pie arī kā bet vai to lai pēc nav bija tika šo savu gan līdz jau ja kurš viņš var',
  ),
  sv: marks(
    'åäöé',
    'och i att det som en på är av för med den till ett om har de inte han var men sig från vi så kan hade under ut när där ska efter eller',
  ),
  da: marks(
    'æøåé',
    'og i at det som en på er af for med den til et om har de ikke han var men sig fra vi så kan havde under ud når der skal efter eller',
  ),
  pt: marks(
    'ãáâàçéêíõóôúü',
    'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já está foi são',
  ),
  ro: marks(
    'ăâîșşțţ',
    'și de a în la cu care nu o este pe un pentru din să mai sunt au fost ca ce dar lui ale cel prin după sau fi între',
  ),
  tr: marks(
    'çğıöşüâî',
    've bir bu da de için ile olarak daha çok gibi olan ne kadar var en o sonra ama her ya dedi ki değil kendi mi',
  ),
};
