import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isId, type StoryId } from '../../core/base/id.ts';
import { isForReaders } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { isLocked } from '../../db/key-file.ts';
import type { DrawingForm } from '../publishing/draw-story.ts';
import { storiesOf } from '../publishing/export-many.ts';
import { exportStory } from '../publishing/export-story.ts';
import { copiesFolder } from '../pictures/ready-copies.ts';
import { placeInFolder } from '../publishing/place-in-folder.ts';
import { readStory } from '../publishing/publish-story.ts';
import { untoldChanges } from '../publishing/story-changes.ts';
import { fine, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { readArguments, type Asked } from './export-arguments.ts';
import { exportFile } from './export-file.ts';
import { blocked, codeOf, complain, reportChecklist, templateFor } from './export-report.ts';
import { isFile } from './is-file.ts';

/**
 * `galley export`: writes pages of stored stories, or of a file straight through.
 * @returns the exit status: 0 all written, 1 a checklist has errors, 2 wrong use or bad input.
 */
export async function runExport(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { from } = asked.value;
  return from === null
    ? exportStories(asked.value, io, environment)
    : exportFile(asked.value, from, io, environment);
}

async function exportStories(
  asked: Asked,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  if (!(await isFile(join(asked.library, 'galley.sqlite')))) {
    return complain(io, `There is no library in ${asked.library}. Name its folder with --library.`);
  }
  const opened = await openLibrary(asked.library, io, environment);
  if (!opened.ok) return complain(io, opened.error);
  const store = opened.value;
  try {
    const template = await templateFor(asked, store.settings.templateFolder(), io);
    if (!template.ok) return complain(io, template.error);
    const unmade = await makeFolder(asked.out);
    if (unmade !== null) return complain(io, unmade);
    const form = { ...asked.form, template: template.value };
    return await exportEach(store, { asked, form, names: new Set() }, io, environment);
  } finally {
    store.close();
  }
}

interface Run {
  readonly asked: Asked;
  readonly form: DrawingForm;
  /** Names of files that this run has written. */
  readonly names: Set<string>;
}

async function exportEach(
  store: ArticleStore,
  run: Run,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const { ids, all } = run.asked;
  const chosen = all
    ? await storiesOf(store, { search: '', status: all.status, tag: null })
    : [...ids];
  const progress = startProgress(chosen.length, io);
  let status = fine;
  for (const [done, id] of chosen.entries()) {
    progress.say(done);
    status = Math.max(status, await exportOne(store, id, run, io, environment));
  }
  progress.end();
  return status;
}

async function exportOne(
  store: ArticleStore,
  id: string,
  { asked, form, names }: Run,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const exporting = { now: environment.now(), claimReview: form.claimReview };
  const ready = isId(id) ? readStory(store, id as StoryId, exporting) : null;
  if (!ready) return complain(io, `There is no story ${id} in ${asked.library}.`);
  // Colleagues get a story file as it stands; the checklist is for what readers get.
  const items = isForReaders(form.format) ? ready.checklist : [];
  const errors = reportChecklist(id, { items, override: asked.override }, io);
  if (errors > 0 && asked.override === null) return blocked;
  const places = isForReaders(form.format) ? untoldChanges(store, ready.story.id) : 0;
  if (places > 0) io.stderr.write(`${id}: warning: ${changedWords(places)}\n`);
  const path = await placeInFolder(store, ready, asked.out, form.format, names);
  const override = errors > 0 ? asked.override : null;
  const exported = await exportStory(store, {
    ready,
    form,
    path,
    override,
    copies: isLocked(asked.library) ? null : copiesFolder(asked.library),
    now: environment.now(),
  });
  if (!exported.ok) return complain(io, exported.error.message);
  for (const name of exported.value.left)
    io.stderr.write(`${id}: warning: “${name}” found no room in the story file.\n`);
  io.stdout.write(`${path}\n`);
  return fine;
}

function changedWords(places: number): string {
  const where = places === 1 ? 'one place' : `${places} places`;
  return `The story reads otherwise in ${where} than readers saw it, and no correction has been written since.`;
}

interface Progress {
  readonly say: (done: number) => void;
  readonly end: () => void;
}

/** Tells somebody who watches how far many stories are; a file that keeps the output is spared. */
function startProgress(total: number, { stderr }: CliIo): Progress {
  const isWatched = 'isTTY' in stderr && stderr.isTTY === true && total > 1;
  const clear = '\r\u001b[K';
  return {
    say: (done) => {
      if (isWatched) stderr.write(`${clear}${done} of ${total} exported`);
    },
    end: () => {
      if (isWatched) stderr.write(clear);
    },
  };
}

/** @returns why there is no such folder and cannot be, or null when it is there. */
async function makeFolder(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    return null;
  } catch (error) {
    return `There is no folder ${folder}, and it cannot be made (${codeOf(error)}). Choose another with --out.`;
  }
}
