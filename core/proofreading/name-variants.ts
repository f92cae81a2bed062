import { foldWord } from './token.ts';

// Letters that no decomposition takes apart, as agencies write them without their marks.
const BARE: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};
const BETWEEN_PARTS = /[\s\-‐‑]+/u;

/** The name that a possessive form stands for: Vell for Vell’s, Hughes for Hughes’. */
export function baseName(words: string): string {
  return words.trim().replace(/['’ʼ]s?$/u, '');
}

/**
 * The forms under which a name is known once it is in the lexicon, the name itself first: its
 * parts, possessive and plural possessive, without accents, and as a headline in capitals writes it.
 */
export function nameVariants(name: string): readonly string[] {
  const plain = withoutAccents(name);
  const parts = name.split(BETWEEN_PARTS).filter(Boolean);
  return [
    ...new Set([
      name,
      ...(parts.length > 1 ? parts : []),
      `${name}’s`,
      `${pluralOf(name)}’`,
      plain,
      name.toUpperCase(),
    ]),
  ];
}

/** The folded words (see `foldWord`) by which a name of the lexicon is recognised in a story. */
export function nameForms(name: string): readonly string[] {
  const parts = foldWord(name).split(BETWEEN_PARTS).filter(Boolean);
  const written = parts.flatMap((part) => [part, withoutAccents(part)]);
  return [...new Set(written.flatMap((part) => [part, pluralOf(part)]))];
}

function pluralOf(name: string): string {
  if (/s$/iu.test(name)) return name;
  return /(?:[xz]|[cs]h)$/iu.test(name) ? `${name}es` : `${name}s`;
}

function withoutAccents(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.replace(/\p{L}/gu, (letter) => {
    const small = BARE[letter.toLowerCase()];
    if (small === undefined) return letter;
    return letter === letter.toLowerCase() ? small : small.charAt(0).toUpperCase() + small.slice(1);
  });
}
