import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PickedFile } from '../ports.ts';

const mebibyte = 1024 * 1024;
const most = 64 * mebibyte;

/** Reads a file that the editor named. One that cannot be read comes back with the reason. */
export async function readPickedFile(path: string): Promise<PickedFile> {
  const name = basename(path).slice(0, 400);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > most) return refuse(name, tooLarge(name));
      return { name, bytes: new Uint8Array(await file.readFile()) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return refuse(name, explain(name, (error as NodeJS.ErrnoException).code));
  }
}

function refuse(name: string, failure: string): PickedFile {
  return { name, bytes: new Uint8Array(), failure };
}

function tooLarge(name: string): string {
  return `“${name}” is larger than ${most / mebibyte} MB, so it was not imported. Split it, or export its text from the program that made it.`;
}

function explain(name: string, code: string | undefined): string {
  if (code === 'ENOENT') return `“${name}” is no longer there, so it was not imported.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `You may not read “${name}”, so it was not imported. Ask its owner for the right to read it.`;
  if (code === 'EISDIR')
    return `“${name}” is a folder, so it was not imported. Choose the files in it.`;
  return `“${name}” could not be read, so it was not imported. Check that its disk is connected, then try again.`;
}
