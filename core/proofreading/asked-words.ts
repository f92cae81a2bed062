import { createStoryWords, nameBase, type NameCount, type StoryWords } from './story-words.ts';
import type { Token } from './token.ts';

/**
 * The words of a story together with who asked what of them. After words came and went it tells
 * whose answers are no longer the same, so that nobody else needs to ask again.
 */
export interface AskedWords<Asker> {
  /** The words for one asker: whatever it asks of them is remembered until it is forgotten. */
  askedBy(asker: Asker): StoryWords;
  /** Forgets what an asker asked. */
  forget(asker: Asker): void;
  add(tokens: readonly Token[]): void;
  remove(tokens: readonly Token[]): void;
  /** Those who asked something that has another answer now; each is told and forgotten once. */
  takeOutdated(): ReadonlySet<Asker>;
}

/** What was true of a word before it was touched. */
interface Before {
  readonly count: number;
  readonly name: string;
}

const ABSENT = '';
/** Asked by who wants the names near something that is no name of the story. */
const ANY_NAME = '~';

/** The words of an empty story, with nobody asking. */
export function createAskedWords<Asker>(): AskedWords<Asker> {
  const words = createStoryWords();
  const askers = new Map<string, Set<Asker>>();
  const questions = new Map<Asker, Set<string>>();
  const touched = new Map<string, Before>();

  function note(asker: Asker, question: string): void {
    const own = questions.get(asker);
    if (own === undefined) questions.set(asker, new Set([question]));
    else own.add(question);
    const all = askers.get(question);
    if (all === undefined) askers.set(question, new Set([asker]));
    else all.add(asker);
  }

  function forget(asker: Asker): void {
    for (const question of questions.get(asker) ?? []) {
      const all = askers.get(question);
      all?.delete(asker);
      if (all?.size === 0) askers.delete(question);
    }
    questions.delete(asker);
  }

  function touch(tokens: readonly Token[]): void {
    // Before anybody asked, nobody needs to be told: the usual case while a story is first read.
    if (askers.size === 0) return;
    for (const { folded } of tokens) {
      if (touched.has(folded)) continue;
      const name = nameKey(words.name(nameBase(folded)));
      touched.set(folded, { count: words.count(folded), name });
    }
  }

  /** The questions about one touched word that are answered otherwise now. */
  function* changed(folded: string, before: Before): Iterable<string> {
    if (words.count(folded) !== before.count) yield wordQuestion(folded);
    const base = nameBase(folded);
    const name = nameKey(words.name(base));
    if (name === before.name) return;
    yield nameQuestion(base);
    if (name !== ABSENT && before.name !== ABSENT) return;
    // A name that came or went is near to those names that are near to it.
    yield nearQuestion(base);
    yield ANY_NAME;
    for (const near of words.namesNear(base)) yield nearQuestion(near);
  }

  /** The questions that may be answered otherwise as names crowd one another, or no longer do. */
  function* recrowded(): Iterable<string> {
    const names = words.takeRecrowded();
    if (names.size > 0) yield ANY_NAME;
    for (const name of names) yield nearQuestion(name);
  }

  return {
    forget,
    askedBy: (asker) => ({
      count(folded) {
        note(asker, wordQuestion(folded));
        return words.count(folded);
      },
      name(base) {
        note(asker, nameQuestion(base));
        return words.name(base);
      },
      namesNear(base) {
        note(asker, nearQuestion(base));
        if (words.name(base) === undefined) note(asker, ANY_NAME);
        return words.namesNear(base);
      },
    }),
    add(tokens) {
      touch(tokens);
      words.add(tokens);
    },
    remove(tokens) {
      touch(tokens);
      words.remove(tokens);
    },
    takeOutdated() {
      const outdated = new Set<Asker>();
      for (const [folded, before] of touched) {
        for (const question of changed(folded, before)) {
          for (const asker of askers.get(question) ?? []) outdated.add(asker);
        }
      }
      touched.clear();
      for (const question of recrowded()) {
        for (const asker of askers.get(question) ?? []) outdated.add(asker);
      }
      for (const asker of outdated) forget(asker);
      return outdated;
    },
  };
}

const wordQuestion = (folded: string): string => `=${folded}`;
const nameQuestion = (base: string): string => `@${base}`;
const nearQuestion = (base: string): string => `~${base}`;

function nameKey(name: NameCount | undefined): string {
  if (name === undefined) return ABSENT;
  const counts = [...name.forms, ...name.beside].map(([key, count]) => `${key}${String(count)}`);
  return `${String(name.sure)} ${String(name.all)} ${counts.sort().join(' ')}`;
}
