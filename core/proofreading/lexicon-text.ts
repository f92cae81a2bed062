/** An entry of the newsroom's lexicon. */
export interface LexiconLine {
  readonly kind: 'word' | 'name';
  readonly text: string;
}

const headings = { word: '# Words', name: '# Names' } as const;
const HEADING = /^#\s*(words|names)\s*$/i;
/** A word such as #metoo is an entry. */
const NOTE = /^#+(?: |$)/;
const LONGEST = 400;

/**
 * The lexicon as a text that people can read and mend: one entry a line, under the headings
 * `# Words` and `# Names`. {@link readLexicon} reads it back.
 */
export function writeLexicon(entries: readonly LexiconLine[]): string {
  const part = (kind: LexiconLine['kind']): string[] => {
    const texts = entries.filter((entry) => entry.kind === kind).map(({ text }) => text);
    return [headings[kind], ...texts, ''];
  };
  return [...part('word'), ...part('name')].join('\n');
}

/**
 * Reads a list of words and names, one a line. Before any heading an entry with a capital is a
 * name and any other a word. Empty lines, notes (`#` and a space), doubles and lines longer than 400
 * UTF-16 units are left out.
 */
export function readLexicon(text: string): readonly LexiconLine[] {
  const found = new Map<string, LexiconLine>();
  let under: LexiconLine['kind'] | null = null;
  for (const raw of text.replace(/^\ufeff/, '').split(/\r\n|[\n\r]/)) {
    const line = raw
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
    const heading = HEADING.exec(line)?.[1]?.toLowerCase();
    if (heading !== undefined) under = heading === 'names' ? 'name' : 'word';
    if (heading !== undefined || line === '' || NOTE.test(line) || line.length > LONGEST) continue;
    const kind = under ?? (/\p{Lu}/u.test(line) ? 'name' : 'word');
    found.set(`${kind}\n${line}`, { kind, text: line });
  }
  return [...found.values()];
}
