// Fonts of signs keep them where letters are; here is what the commonest show, in Unicode. Tables:
// Unicode's mapping of Adobe Symbol, and Wingdings as Unicode 7 took it in.

const greek: readonly (readonly [number, string])[] = [
  [0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'],
  [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'],
];

const symbolSigns: readonly (readonly [number, string])[] = [
  [0x20, ' !∀#∃%&∍()∗+,−./0123456789:;<=>?'],
  [0x5b, '[∴]⊥_'],
  [0x7b, '{|}∼'],
  [0xa0, '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'],
  [0xc0, 'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓'],
  [0xe5, '∑'],
  [0xf2, '∫'],
];

const wingdingsSigns: readonly (readonly [number, string])[] = [
  [0x20, ' '],
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x4a, '☺☹'],
  [0x6c, '●'],
  [0x6e, '■□'],
  [0x71, '❑❒'],
  [0x75, '◆❖'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xd8, '➢'],
  [0xdf, '←→↑↓'],
  [0xe8, '➔'],
  [0xef, '⇦⇨⇧⇩'],
  [0xfb, '✗✓☒☑'],
];

const fonts: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  symbol: tableOf([...greek, ...symbolSigns]),
  wingdings: tableOf(wingdingsSigns),
};

function tableOf(rows: readonly (readonly [number, string])[]): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap(([start, signs]) =>
      Array.from(signs).map((sign, at) => [start + at, sign] as const),
    ),
  );
}

/** Whether a font shows signs where others have letters. */
export function isSymbolFont(font: string): boolean {
  return /^(?:symbol|(?:wing|web)dings(?: [23])?)$/i.test(font);
}

/** The sign that `font` shows for a code, with or without its private-use row; null when unknown. */
export function signOf(font: string, code: number): string | null {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return fonts[font.toLowerCase()]?.get(low) ?? null;
}
