import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { failure, success, type Result } from '../../core/base/result.ts';
import { mostBytes, tooManyBytes } from '../../core/importing/decoding/decode.ts';

/** Reads a file of at most 64 MB; a sentence says why one cannot be had. */
export async function readWhole(path: string): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  try {
    // A pipe without a writer would be waited for without end. Windows knows no such flag, nor needs it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await file.stat();
      if (about.isDirectory()) return failure(explain('EISDIR'));
      if (!about.isFile()) return failure(noFile);
      if (about.size > mostBytes) return failure(tooManyBytes);
      const bytes = new Uint8Array(await file.readFile());
      return bytes.length > mostBytes ? failure(tooManyBytes) : success(bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return failure(explain((error as NodeJS.ErrnoException).code));
  }
}

const noFile = 'This is no file with words in it but a device or a pipe. Nothing was imported.';

function explain(code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'It is no longer there, so it was not imported.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not read it, so it was not imported. Ask its owner for the right to read it.';
    case 'EISDIR':
      return 'This is a folder, so it was not imported. Choose the folder itself, or the files in it.';
    default:
      return 'It could not be read, so it was not imported. Check that its disk is connected, then try again.';
  }
}
