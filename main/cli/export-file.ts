import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import * as v from 'valibot';
import { blankDetails } from '../../core/article/story.ts';
import type { MediaHash } from '../../core/base/id.ts';
import { storyRecord, type StoryRecord } from '../../core/contract/story-record.ts';
import { importFile } from '../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../core/importing/imported-document.ts';
import { checklist } from '../../core/publishing/checklist.ts';
import type { PublishedPicture, PublishedStory } from '../../core/publishing/published-story.ts';
import { readPictureFacts } from '../../core/article/pictures/picture-facts.ts';
import { readPicture } from '../../core/article/pictures/read-picture.ts';
import { drawForReaders, readyToDraw } from '../publishing/draw-story.ts';
import { writeDrawn } from '../publishing/export-story.ts';
import { fileBeside } from '../importing/file-beside.ts';
import { noLibrary } from '../publishing/judging-places.ts';
import { fine, type CliEnvironment, type CliIo } from './command.ts';
import type { Asked } from './export-arguments.ts';
import { blocked, complain, reportChecklist, templateFor } from './export-report.ts';
import { readSource } from './read-source.ts';

/**
 * `galley export --from`: makes a page of a file of any format that can be imported, straight
 * through, with no library.
 * @returns the exit status.
 */
export async function exportFile(
  asked: Asked,
  from: string,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const { form } = asked;
  const { format } = form;
  if (format === 'story-file') return complain(io, 'A story file is made of a stored story.');
  const bytes = await readSource(from, io);
  if (!bytes.ok) return complain(io, `${from} cannot be read: ${bytes.error}`);
  const path = resolve(io.cwd, from);
  const file = {
    name: basename(from),
    bytes: bytes.value,
    beside: (named: string) => (from === '-' ? Promise.resolve(null) : fileBeside(path, named)),
  };
  const surroundings = { language: asked.language, newId: randomUUID, now: environment.now() };
  const imported = await importFile(file, surroundings);
  if (!imported.ok) return complain(io, `${from}: ${imported.error}`);
  const story = storyOf(imported.value, asked.language);
  const items = judgeImported(imported.value, story, asked, environment);
  const { override } = asked;
  if (reportChecklist(basename(from), { items, override }, io) > 0 && override === null)
    return blocked;
  const template = await templateFor(asked, null, io);
  if (!template.ok) return complain(io, template.error);
  const whole = await readyToDraw(story, form, null);
  if (!whole.ok) return complain(io, whole.error.message);
  const drawn = drawForReaders(whole.value, { ...form, format, template: template.value });
  const written = await writeDrawn(asked.out, drawn);
  if (!written.ok) return complain(io, written.error.message);
  io.stdout.write(`${asked.out}\n`);
  return fine;
}

function storyOf(imported: ImportedDocument, language: string): PublishedStory {
  const { document, details, updatedAt, tags, pictures, corrections } = imported;
  return {
    details: { ...blankDetails, language, ...details },
    // Where the file does not tell, nobody knows when its words were last changed.
    updatedAt: updatedAt ?? null,
    document,
    tags: tags ?? [],
    pictures: new Map(
      pictures?.flatMap(({ hash, bytes }): [MediaHash, PublishedPicture][] => {
        const read = readPicture(bytes);
        return read.ok ? [[hash, { ...read.value, bytes }]] : [];
      }),
    ),
    corrections: corrections ?? [],
  };
}

const noRecord: Pick<StoryRecord, 'claims' | 'dismissals' | 'quoteTies' | 'sources'> = {
  claims: [],
  dismissals: [],
  quoteTies: [],
  sources: [],
};

function judgeImported(
  imported: ImportedDocument,
  { document, details, pictures }: PublishedStory,
  { form: { claimReview } }: Asked,
  environment: CliEnvironment,
) {
  const read = v.safeParse(storyRecord, imported.record);
  const record = read.success ? read.output : noRecord;
  const now = environment.now();
  return checklist({
    ...noLibrary,
    document,
    details,
    exporting: { now, claimReview },
    claims: record.claims,
    asksSignOff: false,
    sources: record.sources.flatMap(({ id, text }) => (text ? [{ id, text: text.text }] : [])),
    unreadable: [],
    dismissals: record.dismissals,
    quoteTies: record.quoteTies,
    writtenAt: now,
    findings: null,
    notes: imported.notes ?? [],
    hasPicture: (hash) => pictures.has(hash),
    hasLocation: (hash) => {
      const picture = pictures.get(hash);
      return picture ? readPictureFacts(picture.type, picture.bytes).hasPlace : false;
    },
  });
}
