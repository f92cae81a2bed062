import type { SourceId } from '../../core/base/id.ts';
import { failure, type Result } from '../../core/base/result.ts';
import type { Source } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { beginIntake, cleanFileName } from './intake.ts';

/** A page as it came from its server. */
export interface FetchedPage {
  /** Where it was in the end, after redirects. */
  readonly address: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a fetched page as the file of its link: a page, a text or a PDF, told by content.
 * @returns the source; null when it is gone or got words meanwhile; or a sentence for the editor.
 */
export async function keepFetched(
  store: Pick<ArticleStore, 'sources'>,
  id: SourceId,
  { address, bytes }: FetchedPage,
  at: number,
): Promise<Result<Source | null, string>> {
  const begun = await beginIntake(store, { name: nameOf(address), size: bytes.byteLength });
  if (!begun.ok) return failure(emptyPage);
  const taken = await begun.value.append(bytes);
  if (!taken.ok) return taken;
  return begun.value.finish((file) => store.sources.attach(id, file, at));
}

function nameOf(address: string): string {
  const { host, pathname } = new URL(address);
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  return cleanFileName(last === '' ? `${host}.html` : `${host} ${last}`);
}

const emptyPage =
  'The server answered with nothing. Nothing was stored. Open the link in your browser, save the page, and drop it in.';
