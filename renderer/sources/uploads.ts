import { create } from 'zustand';
import type { StoryId, UploadId } from '../../core/base/id.ts';
import { failure, type Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { largestPiece } from '../../core/contract/sources.ts';
import type { Source } from '../../core/factcheck/source.ts';
import { request } from '../host/host.ts';

/** A file on its way into the vault. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sent: number;
  readonly cancel: () => void;
}

/** The files on their way. */
export const useUploads = create<{ readonly uploads: readonly Upload[] }>(() => ({ uploads: [] }));

/** Sends a file into a story's vault, piece by piece, so that none is ever whole in memory. */
export async function upload(
  storyId: StoryId,
  file: File,
): Promise<Result<Source, RequestFailure>> {
  const key = crypto.randomUUID();
  const stop = new AbortController();
  show({ key, name: file.name, size: file.size, sent: 0, cancel: () => stop.abort() });
  try {
    const name = file.name.slice(-400);
    const begun = await request('sources.begin', { storyId, name, size: file.size });
    if (!begun.ok) return begun;
    const sent = await sendPieces(begun.value.upload, file, key, stop.signal);
    return sent.ok ? await request('sources.finish', begun.value) : sent;
  } finally {
    useUploads.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.key !== key) }));
  }
}

async function sendPieces(
  id: UploadId,
  file: File,
  key: string,
  signal: AbortSignal,
): Promise<Result<null, RequestFailure>> {
  for (let at = 0; at < file.size; at += largestPiece) {
    const bytes = await readPiece(file, at);
    if (signal.aborted || bytes === null) {
      await request('sources.cancel', { upload: id });
      return failure(signal.aborted ? cancelled : unreadable(file.name));
    }
    const taken = await request('sources.append', { upload: id, bytes });
    if (!taken.ok) return taken;
    progress(key, at + bytes.byteLength);
  }
  return { ok: true, value: null };
}

async function readPiece(file: File, at: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(at, at + largestPiece).arrayBuffer());
  } catch {
    // A folder, or a file that went away meanwhile.
    return null;
  }
}

function show(upload: Upload): void {
  useUploads.setState(({ uploads }) => ({ uploads: [...uploads, upload] }));
}

function progress(key: string, sent: number): void {
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((one) => (one.key === key ? { ...one, sent } : one)),
  }));
}

const cancelled: RequestFailure = { code: 'cancelled', message: 'Nothing was added.' };

function unreadable(name: string): RequestFailure {
  return {
    code: 'bad-input',
    message: `“${name}” cannot be read: it may be a folder, or it has gone. Nothing was stored.`,
  };
}
