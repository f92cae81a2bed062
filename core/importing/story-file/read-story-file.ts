import type { Node } from 'prosemirror-model';
import * as v from 'valibot';
import { openDocument } from '../../article/document.ts';
import { pictureHash } from '../../article/pictures/picture-hash.ts';
import { failure, success, type Result } from '../../base/result.ts';
import type { FileToImport } from '../file-to-import.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { readZipParts, type ZipParts, type ZipTrouble } from '../zip/zip-parts.ts';
import { keptOf } from './kept.ts';
import { readPictures } from './story-pictures.ts';
import { readRecord } from './story-sources.ts';
import {
  anyLabel,
  labelPart,
  storyFileFormat,
  storyForm,
  storyLabel,
  storyPart,
  type StoryForm,
} from './story-form.ts';
import { withoutLostNotes } from './lost-notes.ts';

/** Bytes that the parts of a story file unpack to, at most. */
const mostUnpacked = 200 * 1024 * 1024;

/**
 * Reads a Galley story file (docs/story-file.md): the story as it stood in another library, its
 * pictures, notes, tags and corrections, and the record of its fact-check, whose sources carry
 * their files as `bytes`. Ids are those of the other library.
 */
export function readStoryFile({
  bytes,
}: Pick<FileToImport, 'bytes'>): Result<ImportedDocument, string> {
  const unpacked = readZipParts(bytes, isPart, mostUnpacked);
  if (!unpacked.ok) return failure(sayTrouble(unpacked.error));
  const form = readForm(unpacked.value);
  if (!form.ok) return form;
  const document = openDocument(form.value.story.document);
  if (!document.ok) return failure(document.error.code === 'newer' ? newer : broken);
  return success(toImported(document.value, form.value, unpacked.value));
}

interface Form {
  readonly story: StoryForm;
  /** Whether the story is, byte for byte, what the label says. */
  readonly isSealed: boolean;
}

function readForm(parts: ZipParts): Result<Form, string> {
  const label = readJson(parts.get(labelPart));
  if (!v.is(anyLabel, label)) return failure(broken);
  if (label.format > storyFileFormat) return failure(newer);
  const story = v.safeParse(storyForm, readJson(parts.get(storyPart)));
  if (!v.is(storyLabel, label) || !story.success) return failure(broken);
  const written = parts.get(storyPart) ?? new Uint8Array();
  const isSealed = String(pictureHash(written)) === label.story;
  return success({ story: story.output, isSealed });
}

function toImported(opened: Node, { story, isSealed }: Form, parts: ZipParts): ImportedDocument {
  const { details, updatedAt, tags, corrections, notes } = story;
  const pictured = readPictures(opened, parts);
  const noted = withoutLostNotes(pictured.document, notes);
  const record = readRecord(story.record, parts);
  return {
    document: noted.document,
    details,
    updatedAt,
    tags,
    corrections,
    notes,
    pictures: pictured.pictures,
    record: record.value,
    report: {
      kept: keptOf(noted.document, story, pictured.pictures.length),
      changed: isSealed ? [] : [unsealed],
      dropped: [...pictured.dropped, ...noted.dropped, ...record.dropped],
    },
  };
}

function isPart(name: string): boolean {
  return name === labelPart || name === storyPart || /^(?:media|sources)\/[0-9a-f]{64}$/.test(name);
}

function readJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

const broken =
  'This Galley story file is damaged, and no story could be read from it. Nothing was imported. Ask for it again, or have it exported anew.';
const newer =
  'This story file was made by a newer version of Galley than this one. Nothing was imported. Update Galley, or ask for the story as a page or as text.';
const unsealed =
  'The story in the file is not, byte for byte, what Galley wrote: it was changed or damaged on its way. Compare it with the original.';

function sayTrouble(trouble: ZipTrouble): string {
  if (trouble === 'too-large')
    return 'This Galley story file unpacks to more than 200 MB, which no story file of ours does. Nothing was imported.';
  return broken;
}
