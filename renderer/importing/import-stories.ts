import { openStory } from '../desk/story-actions.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';
import { batchOf } from './dropped-files.ts';
import { runImport } from './import-run.ts';
import {
  nameOf,
  sentenceOf,
  shortened,
  spellPictures,
  type ImportedStory,
} from './import-notice.ts';
import { fileName, type ImportBatch } from './import-source.ts';
import {
  showLastReport,
  showReport,
  type ImportOutcome,
  type ImportRun,
} from './importing-state.ts';
import { pickBatch } from './picked-files.ts';
import { isUntouched, wordsInHand } from './words-in-hand.ts';

type Failed = Extract<ImportOutcome, { kind: 'failed' }>;

/** Asks for files and imports them. */
export const importFromFiles = (): Promise<void> => importPicked('files');
/** Asks for a folder and imports the stories in it. */
export const importFromFolder = (): Promise<void> => importPicked('folder');
/** Imports files that were opened with Galley. */
export const importOpened = (): Promise<void> => importPicked('opened');

/** Imports dropped files and folders. */
export async function importDropped(entries: readonly FileSystemEntry[]): Promise<void> {
  await importBatch(await batchOf(entries));
}

/** Opens the report of the last import once more. */
export function openLastReport(): void {
  if (!showLastReport()) notify('Nothing was imported since Galley was opened.');
}

async function importPicked(what: 'files' | 'folder' | 'opened'): Promise<void> {
  const picked = await pickBatch(what);
  if (!picked.ok) notify(picked.error.message, { tone: 'trouble' });
  else if (picked.value) await importBatch(picked.value);
}

async function importBatch(batch: ImportBatch): Promise<void> {
  const before = wordsInHand();
  const run = await runImport(batch);
  await refreshLibrary();
  const stories = run.outcomes.filter((one): one is ImportedStory => one.kind === 'story');
  const [first] = stories;
  // Whoever went on writing meanwhile keeps what is in hand.
  const now = wordsInHand();
  const isFree = now.storyId === null || (run.total === 1 && isUntouched(before, now));
  const isOpened = first !== undefined && isFree;
  if (isOpened) await openStory(first.id);
  tell(run, stories, isOpened);
}

function tell(run: ImportRun, stories: readonly ImportedStory[], isOpened: boolean): void {
  const failed = run.outcomes.filter((one): one is Failed => one.kind === 'failed');
  const report = { label: 'Report', run: () => showReport(run.number) };
  const pictures = spellPictures(run.leftPictures);
  const [only] = stories;
  if (run.total === 1 && only) {
    const open = { label: 'Open', run: () => void openStory(only.id) };
    const came = isOpened ? sentenceOf(only) : `“${shortened(nameOf(only))}” is imported.`;
    return notify([came, ...pictures].join('\n'), { action: isOpened ? report : open });
  }
  const [fault] = failed;
  if (run.total === 1 && fault)
    return notify([spellFailed(fault), ...pictures].join('\n'), { tone: 'trouble' });
  if (run.total === 0) return notify(nothingThere(run), { tone: 'trouble' });
  const sentences = [sumOf(run, stories.length), ...failed.slice(0, mostNamed).map(spellFailed)];
  if (failed.length > mostNamed)
    sentences.push(`${(failed.length - mostNamed).toLocaleString()} more are in the report.`);
  sentences.push(...pictures);
  notify(sentences.join('\n'), {
    tone: failed.length > 0 ? 'trouble' : 'plain',
    action: report,
  });
}

const mostNamed = 3;

function spellFailed({ path, message }: Failed): string {
  return `${fileName(path)}: ${message}`;
}

function sumOf({ total, isCancelled }: ImportRun, stories: number): string {
  const are = stories === 1 ? '1 story is' : `${stories.toLocaleString()} stories are`;
  if (isCancelled)
    return `The import was stopped. ${are} in and stay; nothing of the other ${(total - stories).toLocaleString()} files was stored.`;
  if (stories === total) return `${are} imported.`;
  const others = total - stories;
  const not = others === 1 ? '1 file was not' : `${others.toLocaleString()} files were not`;
  return `${are} imported, ${not}.`;
}

function nothingThere({ leftOut }: ImportRun): string {
  return ['There is no story to import in it.', ...leftOut].join('\n');
}
