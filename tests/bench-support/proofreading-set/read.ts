import { readFileSync, readdirSync } from 'node:fs';

/** The kinds of slip that the set labels. */
export const kinds = ['nonword', 'name', 'realword', 'doubled', 'article', 'spacing'] as const;
export type Kind = (typeof kinds)[number];

/** A slip put in place of the words at `start` of the clean text (UTF-16). */
export interface Slip {
  readonly start: number;
  readonly wrong: string;
  readonly right: string;
  readonly kind: Kind;
  readonly sub: string;
  readonly mentions?: number;
}

/** One document as it lies in texts/: clean, and with the slips that were written into it by hand. */
export interface NewsText {
  readonly id: string;
  readonly lang: 'en-GB' | 'en-US';
  readonly set: 'rich' | 'ordinary';
  readonly slips: 'hand' | 'seeded';
  readonly text: string;
  readonly handMade: readonly Slip[];
}

const here = new URL('.', import.meta.url);
const frontLine = /^lang=(en-GB|en-US) set=(rich|ordinary) slips=(hand|seeded)\n\n/u;
const mark = /\{\{([^|{}]*)\|([^|{}]*)\|(\w+)\}\}/gu;

/** Lines of a plain list; `# ` opens a comment. */
export const readList = (name: string): readonly string[] =>
  readFileSync(new URL(name, here), 'utf8').split('\n').filter(Boolean);

/** Every document, in order of its id. Throws on a front line or a mark that cannot be read. */
export function readTexts(): readonly NewsText[] {
  return readdirSync(new URL('texts/', here))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const source = readFileSync(new URL(`texts/${file}`, here), 'utf8');
      return parseText(file.slice(0, -'.txt'.length), source);
    });
}

/** Parts a file into its front line, its clean text and the slips marked {{wrong|right|kind}}. */
export function parseText(id: string, source: string): NewsText {
  const front = frontLine.exec(source);
  if (front === null) throw new Error(`${id}: the first line must read lang=… set=… slips=…`);
  const body = source.slice(front[0].length).trimEnd();
  const handMade: Slip[] = [];
  let text = '';
  let from = 0;
  for (const found of body.matchAll(mark)) {
    const [whole, wrong = '', right = '', kind = ''] = found;
    text += body.slice(from, found.index);
    handMade.push({ start: text.length, wrong, right, kind: kindNamed(kind, id), sub: '' });
    text += right;
    from = found.index + whole.length;
  }
  text += body.slice(from);
  if (/[{}]|\|/u.test(text)) throw new Error(`${id}: a mark is not closed`);
  return {
    id,
    lang: front[1] as NewsText['lang'],
    set: front[2] as NewsText['set'],
    slips: front[3] as NewsText['slips'],
    text,
    handMade: handMade.map((slip) => ({ ...slip, ...described(slip, text) })),
  };
}

function kindNamed(name: string, id: string): Kind {
  const kind = kinds.find((known) => known === name);
  if (kind === undefined) throw new Error(`${id}: no kind of slip is called ${name}`);
  return kind;
}

function described(slip: Slip, text: string): Pick<Slip, 'sub' | 'mentions'> {
  const { kind, wrong, right } = slip;
  if (kind === 'nonword') return { sub: `hand:${editBetween(wrong, right)}` };
  if (kind === 'name')
    return { sub: `hand:${editBetween(wrong, right)}`, mentions: mentionsOf(right, text) };
  return { sub: subOf(kind, wrong, right) };
}

/** What `sub` says of a slip whose kind needs no more than its words. */
export function subOf(kind: Kind, wrong: string, right: string): string {
  if (kind === 'doubled') return right.toLowerCase();
  if (kind === 'article') return /^an\s/iu.test(wrong) ? 'an-for-a' : 'a-for-an';
  if (kind === 'spacing') return `after ${/[.,;:!?]/u.exec(wrong)?.[0] ?? ''}`;
  return `${right.toLowerCase()}>${wrong.toLowerCase()}`;
}

/** How often a name stands in a text as a whole word. */
export function mentionsOf(name: string, text: string): number {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}-])${escaped}(?![\\p{L}\\p{M}-])`, 'gu'))]
    .length;
}

/** The one edit that parts two words, or `several`. */
export function editBetween(wrong: string, right: string): string {
  const a = Array.from(wrong.toLowerCase());
  const b = Array.from(right.toLowerCase());
  const head = a.findIndex((letter, index) => letter !== b[index]);
  const at = head === -1 ? a.length : head;
  const rest = (word: readonly string[], from: number): string => word.slice(from).join('');
  if (a.length === b.length - 1 && rest(a, at) === rest(b, at + 1)) return 'omission';
  if (a.length === b.length + 1 && rest(a, at + 1) === rest(b, at)) return 'insertion';
  if (a.length !== b.length) return 'several';
  if (rest(a, at + 1) === rest(b, at + 1)) return 'substitution';
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at];
  return isSwapped && rest(a, at + 2) === rest(b, at + 2) ? 'transposition' : 'several';
}
