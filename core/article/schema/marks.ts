import type { MarkSpec } from 'prosemirror-model';
import { isSafeLink } from '../link.ts';
import {
  isLanguageTag,
  validateId,
  validateLanguage,
  validateLink,
  validateRule,
  validateText,
  type ElementLike,
} from './attributes.ts';

/** Emphasis, usually drawn in italics. */
export const em: MarkSpec = {
  parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
  toDOM: () => ['em', 0],
};

/** Strong importance, usually drawn bold. */
export const strong: MarkSpec = {
  parseDOM: [
    { tag: 'strong' },
    // Google Docs wraps a whole paste in <b style="font-weight: normal">.
    { tag: 'b', getAttrs: (element: ElementLike) => (isNormalWeight(element) ? false : null) },
    {
      style: 'font-weight',
      getAttrs: (weight: string) => (/^(bold(er)?|[6-9]00)$/.test(weight) ? null : false),
    },
  ],
  toDOM: () => ['strong', 0],
};

/** A link that passes the one allow-list of links. */
export const link: MarkSpec = {
  attrs: { href: { validate: validateLink } },
  inclusive: false,
  parseDOM: [{ tag: 'a[href]', getAttrs: readLink }],
  toDOM: (mark) => ['a', { href: isSafeLink(mark.attrs['href']) ? mark.attrs['href'] : '#' }, 0],
};

/** Words in another language than the story's; `lang` is a BCP 47 tag. */
export const foreign: MarkSpec = {
  attrs: { lang: { validate: validateLanguage } },
  parseDOM: [
    { tag: 'span[lang]', getAttrs: readLanguage },
    { tag: 'i[lang]', getAttrs: readLanguage },
  ],
  toDOM: (mark) => ['span', { lang: String(mark.attrs['lang']), 'data-mark': 'foreign' }, 0],
};

// The desk's own marks. They may overlap one another and themselves (`excludes: ''`) and never
// reach a published page.

/** A statement to be checked; `id` names its claim record. */
export const claim: MarkSpec = {
  attrs: { id: { validate: validateId } },
  inclusive: false,
  excludes: '',
  parseDOM: [
    { tag: 'span[data-claim]', getAttrs: (element: ElementLike) => readId(element, 'data-claim') },
  ],
  toDOM: (mark) => ['span', { 'data-claim': String(mark.attrs['id']) }, 0],
};

/** Where the place of a note is that has no words of its own. */
export const notePlacings = ['before', 'after', 'end', 'here'] as const;

/**
 * Words that carry a private note; `id` names it. `at` is null where the note is on the words; else
 * they only hold its place: right before them, right after them, at the end of the paragraph after
 * them (one that came by an insertion), or they are a space that nothing but the note holds in an
 * otherwise empty block. Notes with one place stand there in the order of their marks.
 */
export const note: MarkSpec = {
  attrs: { id: { validate: validateId }, at: { default: null, validate: validatePlacing } },
  inclusive: false,
  excludes: '',
  parseDOM: [
    { tag: 'span[data-note]', getAttrs: (element: ElementLike) => readId(element, 'data-note') },
  ],
  toDOM: (mark) => ['span', { 'data-note': String(mark.attrs['id']) }, 0],
};

/** UTF-16 units of the words that are kept; of longer ones their beginning stands for them. */
const mostKept = 400;

/** What stands for words that are kept, here, in a story or in every story. */
export function keptText(words: string): string {
  return words.length <= mostKept ? words : words.slice(0, mostKept);
}

/**
 * Words that the editor keeps as they stand although a proofreading rule doubts them. It holds
 * only while the words are still `text` ({@link keptText}): it is bound to the words, not to a
 * place.
 */
export const sic: MarkSpec = {
  attrs: { rule: { validate: validateRule }, text: { validate: validateText(mostKept) } },
  inclusive: false,
  excludes: '',
  toDOM: (mark) => ['span', { 'data-sic': String(mark.attrs['rule']) }, 0],
};

function validatePlacing(value: unknown): void {
  if (value !== null && !(notePlacings as readonly unknown[]).includes(value))
    throw new RangeError('A note stands before, after, at the end of, or in the stead of words');
}

function isNormalWeight(element: ElementLike): boolean {
  return /font-weight:\s*(normal|400)/.test(element.getAttribute('style') ?? '');
}

function readLink(element: ElementLike): { href: string } | false {
  const href = element.getAttribute('href');
  return isSafeLink(href) ? { href } : false;
}

function readLanguage(element: ElementLike): { lang: string } | false {
  const lang = element.getAttribute('lang');
  return isLanguageTag(lang) ? { lang } : false;
}

function readId(element: ElementLike, attribute: string): { id: string } | false {
  const id = element.getAttribute(attribute) ?? '';
  return /^[0-9a-z][0-9a-z-]{0,63}$/.test(id) ? { id } : false;
}
