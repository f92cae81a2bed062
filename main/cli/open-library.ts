import { readFile, stat } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openKeyFile, readKeyFile, type KeyFile } from '../../db/key-file.ts';
import { openStore } from '../../db/open-store.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { CliEnvironment, CliIo } from './command.ts';

/**
 * Opens a library for a command, with its passphrase where it is under one: from the file that
 * `GALLEY_PASSPHRASE_FILE` names, or typed at a terminal, where it is not shown.
 * @returns a sentence when it cannot be opened.
 */
export async function openLibrary(
  folder: string,
  io: Pick<CliIo, 'stdin' | 'stderr'>,
  environment: Pick<CliEnvironment, 'now' | 'passphraseFile'>,
  options: { readonly readOnly?: boolean } = {},
): Promise<Result<ArticleStore, string>> {
  const key = await unlockLibrary(folder, io, environment);
  if (!key.ok) return key;
  const opened = openStore(folder, {
    ...options,
    now: () => environment.now(),
    key: key.value,
  });
  return opened.ok ? opened : failure(opened.error.message);
}

/** The key of a library, asked for as `openLibrary` does; undefined when it is under none. */
export async function unlockLibrary(
  folder: string,
  io: Pick<CliIo, 'stdin' | 'stderr'>,
  environment: Pick<CliEnvironment, 'passphraseFile'>,
): Promise<Result<StoreKey | undefined, string>> {
  const lock = readKeyFile(folder);
  if (!lock.ok) return lock;
  return lock.value ? askKey(lock.value, folder, io, environment) : success(undefined);
}

async function askKey(
  file: KeyFile,
  folder: string,
  { stdin, stderr }: Pick<CliIo, 'stdin' | 'stderr'>,
  { passphraseFile = '' }: Pick<CliEnvironment, 'passphraseFile'>,
): Promise<Result<StoreKey, string>> {
  if (file.state !== 'sealed') return failure(halfway(folder));
  const typed =
    passphraseFile !== ''
      ? await readPassphraseFile(passphraseFile)
      : isTerminal(stdin)
        ? await askUnseen(stdin, stderr)
        : failure(noPassphrase(folder));
  if (!typed.ok) return typed;
  const key = await openKeyFile(file, typed.value);
  return key ? success(key) : failure(wrongPassphrase(folder));
}

// A thousand signs in UTF-8, and the end of the line.
const mostBytes = 4096;

async function readPassphraseFile(path: string): Promise<Result<string, string>> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return failure(`${path} is too long to be a passphrase.`);
    const [line = ''] = (await readFile(path, 'utf8')).split(/\r?\n/, 1);
    return line === '' ? failure(`${path} holds no passphrase in its first line.`) : success(line);
  } catch (error) {
    return failure(
      `The file with the passphrase, ${path}, could not be read (${(error as Error).message}).`,
    );
  }
}

/** A terminal that somebody types at. */
interface Terminal extends Readable {
  readonly isTTY: true;
  setRawMode(isRaw: boolean): unknown;
}

function isTerminal(stream: Readable): stream is Terminal {
  return 'isTTY' in stream && stream.isTTY === true && 'setRawMode' in stream;
}

/** Asks at a terminal; what is typed is not shown. */
function askUnseen(terminal: Terminal, stderr: Writable): Promise<Result<string, string>> {
  return new Promise((resolve) => {
    let typed: string[] = [];
    const end = (outcome: Result<string, string>): void => {
      terminal.off('data', hear);
      terminal.setRawMode(false);
      terminal.pause();
      stderr.write('\n');
      resolve(outcome);
    };
    const hear = (piece: Buffer | string): void => {
      for (const sign of Array.from(String(piece))) {
        if (sign === '\r' || sign === '\n') {
          end(success(typed.join('')));
          return;
        }
        if (sign === '\u0003' || sign === '\u0004') {
          end(failure('No passphrase was given.'));
          return;
        }
        if (sign === '\u007f' || sign === '\b') typed = typed.slice(0, -1);
        else typed.push(sign);
      }
    };
    stderr.write('Passphrase or recovery key of the library: ');
    terminal.setRawMode(true);
    terminal.on('data', hear);
    terminal.resume();
  });
}

function noPassphrase(folder: string): string {
  return `The library in ${folder} is under a passphrase. Put it into the first line of a file that only you can read, and name that file in GALLEY_PASSPHRASE_FILE; or run the command at a terminal, where it is asked for.`;
}

function wrongPassphrase(folder: string): string {
  return `That is neither the passphrase nor the recovery key of the library in ${folder}.`;
}

function halfway(folder: string): string {
  return `The library in ${folder} is being encrypted or decrypted, and that is not done yet. Open it in Galley once to have it finished.`;
}
