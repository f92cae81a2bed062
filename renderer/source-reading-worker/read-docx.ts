import mammoth from 'mammoth/mammoth.browser.js';
import {
  readZipParts,
  storedZip,
  type ZipParts,
  type ZipTrouble,
} from '../../core/importing/zip/zip-parts.ts';
import { wordsOfMarkup } from './read-page.ts';
import { cleanDetails, noWords, type FoundDetails, type ReadWords } from './words.ts';

const mebibyte = 1024 * 1024;
/** Of XML: a novel has less than 10 MB of it. */
const mostXml = 64 * mebibyte;
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|docProps\/core\.xml)$/;

/**
 * Reads a Word document: paragraphs, headings, lists, tables and notes, in the order of the text.
 * Only its parts of words are unpacked, and what reads them is given those and no others.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadWords> {
  const parts = readZipParts(bytes, (name) => wanted.test(name), mostXml);
  if (!parts.ok) return noWords(troubles[parts.error]);
  if (![...parts.value.keys()].some((name) => name.startsWith('word/'))) return noWords(notWord);
  // Word writes none; with one, entities could unpack once more.
  if ([...parts.value.values()].some(hasDoctype)) return noWords(notWord);
  const found = coreFacts(parts.value);
  try {
    const markup = await toMarkup(parts.value);
    const text = wordsOfMarkup(markup);
    return text === '' ? noWords(blank, found) : { text, pages: [], failure: '', found };
  } catch {
    // Whatever the library stumbles over, it is the file that is not as Word writes it.
    return noWords(troubles.broken, found);
  }
}

// A note's number in the text, which would stand in the middle of a quotation, and the arrow back.
const noteMarks =
  /<sup><a href="#(?:foot|end)note-[^"<>]{1,60}" id="[^"<>]{1,60}">\[\d{1,6}\]<\/a><\/sup>|\s?<a href="#(?:foot|end)note-ref-[^"<>]{1,60}">↑<\/a>/g;

async function toMarkup(parts: ZipParts): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: storedZip(parts).buffer },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  return value.replace(noteMarks, '');
}

function hasDoctype(part: Uint8Array): boolean {
  return /<!DOCTYPE/i.test(new TextDecoder('latin1').decode(part.subarray(0, 4096)));
}

/** Title and author as the document's properties have them (ISO 29500-2). */
function coreFacts(parts: ZipParts): FoundDetails {
  const core = new TextDecoder().decode(parts.get('docProps/core.xml')?.subarray(0, 65_536));
  const said = (name: string): string =>
    new RegExp(`<dc:${name}(?:\\s[^<>]{0,200})?>([^<]{1,2000})</dc:${name}>`).exec(core)?.[1] ?? '';
  return cleanDetails({ title: plain(said('title')), author: plain(said('creator')) });
}

function plain(xml: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
  };
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => signs[name] ?? '');
}

const troubles: Readonly<Record<ZipTrouble, string>> = {
  broken:
    'This Word document is damaged, and no words could be read from it. It is kept as it is. Open it in Word, save it anew, and drop that in.',
  locked:
    'This Word document is locked with a password. It is kept as it is; open it elsewhere, save it without the password and drop that in.',
  'too-large': `This Word document unpacks to more than ${mostXml / mebibyte} MB of text, so it was not read. It is kept as it is. Save the part that you need as a document of its own, and drop that in.`,
};
const notWord =
  'This file is no Word document as Word writes it, so no words were read from it. It is kept as it is. Open it in its own program, save it as DOCX or PDF, and drop that in.';
const blank = 'This Word document holds no words. It is kept as it is.';
