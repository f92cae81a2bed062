import type { Role } from './arrange.ts';

const roles: readonly (readonly [RegExp, Role])[] = [
  [/^(?:title|headline)$/, { kind: 'headline' }],
  [/^(?:subtitle|standfirst|strapline|dek)$/, { kind: 'standfirst' }],
  [/^(?:byline|author)$/, { kind: 'byline' }],
  [/^dateline$/, { kind: 'dateline' }],
  [
    /^(?:quote|intense quote|block text|block quote|block quotation|quotations?)$/,
    { kind: 'quote' },
  ],
  [/^pull ?quote$/, { kind: 'pull-quote' }],
  [/^(?:caption|cutline|photo caption|picture caption|figure|illustration)$/, { kind: 'caption' }],
  [/^(?:credit|photo credit|picture credit)$/, { kind: 'credit' }],
];

/**
 * What a paragraph is by the name of its style, as word processors and newsrooms call them; null
 * when the name says nothing. Word keeps the English names of its own styles in every language.
 */
export function roleOfStyle(name: string): Role | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  const heading = /^heading ([1-9])$/.exec(plain);
  if (heading) return { kind: 'heading', level: Number(heading[1]) };
  return roles.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
