import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { isChange } from '../../../core/article/note.ts';
import { sliceOf } from '../../../core/article/proposals/chosen.ts';
import { accept, reject } from '../../../core/article/proposals/decide.ts';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { docxOf, wordPart } from '../../support/docx.ts';
import { odtOf } from '../../support/odt.ts';
import { storyOf } from './office-story.ts';
import {
  asOpenText,
  asPage,
  asRichText,
  asWord,
  linesWhen,
  trackedParagraphs,
  type Kind,
  type Paragraph,
} from './tracked-story.ts';

// What an imported document proposes, decided in any order: the new text or the old, to the word.

const runs = Number(process.env['TRACKED_RUNS'] ?? '150');
const order = fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 });
const all: readonly Kind[] = ['plain', 'ins', 'del', 'both'];

type Read = (paragraphs: readonly Paragraph[]) => Promise<ImportedDocument>;

const bullets = wordPart(
  'w:numbering',
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
);
const listed = {
  relations: [{ id: 'n', type: 'numbering', target: 'numbering.xml' }],
  more: { 'word/numbering.xml': bullets },
};

const bold =
  '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>';

type Format = readonly [string, readonly Kind[], Read];

const formats: readonly Format[] = [
  ['DOCX', all, (drawn) => storyOf('a.docx', docxOf({ body: asWord(drawn), ...listed }))],
  ['ODT', all, (drawn) => storyOf('a.odt', odtOf({ body: asOpenText(drawn), automatic: bold }))],
  ['HTML', ['plain'], (drawn) => storyOf('a.html', asPage(drawn))],
  ['RTF', all, (drawn) => storyOf('a.rtf', asRichText(drawn))],
];

function linesOf(document: Node): string[] {
  const lines: string[] = [];
  document.descendants((node) => {
    if (node.isTextblock && node.textContent.trim() !== '') lines.push(node.textContent.trim());
    return !node.isTextblock;
  });
  return lines;
}

/** All ids that a document has, those within what is taken out too. */
function idsIn(node: Node, ids = new Set<string>()): Set<string> {
  const add = (one: Node): void => {
    for (const { type, attrs } of one.marks)
      if (type.name === 'insertion') ids.add(String(attrs['id']));
    const { name } = one.type;
    if (name === 'split' || name === 'deletion') ids.add(String(one.attrs['id']));
    if (name === 'deletion') sliceOf(one).content.forEach((inner) => idsIn(inner, ids));
  };
  add(node);
  node.descendants(add);
  return ids;
}

function shuffled(ids: readonly string[], keys: readonly number[]): string[] {
  return ids
    .map((id, index) => ({ id, key: keys[index % keys.length] ?? 0 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ id }) => id);
}

test.each(formats)(
  'all taken, or all taken back, at once or in any order, is the new text or the old: %s',
  async (_name, ends, read) => {
    await fc.assert(
      fc.asyncProperty(trackedParagraphs(all, ends), order, async (drawn, keys) => {
        const { document, notes = [] } = await read(drawn);
        const ids = notes.filter(({ kind }) => isChange(kind)).map(({ id }) => id);
        expect(linesOf(withoutProposals(document)), 'rejected').toEqual(linesWhen(drawn, false));
        expect(linesOf(asAccepted(document)), 'accepted').toEqual(linesWhen(drawn, true));
        expect([...idsIn(document)].toSorted(), 'each with a record').toEqual(ids.toSorted());
        for (const [decide, isAccepted] of [
          [accept, true],
          [reject, false],
        ] as const) {
          const tr = new Transform(document);
          for (const id of shuffled(ids, keys)) decide(tr, new Set([id]));
          tr.doc.check();
          expect(linesOf(tr.doc), isAccepted ? 'one by one' : 'one by one back').toEqual(
            linesWhen(drawn, isAccepted),
          );
        }
      }),
      { seed: 20261122, numRuns: runs },
    );
  },
  120_000,
);
