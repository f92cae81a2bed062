import { failure, type Result } from '../../base/result.ts';
import { mostBytes, tooManyBytes } from '../decoding/decode.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { arrange, takeHead } from '../office/arrange.ts';
import { NoteBook } from '../office/note-book.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { settleLanguages } from '../office/settle-languages.ts';
import { quoted, Tally } from '../office/tally.ts';
import { elementAt, elementsNamed, childOf, textOf } from '../office/xml-tree.ts';
import { buildImport } from '../story-builder.ts';
import type { PieceDraft, StoryDraft } from '../story-draft.ts';
import { endCarried, readBlocks } from './blocks.ts';
import { readChanges } from './changes.ts';
import { momentOf } from './moment.ts';
import { openText, type TextParts, type TextTrouble } from './package.ts';
import { plainWords } from './plain-words.ts';
import type { Place, TextReading } from './reading.ts';
import { readInside } from './inline.ts';
import { readPlaceless } from './taken-out.ts';
import { furnitureOf, readStyles, type TextStyles } from './styles.ts';

/**
 * Makes a story of an OpenDocument text (ISO/IEC 26300, OASIS ODF 1.3), in a package or flat.
 * Words that tracked changes put in stay, those that they took out do not; either way a note tells
 * of it. Annotations are notes on their words.
 */
export function readOdt(
  { bytes }: Pick<FileToImport, 'bytes'>,
  surroundings: ImportSurroundings,
): Result<ImportedDocument, string> {
  if (bytes.byteLength > mostBytes) return failure(tooManyBytes);
  const parts = openText(bytes);
  if (!parts.ok) return failure(troubles[parts.error]);
  const text = elementAt(parts.value.content, 'office:body', 'office:text');
  if (!text) return failure(troubles['not-text']);
  return buildImport(draftOf(parts.value, text, surroundings), surroundings);
}

function draftOf(parts: TextParts, text: XmlElement, { newId }: ImportSurroundings): StoryDraft {
  const tally = new Tally();
  const notes = new NoteBook(newId, tally);
  const { content, styles, medium } = parts;
  const changes = readChanges(text);
  const endings = elementsNamed(text, 'office:annotation-end');
  const changeEnds = elementsNamed(text, 'text:change-end');
  const reading: TextReading = {
    styles: readStyles(styles && styles !== content ? [styles, content] : [content]),
    notes,
    tally,
    changes,
    insertions: new Map(),
    deletions: new Map(),
    changeEnds: new Set(changeEnds.map(({ attributes }) => attributes['text:change-id'] ?? '')),
    carried: null,
    pendingDeletions: new Set(
      [...changes].flatMap(([id, { change }]) => (change?.kind === 'deletion' ? [id] : [])),
    ),
    endings: new Set(endings.map(({ attributes }) => attributes['office:name'] ?? '')),
    annotations: new Map(),
    threads: new Map(),
    footnotes: [],
    counters: new Map(),
    medium,
    readBlocks: (children, place) => readBlocks(children, place, reading),
  };
  const place = standard(reading.styles);
  const entries = [...readBlocks(text.children, place, reading), ...endCarried(reading)];
  const { head, rest } = takeHead(entries);
  const footnotes = readFootnotes(reading);
  const placeless = readPlaceless(place, { reading, readInside });
  const formatting = elementsNamed(text, 'text:format-change').length;
  if (formatting > 0) tally.add('formatting', formatting);
  tellFurniture(parts, tally);
  const settled = settleLanguages({
    head,
    body: [...arrange([...rest, ...placeless]), ...footnotes],
  });
  const updatedAt = momentOf(
    textOf(
      elementsNamed(parts.meta ?? undefined, 'office:meta').map((meta) =>
        childOf(meta, 'dc:date'),
      )[0],
    ),
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

function standard(styles: TextStyles): Place {
  return { link: undefined, style: styles.paragraph(undefined), spans: [], isHidden: false };
}

/** The footnotes as a list at the end; the list grows where one note leads to another. */
function readFootnotes(reading: TextReading): PieceDraft[] {
  const items: PieceDraft[][] = [];
  for (const note of reading.footnotes) {
    const content = childOf(note, 'text:note-body')?.children ?? [];
    const entries = readBlocks(content, standard(reading.styles), reading);
    items.push(arrange([...entries, ...endCarried(reading)]));
    reading.tally.add('footnotes');
  }
  if (items.length === 0) return [];
  return [{ kind: 'break' }, { kind: 'list', ordered: true, start: 1, items }];
}

function tellFurniture({ styles, damaged }: TextParts, tally: Tally): void {
  for (const part of furnitureOf(styles)) {
    const words = plainWords(part);
    const kind = part.name.startsWith('style:header') ? 'header' : 'footer';
    if (words !== '') tally.say('dropped', `The page ${kind} ${quoted(words)}.`);
  }
  for (const name of damaged) {
    tally.say('dropped', `The document’s ${name}: that part of the file is damaged.`);
  }
}

const troubles: Readonly<Record<TextTrouble, string>> = {
  broken:
    'This OpenDocument text is damaged, and no story could be read from it. Nothing was imported. Open it in LibreOffice, save it anew and try again.',
  locked:
    'This OpenDocument text is locked with a password. Nothing was imported. Open it in LibreOffice, save it without the password and try again.',
  'too-large':
    'This OpenDocument text unpacks to more than 64 MB of text, or has too many parts. Nothing was imported. Save the part that you need as a document of its own and try again.',
  doctype:
    'This is no OpenDocument text as office programs write it: it brings a grammar (DTD) of its own, which can be made to do harm. Nothing was imported. Open it in LibreOffice, save it anew and try again.',
  'not-text':
    'This looks like an OpenDocument text, but it holds no text where such a document keeps it. Nothing was imported. Open it in LibreOffice, save it anew as ODT and try again.',
};
