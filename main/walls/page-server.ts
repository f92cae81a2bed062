import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { isMediaHash, type MediaHash } from '../../core/base/id.ts';
import { deskHeaders, mediumHeaders, workerHeaders } from './content-security.ts';
import type { PageFiles } from './page-files.ts';

/** The desk's origin: what an IPC sender must have, exactly. */
export const deskOrigin = 'app://galley';

/** A stored picture as it is served. */
export interface ServedMedium {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What the desk's page is made of. */
export interface PageSources {
  readonly files: PageFiles;
  readonly medium: (hash: MediaHash) => ServedMedium | null;
}

// As Vite names what renderer/proofreading-worker/worker.ts becomes.
const workerPath = /^\/assets\/worker-[\w-]+\.js$/;
const unpack = promisify(brotliDecompress);
const mediaPath = /^\/media\/([0-9a-f]{64})$/;

/**
 * Answers a request of the desk's page. Only a name that is in the map, or a picture that is in
 * the store, is answered: a URL is never turned into a path.
 */
export async function answerPage(
  request: Pick<Request, 'method' | 'url'>,
  sources: PageSources,
): Promise<Response> {
  const path = pathOf(request.url);
  if (path === null) return refusal(404);
  if (request.method !== 'GET') return refusal(405);
  const hash = mediaPath.exec(path)?.[1];
  if (isMediaHash(hash)) return answerMedium(sources.medium(hash));
  const file = sources.files.get(path);
  if (!file) return refusal(404);
  const headers = workerPath.test(path) ? workerHeaders : deskHeaders;
  const bytes = await readFile(file.path);
  const body = file.isCompressed ? await unpack(bytes) : bytes;
  return answerBytes(body, { ...headers, 'content-type': file.type });
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
