import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { cleanFileName, type AnnouncedFile, type Intake } from './intake.ts';
import { emptyFile } from './source-kind.ts';

const pieceSize = 1024 * 1024;

/**
 * Reads a file that the editor picked into the vault, a piece at a time.
 * @param begin told the file's name and size, begins to take it in
 * @returns the intake with all of the file in it, or a sentence that says why it has none
 */
export async function readIntoIntake(
  path: string,
  begin: (file: AnnouncedFile) => Promise<Result<Intake, string>>,
): Promise<Result<Intake, string>> {
  const name = cleanFileName(basename(path));
  const opened = await openToRead(path, name);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    const facts = await file.stat();
    if (facts.isDirectory()) return failure(folder(name));
    if (!facts.isFile()) return failure(unreadable(name));
    if (facts.size === 0) return failure(emptyFile(name));
    const begun = await begin({ name, size: facts.size });
    return begun.ok ? await pour(file, begun.value, name) : begun;
  } finally {
    await file.close();
  }
}

async function pour(
  file: FileHandle,
  intake: Intake,
  name: string,
): Promise<Result<Intake, string>> {
  const piece = new Uint8Array(pieceSize);
  for (;;) {
    const bytesRead = await readPiece(file, piece);
    if (bytesRead === null) {
      await intake.drop();
      return failure(unreadable(name));
    }
    if (bytesRead === 0) return success(intake);
    const taken = await intake.append(piece.subarray(0, bytesRead));
    if (!taken.ok) return taken;
  }
}

async function readPiece(file: FileHandle, piece: Uint8Array): Promise<number | null> {
  try {
    return (await file.read(piece, 0, piece.length)).bytesRead;
  } catch {
    // What is wrong with another's disk is told in one sentence, whatever it is.
    return null;
  }
}

async function openToRead(path: string, name: string): Promise<Result<FileHandle, string>> {
  try {
    return success(await open(path, 'r'));
  } catch (error) {
    switch (error instanceof Error && 'code' in error ? error.code : '') {
      case 'ENOENT':
        return failure(`“${name}” is no longer there. Nothing was stored.`);
      case 'EACCES':
      case 'EPERM':
        return failure(
          `You may not read “${name}”. Nothing was stored. Ask its owner for the right to read it.`,
        );
      case 'EISDIR':
        return failure(folder(name));
      default:
        return failure(unreadable(name));
    }
  }
}

function folder(name: string): string {
  return `“${name}” is a folder. Nothing was stored. Choose the files in it.`;
}

function unreadable(name: string): string {
  return `“${name}” could not be read. Nothing was stored. Check that its disk is connected, then try again.`;
}
