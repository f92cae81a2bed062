import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { SourceId, StoryId } from '../core/base/id.ts';
import { failure, success, type Result } from '../core/base/result.ts';
import { storyRecord, type StoryRecord } from '../core/contract/story-record.ts';
import { moment } from '../core/contract/values.ts';
import type { ImportedDocument, ImportReport } from '../core/importing/imported-document.ts';
import type { ArticleStore } from '../db/article-store.ts';
import type { NewStory } from '../db/stories.ts';
import type { NewSourceFile } from '../db/vault.ts';
import { explainFault } from './faults.ts';
import { beginIntake, cleanFileName, type Intake } from './vault/intake.ts';

/** An imported story as the store has it. */
export interface StoredImport {
  readonly id: StoryId;
  readonly headline: string;
  /** That of the file, with what the store could not take among what was dropped. */
  readonly report: ImportReport;
}

/**
 * Puts a story that was read from a file into the store, with all that came with it. Files of
 * pictures and sources are written first, one after the other; the rest is stored at once.
 * @returns the story, or a sentence for the editor; then no story was stored.
 */
export async function importStory(
  store: ArticleStore,
  imported: ImportedDocument,
): Promise<Result<StoredImport, string>> {
  const intakes: Intake[] = [];
  try {
    return success(await storeAll(store, imported, intakes));
  } catch (fault) {
    const { code, message } = explainFault(fault);
    // A fault of ours must reach the log; what the disk says is an outcome like any other.
    if (code === 'internal') throw fault;
    return failure(message);
  } finally {
    for (const intake of intakes) await intake.drop();
  }
}

async function storeAll(
  store: ArticleStore,
  imported: ImportedDocument,
  intakes: Intake[],
): Promise<StoredImport> {
  const { record, dropped: unfit } = readRecord(imported);
  const damaged = await storePictures(store, imported);
  const { sources, files, dropped: refused } = await takeInFiles(store, record, intakes);
  const { id, headline } = store.stories.create({
    ...storyOf(imported),
    record: { ...record, sources },
    files,
    editor: store.settings.get().editor,
  });
  const { report } = imported;
  const dropped = [...report.dropped, ...unfit, ...damaged, ...refused];
  return { id, headline, report: { ...report, dropped } };
}

function storyOf({ document, details, updatedAt, tags, notes, corrections }: ImportedDocument) {
  return {
    document,
    details: withoutOddMoments(details),
    ...(v.is(moment, updatedAt) && { updatedAt }),
    tags: tags ?? [],
    notes: notes ?? [],
    corrections: corrections ?? [],
    // They are stored by now; figures that name others lose them.
    pictures: [],
  } satisfies Partial<NewStory>;
}

/** A day that no calendar has cannot be printed. */
function withoutOddMoments(details: ImportedDocument['details']): ImportedDocument['details'] {
  const { publishedAt, embargoUntil, ...others } = details;
  return {
    ...others,
    ...(v.is(moment, publishedAt) && { publishedAt }),
    ...(v.is(moment, embargoUntil) && { embargoUntil }),
  };
}

const blank: StoryRecord = { claims: [], dismissals: [], quoteTies: [], ignores: [], sources: [] };

interface ReadRecord {
  readonly record: StoryRecord;
  readonly dropped: readonly string[];
}

function readRecord({ record }: ImportedDocument): ReadRecord {
  if (record === undefined) return { record: blank, dropped: [] };
  const read = v.safeParse(storyRecord, record);
  return read.success
    ? { record: read.output, dropped: [] }
    : { record: blank, dropped: [unfitRecord] };
}

/** One at a time: each waits for the disk, and typing is journalled in between. */
async function storePictures(
  store: ArticleStore,
  { pictures = [] }: ImportedDocument,
): Promise<string[]> {
  let refused = 0;
  for (const { bytes } of pictures) {
    if (!store.media.add(bytes).ok) refused += 1;
    await setImmediate();
  }
  if (refused === 0) return [];
  return [
    refused === 1
      ? 'One picture was left out: it is damaged.'
      : `${refused} pictures were left out: they are damaged.`,
  ];
}

interface TakenIn {
  readonly sources: StoryRecord['sources'];
  readonly files: ReadonlyMap<SourceId, NewSourceFile>;
  readonly dropped: readonly string[];
}

/** Writes the files of sources, each told by its content, under names of their own for now. */
async function takeInFiles(
  store: ArticleStore,
  record: StoryRecord,
  intakes: Intake[],
): Promise<TakenIn> {
  const files = new Map<SourceId, NewSourceFile>();
  const sources: StoryRecord['sources'] = [];
  const dropped: string[] = [];
  for (const source of record.sources) {
    const taken = source.file && (await takeIn(store, source.file, intakes));
    if (taken && !taken.ok) dropped.push(`The file of a source was left out. ${taken.error}`);
    const isFile = taken?.ok === true;
    if (isFile) files.set(source.id, taken.value.file);
    // The page of a link is its file; what else comes as a file is what its bytes say.
    const kind = isFile && source.kind !== 'link' ? taken.value.kind : source.kind;
    sources.push({ ...source, kind, file: null });
  }
  return { sources, files, dropped };
}

type RecordedFile = NonNullable<StoryRecord['sources'][number]['file']>;

async function takeIn(store: ArticleStore, { name, bytes }: RecordedFile, intakes: Intake[]) {
  const announced = { name: cleanFileName(name), size: bytes.byteLength };
  const begun = await beginIntake(store, announced);
  if (!begun.ok) return begun;
  intakes.push(begun.value);
  for (let at = 0; at < bytes.byteLength; at += pieceSize) {
    const taken = await begun.value.append(bytes.subarray(at, at + pieceSize));
    if (!taken.ok) return taken;
  }
  const finished = await begun.value.finish((file, { kind }) => ({ file, kind }));
  if (!finished.ok) return finished;
  if (finished.value === null) throw new TypeError('A file that was kept is gone');
  return success(finished.value);
}

const pieceSize = 1024 * 1024;

const unfitRecord =
  'What stands on record of the story (claims, evidence, sources) is not as Galley writes it, so it was left out. The words are all here.';
