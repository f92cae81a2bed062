import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { docxOf, wordPart } from '../../support/docx.ts';
import { goneWordsOf, notesOf, storyOf, wordsIn } from './office-story.ts';

// Changes at every place of what is recognised: the head, captions and credits, related lines,
// typed lists, rows of tables, footnotes. Wherever a part is cut, no word of a change is lost.

type Kind = 'ins' | 'del' | 'both';

interface Slot {
  readonly kind: Kind;
  readonly author: 'Ada' | 'Ben';
  readonly isTight: boolean;
}

/** A line of a story, with a place for a change at every `_`. */
interface Template {
  readonly as: 'plain' | 'Title' | 'Subtitle' | 'Caption' | 'Heading1' | 'row' | 'footnote';
  readonly line: string;
}

const templates: readonly Template[] = [
  { as: 'Title', line: '_Harbour wall_ to rise_' },
  { as: 'Subtitle', line: '_Storms_ cost the town more_' },
  { as: 'plain', line: '_Harbour wall_ to rise by a metre_' },
  { as: 'plain', line: '_By_ Ilse_ Varga_, harbour_ reporter_' },
  { as: 'plain', line: '_PORT EDDA_,_ 3 May_ _—_ _The council voted on Monday evening_.' },
  { as: 'plain', line: '_The wall at dawn_._ _Photo_:_ Tove Lind_' },
  { as: 'plain', line: '_The wall at dusk._ _(_Photo_:_ Tove Lind_)_' },
  { as: 'plain', line: '_Caption_:_ The wall in June._ _Credit_:_ Tove Lind_' },
  { as: 'plain', line: '[_Photo_:_ The old wall._ _/_ _Tove Lind_]' },
  { as: 'Caption', line: '_The wall at noon_. _©_ Tove Lind / Edda Press_' },
  { as: 'Caption', line: '_Photo_: Tove Lind_' },
  { as: 'plain', line: '_Read more_:_ How the wall was built_ _https://example.org/wall_' },
  { as: 'plain', line: '_https://example.org/film_' },
  { as: 'plain', line: '_-_ _the first stone_' },
  { as: 'plain', line: '_1_._ _the second stone_' },
  { as: 'plain', line: '_>_ _Nobody asked us, said a fisher_' },
  { as: 'plain', line: '_#_ _Headline_:_ What comes next_' },
  { as: 'plain', line: '_*_ * _*_' },
  { as: 'plain', line: '_' },
  { as: 'Heading1', line: '_What_ comes next_' },
  { as: 'row', line: '_Edda_|_ _|_12 m_' },
  { as: 'row', line: '_|_' },
  { as: 'footnote', line: '_See the minutes_._' },
];

const slot = fc.option(
  fc.record({
    kind: fc.constantFrom<Kind>('ins', 'del', 'both'),
    author: fc.constantFrom('Ada' as const, 'Ben' as const),
    isTight: fc.boolean(),
  }),
  { freq: 2 },
);

const drawn = fc
  .array(fc.tuple(fc.constantFrom(...templates), fc.array(slot, { minLength: 8, maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => {
    let last = 0;
    return lines.map(([{ as, line }, slots]) => ({
      as,
      parts: line.split('_').map((text, index) => {
        const own: Slot | null = index === 0 ? null : (slots[(index - 1) % slots.length] ?? null);
        const word = own ? `w${(last += 1)}` : '';
        return { text, change: own && { ...own, word: own.isTight ? word : ` ${word} ` } };
      }),
    }));
  });

type Line = typeof drawn extends fc.Arbitrary<(infer One)[]> ? One : never;

const date = '2026-05-04T10:00:00Z';
const other = { Ada: 'Ben', Ben: 'Ada' } as const;

function asWord(lines: readonly Line[]) {
  const run = (text: string, tag = 'w:t') =>
    text === '' ? '' : `<w:r><${tag} xml:space="preserve">${escaped(text)}</${tag}></w:r>`;
  const inner = ({ parts }: Line) =>
    parts
      .map(({ text, change }) => {
        if (!change) return run(text);
        const { kind, author, word } = change;
        const within = (name: 'ins' | 'del', by: string, content: string) =>
          `<w:${name} w:author="${by}" w:date="${date}">${content}</w:${name}>`;
        const put = run(word, kind === 'ins' ? 'w:t' : 'w:delText');
        if (kind !== 'both') return within(kind, author, put) + run(text);
        return within('ins', author, within('del', other[author], put)) + run(text);
      })
      .join('');
  const notes = lines.filter(({ as }) => as === 'footnote');
  const body = lines.map((line) => {
    const { as } = line;
    if (as === 'footnote')
      return `<w:p><w:r><w:t>It says so.</w:t></w:r><w:r><w:footnoteReference w:id="${notes.indexOf(line) + 1}"/></w:r></w:p>`;
    if (as === 'row')
      return `<w:tbl><w:tr>${cellsOf(line)
        .map((cell) => `<w:tc><w:p>${inner(cell)}</w:p></w:tc>`)
        .join('')}</w:tr></w:tbl>`;
    const style = as === 'plain' ? '' : `<w:pPr><w:pStyle w:val="${as}"/></w:pPr>`;
    return `<w:p>${style}${inner(line)}</w:p>`;
  });
  const styles = ['Title', 'Subtitle', 'Caption', 'heading 1'].map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name === 'heading 1' ? 'Heading1' : name}"><w:name w:val="${name}"/></w:style>`,
  );
  const footnotes = notes.map(
    (line, at) => `<w:footnote w:id="${at + 1}"><w:p>${inner(line)}</w:p></w:footnote>`,
  );
  return docxOf({
    body: `${body.join('')}<w:p><w:r><w:t>It stands last.</w:t></w:r></w:p>`,
    styles: styles.join(''),
    more:
      notes.length > 0 ? { 'word/footnotes.xml': wordPart('w:footnotes', footnotes.join('')) } : {},
  });
}

/** The cells of a row, cut at `|`. */
function cellsOf({ as, parts }: Line): Line[] {
  const cells: Line[] = [{ as, parts: [] }];
  for (const { text, change } of parts) {
    const [first = '', ...rest] = text.split('|');
    cells.at(-1)?.parts.push({ text: first, change });
    for (const one of rest) cells.push({ as, parts: [{ text: one, change: null }] });
  }
  return cells;
}

function asPage(lines: readonly Line[]): Uint8Array {
  const names = { Title: 'h1', Subtitle: 'h2', Heading1: 'h2', Caption: 'figcaption' } as const;
  const inner = ({ parts }: Line) =>
    parts
      .map(({ text, change }) => {
        if (!change) return escaped(text);
        const { kind, author, word } = change;
        const within = (name: 'ins' | 'del', by: string, content: string) =>
          `<${name} cite="mailto:${by}" datetime="${date}">${content}</${name}>`;
        const put =
          kind === 'both'
            ? within('ins', author, within('del', other[author], word))
            : within(kind, author, word);
        return put + escaped(text);
      })
      .join('');
  const body = lines.map((line) => {
    if (line.as === 'row')
      return `<table><tr>${cellsOf(line)
        .map((cell) => `<td>${inner(cell)}</td>`)
        .join('')}</tr></table>`;
    if (line.as === 'Caption')
      return `<figure><img src="a.jpg" alt=""><figcaption>${inner(line)}</figcaption></figure>`;
    const name = line.as === 'plain' || line.as === 'footnote' ? 'p' : names[line.as];
    return `<${name}>${inner(line)}</${name}>`;
  });
  return new TextEncoder().encode(
    `<!doctype html><html><body>${body.join('')}<p>It stands last.</p></body></html>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The words in the text of a story, in what is taken out of it, and in its notes. */
function foundIn(story: ImportedDocument) {
  const text: string[] = [];
  story.document.descendants((node) => {
    if (node.isText) text.push(node.text ?? '');
  });
  return {
    text: wordsIn(text.join(' ')),
    gone: wordsIn(goneWordsOf(story.document).join(' ')),
    notes: wordsIn(
      notesOf(story)
        .map((note) => note.text)
        .join(' '),
    ),
  };
}

const formats = [
  ['DOCX', (lines: readonly Line[]) => storyOf('a.docx', asWord(lines))],
  ['HTML', (lines: readonly Line[]) => storyOf('a.html', asPage(lines))],
] as const;

test.each(formats)(
  'no word of a change is lost where a part is cut: %s',
  async (_name, read) => {
    await fc.assert(
      fc.asyncProperty(drawn, async (lines) => {
        const found = foundIn(await read(lines));
        const changes = lines.flatMap(({ parts }) => parts.flatMap(({ change }) => change ?? []));
        const ofKind = (isIn: (kind: Kind) => boolean) =>
          wordsIn(
            changes
              .filter(({ kind }) => isIn(kind))
              .map(({ word }) => word)
              .join(' '),
          );
        expect(found.text, 'put in').toEqual(ofKind((kind) => kind === 'ins'));
        expect([...found.gone, ...found.notes].toSorted(), 'taken out').toEqual(
          ofKind((kind) => kind !== 'ins').toSorted(),
        );
      }),
      { seed: 20261122, numRuns: Number(process.env['TRACKED_RUNS'] ?? '200') },
    );
  },
  60_000,
);
