import { pictureHash } from '../../article/pictures/picture-hash.ts';
import type { ZipParts } from '../zip/zip-parts.ts';
import { sourcePart, type StoryForm } from './story-form.ts';

type Recorded = StoryForm['record'];
type RecordedSource = Recorded['sources'][number];

/** Gives the sources of a record their files; what was too large for the story file has none. */
export function readRecord(
  record: Recorded,
  parts: ZipParts,
): { readonly value: unknown; readonly dropped: readonly string[] } {
  const lost: string[] = [];
  const sources = record.sources.map((source) => {
    const bytes = source.file && wholeFile(source.file.hash, parts);
    if (source.file && !bytes) lost.push(source.file.name);
    return bytes && source.file
      ? { ...source, file: { name: source.file.name, bytes } }
      : withoutFile(source);
  });
  return { value: { ...record, sources }, dropped: sayLost(lost) };
}

function wholeFile(hash: string, parts: ZipParts): Uint8Array | null {
  const bytes = parts.get(sourcePart(hash));
  return bytes && String(pictureHash(bytes)) === hash ? bytes : null;
}

function withoutFile(source: RecordedSource): RecordedSource {
  return source.reading === 'waiting'
    ? { ...source, file: null, reading: 'failed', failure: unread }
    : { ...source, file: null };
}

const unread =
  'The file of this source did not come along, and its words had not been read. Ask for it and drop it in.';

function sayLost(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 10).map((name) => `“${name}”`);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return [
    `Files of sources that did not come along: ${shown.join(', ')}${more}. Their words and the evidence from them are kept; ask for the files where you need them.`,
  ];
}
