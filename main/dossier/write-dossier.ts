import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { StoryId } from '../../core/base/id.ts';
import { success, type Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ExportedPage } from '../../core/contract/publishing.ts';
import { dossier } from '../../core/publishing/dossier.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { readDossier, type DossierOrder } from './read-dossier.ts';
import { fileNameOf } from '../publishing/publish-story.ts';
import { writeWhole } from '../write-whole.ts';

/** The name of a dossier's file as the desk suggests it; null when there is no such story. */
export function dossierName(store: ArticleStore, id: StoryId): string | null {
  const story = store.stories.get(id);
  const headline = store.stories.document(id)?.firstChild?.textContent ?? '';
  return story && `${fileNameOf(story, headline)}-dossier.html`;
}

/** Draws the dossier of a stored story as it stands now; null when there is no such story. */
export function drawDossier(store: ArticleStore, order: DossierOrder): string | null {
  const input = readDossier(store, order);
  return input && dossier(input);
}

/** Writes a dossier whole or not at all. @param path absolute */
export async function writeDossier(
  path: string,
  html: string,
): Promise<Result<Pick<ExportedPage, 'name' | 'sha256'>, RequestFailure>> {
  const bytes = new TextEncoder().encode(html);
  const written = await writeWhole(path, bytes);
  if (!written.ok) return written;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return success({ name: basename(path), sha256 });
}
