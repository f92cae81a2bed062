/**
 * Words that say that somebody said something, lower case, as they stand beside short quotations.
 * By the first subtag of the language; where a language has none here, only length tells.
 */
const words: Readonly<Record<string, string>> = {
  en: `said says say saying told tells tell telling asked asks ask added adds adding called calls
    calling described describes describing wrote writes writing tweeted tweets posted insisted
    insists replied replies answered answers warned warns argued argues claimed claims stated states
    declared declares announced announces shouted shouts cried whispered joked jokes branded dubbed
    labelled labeled denounced denounces condemned dismissed dismisses slammed praised hailed
    recalled recalls explained explains noted notes remarked admitted admits conceded vowed vows
    pledged promised according alleged alleges accused accuses urged urges spoke testified commented
    complained criticised criticized apologised apologized likened`,
  de: `sagte sagt sagten meinte erklärte erklärt nannte nennt bezeichnete schrieb schreibt fragte
    antwortete betonte warnte so rief forderte`,
  fr: `dit disait déclaré déclare affirmé affirme expliqué explique ajouté ajoute selon qualifié
    écrit répondu assure lancé`,
  es: `dijo dice afirmó afirma declaró explicó añadió según calificó escribió respondió aseguró`,
  it: `detto dice ha disse dichiarato dichiara afferma spiegato aggiunto secondo definito scritto`,
  pt: `disse diz afirmou declarou explicou acrescentou segundo chamou escreveu respondeu`,
  nl: `zei zegt zeiden noemde noemt verklaarde schreef vroeg antwoordde volgens voegde`,
  sv: `sade sa säger kallade kallar skrev skriver frågade svarade enligt menar menade`,
  pl: `powiedział powiedziała mówi mówił mówiła nazwał nazwała napisał napisała dodał dodała według
    stwierdził stwierdziła zapytał odpowiedział`,
  cs: `řekl řekla říká uvedl uvedla napsal napsala dodal dodala nazval nazvala podle prohlásil`,
  ru: `сказал сказала сказали говорит заявил заявила назвал назвала написал написала добавил добавила
    отметил отметила пишет ответил спросил`,
  uk: `сказав сказала сказали каже заявив заявила назвав назвала написав написала додав додала
    зазначив зазначила пише відповів запитав`,
  be: `сказаў сказала сказалі кажа заявіў заявіла назваў назвала напісаў напісала дадаў дадала
    адзначыў адзначыла піша адказаў спытаў`,
  lt: `sakė sako teigė teigia pavadino parašė pridūrė anot pasak`,
  lv: `teica saka sacīja norādīja nosauca rakstīja piebilda`,
  el: `είπε λέει δήλωσε δηλώνει ανέφερε χαρακτήρισε έγραψε πρόσθεσε`,
  tr: `dedi diyor söyledi belirtti ekledi yazdı`,
};

const sets = new Map<string, ReadonlySet<string>>();

/** Whether `word` says in `language` (BCP 47) that somebody said something. */
export function isSpeechWord(word: string, language: string): boolean {
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  let set = sets.get(primary);
  if (!set) {
    set = new Set((words[primary] ?? '').split(/\s+/u));
    sets.set(primary, set);
  }
  return set.has(word.toLowerCase());
}
