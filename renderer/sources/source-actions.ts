import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { Result } from '../../core/base/result.ts';
import type { Input } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Source, SourceDetails } from '../../core/factcheck/source.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { showPanel } from '../desk/rails.ts';
import { changeSettings } from '../desk/settings.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { nameOfSource } from './source-names.ts';
import { closeSource, useSourceView } from './source-view-state.ts';
import { upload } from './uploads.ts';

/** Brings the story's sources forward. */
export function showSources(): void {
  changeSettings({ factsTab: 'sources' });
  showPanel('facts');
}

/** Asks for files with the system's dialog and puts them into the vault. */
export async function pickSources(): Promise<void> {
  const storyId = useDesk.getState().opened?.story.id;
  if (!storyId) return;
  showSources();
  const answer = await request('sources.pick', { storyId });
  if (!answer.ok) {
    tell(answer.error);
    return;
  }
  for (const source of answer.value.added) putFile(source);
  const { refused } = answer.value;
  if (refused.length > 0) notify(refused.map(({ reason }) => reason).join('\n'), trouble);
}

/** Puts dropped files into the vault, one after the other. */
export async function addSources(storyId: StoryId, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const answer = await upload(storyId, file);
    if (answer.ok) putFile(answer.value);
    else tell(answer.error);
  }
}

/** A file that is there already comes back as the source that it is. */
function putFile(source: Source): void {
  const { opened } = useDesk.getState();
  if (opened?.sources.some(({ id }) => id === source.id) ?? false)
    notify(`This file is among the sources already: “${nameOfSource(source)}”.`);
  put(source);
}

/** Writes down an interview or a link. @returns whether it is kept. */
export async function writeSource(written: Input<'sources.write'>): Promise<boolean> {
  return take(await request('sources.write', written));
}

/** Describes a source. @returns whether it is kept. */
export async function describeSource(id: SourceId, details: SourceDetails): Promise<boolean> {
  return take(await request('sources.setDetails', { id, details }));
}

/** Fetches the page behind a link; the host asks first. */
export async function fetchSource({ id }: Source): Promise<void> {
  take(await request('sources.fetch', { id }));
}

/** Takes a source out of the vault; the notice can put it back. */
export async function removeSource(source: Source): Promise<void> {
  const { id, storyId } = source;
  const answer = await request('sources.remove', { id });
  if (!answer.ok) {
    tell(answer.error);
    return;
  }
  changeOpened(storyId, ({ sources }) => ({ sources: sources.filter((one) => one.id !== id) }));
  if (useSourceView.getState().open === id) closeSource();
  notify(`“${nameOfSource(source)}” is no longer in the vault. Evidence keeps its words.`, {
    action: { label: 'Undo', run: () => void restoreSource(id) },
  });
}

async function restoreSource(id: SourceId): Promise<void> {
  take(await request('sources.restore', { id }));
}

/** Puts a source as it now is onto the desk. */
export function put(source: Source): void {
  changeOpened(source.storyId, ({ sources }) => {
    const isNew = !sources.some(({ id }) => id === source.id);
    return {
      sources: isNew
        ? [...sources, source]
        : sources.map((one) => (one.id === source.id ? source : one)),
    };
  });
}

const trouble = { tone: 'trouble' } as const;

function take(answer: Result<Source, RequestFailure>): boolean {
  if (answer.ok) put(answer.value);
  else tell(answer.error);
  return answer.ok;
}

function tell({ code, message }: RequestFailure): void {
  if (code !== 'cancelled') notify(message, trouble);
}
