import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { storeDocument } from '../../core/article/document.ts';
import type { Story, StoryDetails } from '../../core/article/story.ts';
import { isMediaHash, type FileHash, type MediaHash, type StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import { withoutLostNotes } from '../../core/importing/story-file/lost-notes.ts';
import {
  labelPart,
  picturePart,
  sourcePart,
  storyFileFormat,
  storyPart,
} from '../../core/importing/story-file/story-form.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { canonicalJson } from './canonical-json.ts';
import { readRecordForm, type RecordForm } from './record-form.ts';
import { writeArchive, type ArchivePart } from './write-archive.ts';

/** Bytes of all that goes into a story file, at most: what makes one also reads it (64 MB). */
const mostBytes = 60 * 1024 * 1024;

/** A story with its record and its media, as one file (docs/story-file.md). */
export interface PackedStory {
  readonly bytes: Uint8Array;
  /** Names of the sources' files that found no room; their words are in it. */
  readonly left: readonly string[];
}

/**
 * Packs a stored story into a Galley story file. The story is read at once, so that it is as it
 * stood at one moment; the files of its sources, which never change, are read and packed a little
 * at a time. The same story gives the same bytes.
 * @returns null when there is no such story; a sentence for the editor when it cannot be packed.
 */
export async function packStory(
  store: ArticleStore,
  id: StoryId,
): Promise<Result<PackedStory, string> | null> {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return null;
  const record = readRecordForm(store, id);
  const text = storyText(store, story, document, record);
  const pictures = readPictures(store, document);
  const room = mostBytes - text.byteLength - sizeOf(pictures);
  if (room < 0) return failure(tooLarge);
  const sources = await readSources(store, record, room);
  const parts = [labelOf(text), { name: storyPart, bytes: text, isPacked: true }, ...pictures];
  return success({ bytes: await writeArchive([...parts, ...sources.parts]), left: sources.left });
}

function storyText(
  store: ArticleStore,
  story: Story,
  document: Node,
  record: RecordForm,
): Uint8Array {
  const notes = store.notes.ofStory(story.id);
  const form = {
    // A mark outlives a note that was settled.
    document: storeDocument(withoutLostNotes(document, notes).document),
    details: detailsOf(story),
    updatedAt: story.updatedAt,
    tags: store.tags.ofStory(story.id),
    corrections: store.corrections.ofStory(story.id),
    notes,
    record,
  };
  return new TextEncoder().encode(canonicalJson(form));
}

function detailsOf(story: Story): StoryDetails {
  const { slug, kicker, language, canonicalUrl, publisher } = story;
  const { publishedAt, embargoUntil, factCheck } = story;
  return {
    slug,
    kicker,
    language,
    canonicalUrl,
    publisher,
    publishedAt,
    embargoUntil,
    factCheck,
  };
}

function labelOf(text: Uint8Array): ArchivePart {
  const label = { format: storyFileFormat, story: createHash('sha256').update(text).digest('hex') };
  const bytes = new TextEncoder().encode(canonicalJson(label));
  return { name: labelPart, bytes, isPacked: false };
}

/** The pictures of the story's figures by their names; one that the disk has lost is left out. */
function readPictures(store: ArticleStore, document: Node): ArchivePart[] {
  const hashes = new Set<MediaHash>();
  document.descendants((node) => {
    const hash: unknown = node.attrs['media'];
    if (isMediaHash(hash)) hashes.add(hash);
  });
  return [...hashes].sort().flatMap((hash) => {
    const bytes = store.media.read(hash);
    return bytes ? [{ name: picturePart(hash), bytes, isPacked: false }] : [];
  });
}

interface PackedSources {
  readonly parts: readonly ArchivePart[];
  readonly left: readonly string[];
}

/** The files of sources in the order that they came, as far as there is room for them. */
async function readSources(
  store: ArticleStore,
  { sources }: RecordForm,
  room: number,
): Promise<PackedSources> {
  const parts = new Map<string, ArchivePart>();
  const left: string[] = [];
  let used = 0;
  for (const { file } of sources) {
    if (!file || parts.has(file.hash)) continue;
    const bytes = await readFile(store, file.hash, room - used);
    if (bytes) {
      used += bytes.byteLength;
      parts.set(file.hash, { name: sourcePart(file.hash), bytes, isPacked: true });
    } else left.push(file.name);
  }
  return { parts: [...parts.values()].sort(byName), left };
}

async function readFile(
  store: ArticleStore,
  hash: FileHash,
  room: number,
): Promise<Uint8Array | null> {
  const file = await store.sources.file(hash);
  if (!file || file.size > room) return null;
  return new Uint8Array(await new Response(file.bytes()).arrayBuffer());
}

function sizeOf(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

function byName({ name: one }: ArchivePart, { name: other }: ArchivePart): number {
  return one < other ? -1 : 1;
}

const tooLarge =
  'The story and its pictures have more than 60 MB, and a story file holds no more. Nothing was written. Make the pictures smaller, or export the story as a page.';
