import { failure, type Result } from '../../base/result.ts';
import { mostBytes, tooManyBytes } from '../decoding/decode.ts';
import { arrange, takeHead } from '../office/arrange.ts';
import { NoteBook } from '../office/note-book.ts';
import { settleLanguages } from '../office/settle-languages.ts';
import { Tally } from '../office/tally.ts';
import { childOf, textOf } from '../office/xml-tree.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { buildImport } from '../story-builder.ts';
import type { PieceDraft, StoryDraft } from '../story-draft.ts';
import { readBlocks } from './blocks.ts';
import { CommentSpans } from './comment-spans.ts';
import { readComments } from './comments.ts';
import { plainDress } from './dress.ts';
import { Fields } from './fields.ts';
import { Footnotes } from './footnotes.ts';
import { isLockedOffice } from './is-docx.ts';
import { openDocument, RelatedParts, type MainDocument } from './main-document.ts';
import { readNumbering } from './numbering.ts';
import { openPackage, type WordPackage } from './package.ts';
import { momentOf } from './properties.ts';
import type { Place, WordReading } from './reading.ts';
import { readStyles, type WordStyles } from './styles.ts';
import { wordTroubles } from './troubles.ts';

/**
 * Makes a story of a Word document (WordprocessingML, ISO/IEC 29500, transitional and strict).
 * Words that tracked changes put in stay, those that they took out do not; either way a note tells
 * of it. Comments are notes on their words.
 */
export function readDocx(
  { bytes }: Pick<FileToImport, 'bytes'>,
  surroundings: ImportSurroundings,
): Result<ImportedDocument, string> {
  if (bytes.byteLength > mostBytes) return failure(tooManyBytes);
  if (isLockedOffice(bytes)) return failure(wordTroubles.locked);
  const pack = openPackage(bytes);
  if (!pack.ok) return failure(wordTroubles[pack.error]);
  const main = openDocument(pack.value);
  if (!main.ok) return failure(wordTroubles[main.error]);
  return buildImport(draftOf(pack.value, main.value, surroundings), surroundings);
}

function draftOf(pack: WordPackage, main: MainDocument, { newId }: ImportSurroundings): StoryDraft {
  const tally = new Tally();
  const parts = new RelatedParts(pack, main, tally);
  const notes = new NoteBook(newId, tally);
  const styles = readStyles(parts.read('styles'));
  const threads = parts.read('commentsExtended');
  const comments = readComments(parts.read('comments'), threads, notes, tally);
  const reading: WordReading = {
    pack,
    styles,
    numberer: readNumbering(parts.read('numbering'), styles, tally),
    notes,
    tally,
    comments: new CommentSpans(comments, main.document),
    footnotes: new Footnotes(parts.read('footnotes'), parts.read('endnotes')),
    relations: main.relations,
    fields: new Fields(),
    alternatives: 0,
    readBlocks: (children, place) => readBlocks(children, place, reading),
  };
  const body = childOf(main.document, 'w:body') ?? main.document;
  const { head, rest } = takeHead(readBlocks(body.children, standard(styles), reading));
  const footnotes = readFootnotes(reading, parts);
  const settled = settleLanguages({ head, body: [...arrange(rest), ...footnotes] });
  parts.tellFurniture();
  const updatedAt = momentOf(
    textOf(childOf(parts.read('core-properties') ?? undefined, 'dcterms:modified')),
  );
  return {
    head: settled.head,
    body: settled.body,
    recognises: true,
    ...(settled.language === undefined ? {} : { details: { language: settled.language } }),
    ...(updatedAt === null ? {} : { updatedAt }),
    notes: notes.all(),
    report: tally.report(),
  };
}

function standard(styles: WordStyles): Place {
  return {
    change: null,
    put: null,
    link: undefined,
    dress: plainDress,
    style: styles.paragraph(undefined),
  };
}

/** The footnotes as a list at the end, which grows while one note leads to another. */
function readFootnotes(reading: WordReading, parts: RelatedParts): PieceDraft[] {
  const { numbered } = reading.footnotes;
  const items: PieceDraft[][] = [];
  for (const note of numbered) {
    reading.fields = new Fields();
    reading.relations = parts.relationsOf(`${note.kind}s`);
    const entries = note.elements.flatMap(({ children }) =>
      readBlocks(children, standard(reading.styles), reading),
    );
    items.push(arrange(entries));
    reading.tally.add('footnotes');
  }
  for (const words of reading.footnotes.loose()) {
    const text = `A footnote that nothing in the text leads to: ${words}`;
    reading.notes.add({ kind: 'comment', author: '', at: null, text });
    reading.tally.add('looseFootnotes');
  }
  if (items.length === 0) return [];
  return [{ kind: 'break' }, { kind: 'list', ordered: true, start: 1, items }];
}
