import type { Token } from './token.ts';

/** How often one name is written in a story, and beside which names. */
export interface NameCount {
  /** Mentions with a capital where a capital is not owed to the place in the sentence. */
  sure: number;
  /** All mentions with a capital. */
  all: number;
  /** How often each spelling with its capitals stands there. */
  readonly forms: Map<string, number>;
  /** How often which capitalised word stands right before (“<anna”) and right after it (“>press”). */
  readonly beside: Map<string, number>;
}

/**
 * The words and names of a whole story, kept up as blocks come and go: adding and then removing
 * a block leaves everything as it was.
 */
export interface StoryWords {
  /** How often a folded word stands in the story, whatever its capitals. */
  count(folded: string): number;
  /** The count of a name in its base form, without a possessive ending. */
  name(base: string): NameCount | undefined;
  /**
   * Names of the story within one letter left out of each other or of `base`; see {@link deletes}.
   * Where dozens are that near to one another, as no story’s names are, some may be missing.
   */
  namesNear(base: string): ReadonlySet<string>;
}

/** {@link StoryWords} that can change. */
export interface ChangingStoryWords extends StoryWords {
  add(tokens: readonly Token[]): void;
  remove(tokens: readonly Token[]): void;
  /** Names for which others have become too many to be told apart, or no longer are, since last taken. */
  takeRecrowded(): ReadonlySet<string>;
}

const SHORTEST_NAME = 4;
const LONGEST_NAME = 40;
// A form shared by more names than this is passed over, so that time stays linear in the story.
const CROWDED = 24;

/** The base form of a name: folded, without a possessive ending. */
export function nameBase(folded: string): string {
  return folded.replace(/'s?$/, '');
}

/** The capitalised words right beside a token, as {@link NameCount.beside} writes them. */
export function neighboursOf(tokens: readonly Token[], at: number): readonly string[] {
  const token = tokens[at];
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const found: string[] = [];
  if (token === undefined) return found;
  if (before !== undefined && isCapital(before) && token.from - before.to === 1)
    found.push(`<${nameBase(before.folded)}`);
  if (after !== undefined && isCapital(after) && after.from - token.to === 1)
    found.push(`>${nameBase(after.folded)}`);
  return found;
}

function isCapital({ shape }: Token): boolean {
  return shape === 'title' || shape === 'mixed';
}

/** Every form of a name with up to two letters left out, itself first (SymSpell's index). */
export function deletes(base: string, depth: number): ReadonlySet<string> {
  const forms = new Set([base]);
  let edge = [base];
  for (let level = 0; level < depth; level += 1) {
    const next: string[] = [];
    for (const form of edge) {
      for (let at = 0; at < form.length; at += 1) {
        const shorter = form.slice(0, at) + form.slice(at + 1);
        if (!forms.has(shorter)) {
          forms.add(shorter);
          next.push(shorter);
        }
      }
    }
    edge = next;
  }
  return forms;
}

/** How many letters a name must keep to be compared with two slips instead of one. */
export const TWO_SLIPS_FROM = 8;

function depthFor(base: string): number {
  return base.length >= TWO_SLIPS_FROM ? 2 : 1;
}

/** The spelling of a name that a story uses most; of equals the first in code order. */
export function usualForm(name: NameCount): string {
  let usual = '';
  let most = 0;
  for (const [form, count] of name.forms) {
    if (count > most || (count === most && form < usual)) [usual, most] = [form, count];
  }
  return usual;
}

/** An empty story. */
export function createStoryWords(): ChangingStoryWords {
  const counts = new Map<string, number>();
  const names = new Map<string, NameCount>();
  const index = new Map<string, Set<string>>();
  // What is near a name changes only when a name near it comes or goes.
  const nearKept = new Map<string, ReadonlySet<string>>();
  let recrowded = new Set<string>();

  function findNear(base: string, most: number): ReadonlySet<string> {
    const near = new Set<string>();
    for (const form of deletes(base, depthFor(base))) {
      const alike = index.get(form);
      if (alike === undefined || alike.size > most) continue;
      for (const name of alike) near.add(name);
    }
    near.delete(base);
    return near;
  }

  function forgetNear(base: string): void {
    nearKept.delete(base);
    // One more: a form that has just become crowded, or just is no longer, counts for all on it.
    for (const name of findNear(base, CROWDED + 1)) nearKept.delete(name);
  }

  function change(tokens: readonly Token[], step: 1 | -1): void {
    for (const [at, token] of tokens.entries()) {
      if (token.isTechnical || token.shape === 'number') continue;
      bump(counts, token.folded, step);
      if (isCapital(token)) changeName(token, neighboursOf(tokens, at), step);
    }
  }

  function changeName(token: Token, beside: readonly string[], step: 1 | -1): void {
    const base = nameBase(token.folded);
    if (base.length < SHORTEST_NAME || base.length > LONGEST_NAME) return;
    let entry = names.get(base);
    if (entry === undefined) {
      entry = { sure: 0, all: 0, forms: new Map(), beside: new Map() };
      names.set(base, entry);
      for (const form of deletes(base, depthFor(base))) {
        const alike = bucket(index, form).add(base);
        if (alike.size === CROWDED + 1) noteRecrowded(alike);
      }
      forgetNear(base);
    }
    entry.all += step;
    bump(entry.forms, token.text.replace(/['’]s?$/, ''), step);
    for (const neighbour of beside) bump(entry.beside, neighbour, step);
    if (!token.opensSentence) entry.sure += step;
    if (entry.all > 0) return;
    names.delete(base);
    for (const form of deletes(base, depthFor(base))) {
      drop(index, form, base);
      const alike = index.get(form);
      if (alike?.size === CROWDED) noteRecrowded(alike);
    }
    forgetNear(base);
  }

  function noteRecrowded(alike: ReadonlySet<string>): void {
    for (const name of alike) recrowded.add(name);
  }

  return {
    add: (tokens) => change(tokens, 1),
    remove: (tokens) => change(tokens, -1),
    count: (folded) => counts.get(folded) ?? 0,
    name: (base) => names.get(base),
    takeRecrowded() {
      const taken = recrowded;
      recrowded = new Set();
      return taken;
    },
    namesNear(base) {
      let near = nearKept.get(base);
      if (near === undefined) {
        near = findNear(base, CROWDED);
        if (names.has(base)) nearKept.set(base, near);
      }
      return near;
    },
  };
}

function bump(counts: Map<string, number>, key: string, step: number): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function bucket(index: Map<string, Set<string>>, form: string): Set<string> {
  let names = index.get(form);
  if (names === undefined) index.set(form, (names = new Set()));
  return names;
}

function drop(index: Map<string, Set<string>>, form: string, base: string): void {
  const names = index.get(form);
  names?.delete(base);
  if (names?.size === 0) index.delete(form);
}
