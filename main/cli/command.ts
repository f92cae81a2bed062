import type { Readable, Writable } from 'node:stream';

/** The streams and the folder that a command works with. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/** What a command knows of the machine. */
export interface CliEnvironment {
  /** The store that is used when `--library` does not name another. */
  readonly libraryFolder: string;
  /** The compiled language data. */
  readonly languageFolder: string;
  /** The file with the passphrase of a library that is under one; empty or missing for none. */
  readonly passphraseFile?: string | undefined;
  now(): number;
}

/** One command of the command line. */
export interface Command {
  /** What it is for, in a few words. */
  readonly summary: string;
  /** How it is used; ends in a newline. */
  readonly help: string;
  /** Whether it is done when nobody reads its output any more (`galley check … | head`). */
  readonly endsWithReader: boolean;
  /** @returns the exit status. */
  run(args: readonly string[], io: CliIo, environment: CliEnvironment): Promise<number>;
}

/** All is well. */
export const fine = 0;
/** Wrong use or bad input; a sentence stands on standard error. */
export const wrong = 2;
