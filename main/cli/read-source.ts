import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { failure, success, type Result } from '../../core/base/result.ts';
import { mostBytes, tooManyBytes } from '../../core/importing/decoding/decode.ts';
import type { CliIo } from './command.ts';

/**
 * The bytes of a file, or of standard input for `-`; at most 64 MB.
 * @returns the bytes, or a sentence that says why there are none.
 */
export async function readSource(
  file: string,
  io: Pick<CliIo, 'stdin' | 'cwd'>,
): Promise<Result<Uint8Array, string>> {
  try {
    const stream = file === '-' ? io.stdin : createReadStream(resolve(io.cwd, file));
    return await readAll(stream);
  } catch (error) {
    return failure(explain(error));
  }
}

// Stops as soon as there is too much: the file may be a disk image, or a pipe without end.
async function readAll(stream: Readable): Promise<Result<Uint8Array, string>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const read of stream) {
    const part = typeof read === 'string' ? new TextEncoder().encode(read) : (read as Uint8Array);
    size += part.length;
    if (size > mostBytes) return failure(tooManyBytes);
    parts.push(part);
  }
  return success(Buffer.concat(parts));
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'There is no such file.';
    case 'EISDIR':
      return 'This is a folder. Name the files in it.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not read this file.';
    default:
      return `It could not be read${code === '' ? '' : ` (${code})`}.`;
  }
}
