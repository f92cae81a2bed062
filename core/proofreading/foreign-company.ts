import type { BlockContext } from './rule.ts';
import { candidates } from './suggest.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

const LONGEST = 40;
const LONGEST_PARTICLE = 3;
const PARTICLE =
  /^(?:ad|af|al|ap|au|av|da|das|de|del|den|der|di|do|dos|du|el|en|et|ibn|im|la|las|le|les|los|na|os|un|une|van|von|zu|zum|zur)$/;
const LATIN = /[a-z]{3}(?:a|ae|us|is|um|ii|ensis|oides|ix|ys)$/;
// In nats: a word whose likeliest reading costs more is hardly a slip for it.
const CONFIDENT = -3;
const STRANGE = 0.5;
const REACH = 8;
const FEWEST = 2;
const SHARE = 0.25;
const QUOTATION = /["“”„‘«»]/;
const PAUSE = /[.!?;:"“”„‘«»()\n\r]/;

/**
 * Whether a word stands in the company of another language, where it is more likely right there
 * than a slip: a particle between names, a Latin name of two words, beside a foreign word or an
 * unknown name, or in a sentence or quotation of which much is unknown (a dialect, a motto).
 */
export function isAmongForeign(
  index: number,
  context: BlockContext,
  vocabulary: Vocabulary,
): boolean {
  const { tokens } = context;
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return (
    isParticle(index, tokens) ||
    isBinomial(before, token) ||
    isStrangeName(before, vocabulary) ||
    isForeign(before, vocabulary) ||
    isForeign(after, vocabulary) ||
    isStrange(stretchAround(index, context, vocabulary))
  );
}

/** “na” in Baile na Lorga: a short word right between two with capitals, or a known particle. */
function isParticle(index: number, tokens: readonly Token[]): boolean {
  const token = tokens[index];
  if (token?.shape !== 'lower' || token.text.length > LONGEST_PARTICLE) return false;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const follows = before?.shape === 'title' && token.from - before.to === 1;
  const leads =
    (after?.shape === 'title' || after?.shape === 'mixed') && after.from - token.to === 1;
  return (follows && leads) || (PARTICLE.test(token.folded) && (follows || leads));
}

/** Pellura brunella: two words with Latin endings, the first with a capital. */
function isBinomial(before: Token | undefined, token: Token | undefined): boolean {
  return (
    before?.shape === 'title' &&
    token?.shape === 'lower' &&
    LATIN.test(token.folded) &&
    LATIN.test(before.folded)
  );
}

/** A name nobody knows, after which the second half of a Latin one may stand. */
function isStrangeName(token: Token | undefined, vocabulary: Vocabulary): boolean {
  return token?.shape === 'title' && !token.isTechnical && !vocabulary.isName(token.folded);
}

/** A word in small letters that is neither English nor likely to be a slip for it. */
function isForeign(token: Token | undefined, vocabulary: Vocabulary): boolean {
  if (token?.shape !== 'lower' || token.isTechnical) return false;
  if (PARTICLE.test(token.folded)) return true;
  if (vocabulary.isName(token.folded) || token.folded.length > LONGEST) return false;
  return (candidates(token.folded, vocabulary)[0]?.cost ?? STRANGE) > CONFIDENT;
}

/** What is said of the words between two pauses, names aside. */
interface Stretch {
  words: number;
  unknown: number;
  /** A quotation mark stands at one of its ends. */
  isQuoted: boolean;
}

/** “Mi tell yuh, big tings a gwaan”: a stretch of which much is unknown is in another tongue. */
function isStrange({ words, unknown }: Stretch): boolean {
  return unknown >= FEWEST && unknown >= SHARE * words;
}

/** Whether a word stands in such a stretch of a quotation, where nobody mends what is said. */
export function isInStrangeQuotation(
  index: number,
  context: BlockContext,
  vocabulary: Vocabulary,
): boolean {
  const stretch = stretchAround(index, context, vocabulary);
  return stretch.isQuoted && isStrange(stretch);
}

/** A few words to either side, up to a pause. */
function stretchAround(
  index: number,
  { text, tokens }: BlockContext,
  vocabulary: Vocabulary,
): Stretch {
  const stretch: Stretch = { words: 0, unknown: 0, isQuoted: false };
  takeIn(stretch, tokens[index], vocabulary);
  for (const step of [-1, 1]) {
    for (let at = index; Math.abs(at - index) < REACH; at += step) {
      const gap = gapBetween(text, tokens[step > 0 ? at : at - 1], tokens[step > 0 ? at + 1 : at]);
      if (PAUSE.test(gap)) {
        stretch.isQuoted ||= QUOTATION.test(gap);
        break;
      }
      takeIn(stretch, tokens[at + step], vocabulary);
    }
  }
  return stretch;
}

function takeIn(stretch: Stretch, token: Token | undefined, vocabulary: Vocabulary): void {
  const isOpener = token?.shape === 'title' && token.opensSentence;
  if (token === undefined || (token.shape !== 'lower' && !isOpener)) return;
  stretch.words += 1;
  const isKnown = isOpener ? vocabulary.isName(token.folded) : vocabulary.isWord(token.folded);
  if (!isKnown) stretch.unknown += 1;
}

/** A few signs of what parts two tokens; beyond the first or last of a block a line ends. */
function gapBetween(text: string, first: Token | undefined, second: Token | undefined): string {
  if (first === undefined && second === undefined) return '\n';
  if (first === undefined)
    return `\n${text.slice(Math.max(0, (second?.from ?? 0) - REACH), second?.from)}`;
  const end = first.to + REACH;
  return second === undefined
    ? `${text.slice(first.to, end)}\n`
    : text.slice(first.to, Math.min(second.from, end));
}

// Words that English knows only in the company of their fellows.
const BORROWED =
  'ab initio|ad infinitum|ad nauseam|al dente|annus horribilis|annus mirabilis|audi alteram partem|bok choi|bok choy|bona fide|bona fides|bric a brac|carte blanche|casus belli|caveat emptor|compos mentis|coram non judice|corpus delicti|crème brûlée|creme brulee|cri de coeur|cum laude|curriculum vitae|de minimis|de novo|dulce de leche|en masse|en route|ex gratia|ex nihilo|fait accompli|fleur de sel|force majeure|garam masala|habeas corpus|hara kiri|hors concours|in absentia|in camera|in extremis|in flagrante delicto|in loco parentis|inter alia|inter vivos|ipso facto|je ne sais quoi|kai moana|lex talionis|locum tenens|locus standi|magna cum laude|magnum opus|mea culpa|mens rea|mirabile dictu|modus operandi|modus vivendi|nolle prosequi|nolo contendere|nom de guerre|nom de plume|non compos mentis|obiter dicta|obiter dictum|pak choi|panna cotta|pari passu|per annum|per capita|per diem|per se|persona non grata|pied à terre|prima facie|primus inter pares|pro bono|pro bono publico|pro forma|pro rata|pro tempore|pâte brisée|quid pro quo|ratio decidendi|reductio ad absurdum|res gestae|res ipsa loquitur|res judicata|rigor mortis|sine die|sine qua non|soi disant|sotto voce|stare decisis|status quo ante|sub judice|sub rosa|sui generis|sui juris|tabula rasa|te reo|terra firma|terra incognita|terra nullius|tour de force|uber alles|ultra vires|vade mecum|vice versa|viva voce|volenti non fit injuria|vox pop|vox populi|wagyu beef'
    .split('|')
    .map((phrase) => phrase.split(' '));

/** The phrases that a word may be part of, with its place in each. */
const BORROWED_BY_WORD = byWord();

function byWord(): ReadonlyMap<
  string,
  readonly (readonly [place: number, phrase: readonly string[]])[]
> {
  const places = new Map<string, (readonly [number, readonly string[]])[]>();
  for (const phrase of BORROWED) {
    for (const [place, word] of phrase.entries()) {
      places.set(word, [...(places.get(word) ?? []), [place, phrase]]);
    }
  }
  return places;
}

/** Whether a word belongs to a phrase that English has taken over whole: pro bono, panna cotta. */
export function isBorrowed(index: number, tokens: readonly Token[]): boolean {
  const phrases = BORROWED_BY_WORD.get(tokens[index]?.folded ?? '') ?? [];
  return phrases.some(([place, phrase]) =>
    phrase.every((word, at) => tokens[index - place + at]?.folded === word),
  );
}
