import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { isFileHash, isMediaHash, type FileHash, type MediaHash } from '../../core/base/id.ts';
import type { ServedMedium } from '../store-thread/duties.ts';
import type { ServedFile } from '../store-thread/served-file.ts';
import {
  deskHeaders,
  importingHeaders,
  mediumHeaders,
  readingHeaders,
  workerHeaders,
} from './content-security.ts';
import type { PageFiles } from './page-files.ts';

/** The desk's origin: what an IPC sender must have, exactly. */
export const deskOrigin = 'app://galley';

/** What the desk's page is made of. */
export interface PageSources {
  readonly files: PageFiles;
  readonly medium: (hash: MediaHash) => Promise<ServedMedium | null>;
  /** A file of the vault; null unless it is a source's and still as it was stored. */
  readonly source: (hash: FileHash) => Promise<ServedFile | null>;
}

// As Vite names what renderer/proofreading-worker/worker.ts becomes.
const workerPath = /^\/assets\/worker-[\w-]+\.js$/;
// As it names what renderer/source-reading-worker/reading-worker.ts becomes.
const readingPath = /^\/assets\/reading-worker-[\w-]+\.js$/;
// As it names what renderer/importing-worker/importing-worker.ts becomes.
const importingPath = /^\/assets\/importing-worker-[\w-]+\.js$/;
const unpack = promisify(brotliDecompress);
const mediaPath = /^\/media\/([0-9a-f]{64})$/;
const vaultPath = /^\/vault\/([0-9a-f]{64})$/;

/**
 * Answers a request of the desk's page. Only a name that is in the map, or a picture or a source's
 * file that is in the store, is answered: a URL is never turned into a path.
 */
export async function answerPage(
  request: Pick<Request, 'method' | 'url'>,
  sources: PageSources,
): Promise<Response> {
  const path = pathOf(request.url);
  if (path === null) return refusal(404);
  if (request.method !== 'GET') return refusal(405);
  const hash = mediaPath.exec(path)?.[1];
  if (isMediaHash(hash)) return answerMedium(await sources.medium(hash));
  const sourceHash = vaultPath.exec(path)?.[1];
  if (isFileHash(sourceHash)) return answerSource(await sources.source(sourceHash));
  const file = sources.files.get(path);
  if (!file) return refusal(404);
  const bytes = await readFile(file.path);
  const body = file.isCompressed ? await unpack(bytes) : bytes;
  return answerBytes(body, { ...headersOf(path), 'content-type': file.type });
}

function headersOf(path: string): Record<string, string> {
  if (workerPath.test(path)) return workerHeaders;
  if (importingPath.test(path)) return importingHeaders;
  return readingPath.test(path) ? readingHeaders : deskHeaders;
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isOurs =
    url.protocol === 'app:' && url.host === 'galley' && url.username === '' && url.password === '';
  return isOurs ? url.pathname : null;
}

function answerMedium(medium: ServedMedium | null): Response {
  if (!medium) return refusal(404);
  return answerBytes(medium.bytes, { ...mediumHeaders, 'content-type': medium.type });
}

/** A picture is shown as what it is; of anything else a page gets bytes and no document. */
function answerSource(file: ServedFile | null): Response {
  if (!file) return refusal(404);
  const type = file.type.startsWith('image/') ? file.type : 'application/octet-stream';
  return new Response(file.bytes(), {
    status: 200,
    headers: { ...mediumHeaders, 'content-type': type, 'content-length': String(file.size) },
  });
}

function answerBytes(bytes: Uint8Array, headers: Record<string, string>): Response {
  // A stream of one piece: a body of bytes would be copied, and the language data is 20 MB.
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return new Response(body, { status: 200, headers });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: deskHeaders });
}
