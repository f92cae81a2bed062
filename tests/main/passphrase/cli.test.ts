import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createKeyFile, writeKeyFile } from '../../../db/key-file.ts';
import { createRecoveryKey } from '../../../db/recovery-key.ts';
import { runCli } from '../../../main/cli.ts';
import { addStory, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

const passphrase = 'nine herons over the weir';
const recoveryKey = createRecoveryKey();
// Made once: it takes its time on purpose.
const { file, key } = await createKeyFile(passphrase, recoveryKey);

interface Machine {
  readonly stdin?: Readable;
  readonly passphraseFile?: string;
}

/** A locked library with one story, and a way to run a command on it. */
function lockedLibrary(state: typeof file.state = 'sealed') {
  const library = temporaryFolder();
  writeKeyFile(library, { ...file, state });
  const store = mustOpen(library, { key });
  addStory(store, { headline: 'Lanterns on the Brennick' });
  store.close();
  const run = async (args: readonly string[], machine: Machine = {}) => {
    const written = { stdout: '', stderr: '' };
    const into = (name: 'stdout' | 'stderr') =>
      new PassThrough().on('data', (part: Buffer) => {
        written[name] += part.toString();
      });
    const { stdin = Readable.from([]), passphraseFile } = machine;
    const io = { stdin, stdout: into('stdout'), stderr: into('stderr'), cwd: library };
    const environment = { libraryFolder: library, languageFolder: library, now: () => 1 };
    const status = await runCli(args, io, { ...environment, passphraseFile });
    return { status, ...written };
  };
  return { library, run };
}

/** A terminal at which somebody types. */
function terminal(typed: string) {
  const modes: boolean[] = [];
  const setRawMode = (isRaw: boolean) => modes.push(isRaw);
  return { modes, stdin: Object.assign(Readable.from([typed]), { isTTY: true, setRawMode }) };
}

describe('a command on a library under a passphrase', () => {
  test('without it says what to do and ends with 2, whatever the command', async () => {
    const { run } = lockedLibrary();
    for (const args of [
      ['list'],
      ['verify', 'page.html'],
      ['import', 'story.txt'],
      ['export', '0000', '--out', 'out'],
    ]) {
      const { status, stdout, stderr } = await run(args);
      expect([status, stdout], args.join(' ')).toEqual([2, '']);
      if (args[0] !== 'export') expect(stderr).toContain('GALLEY_PASSPHRASE_FILE');
    }
  });

  test('takes it from the first line of a file', async () => {
    const { library, run } = lockedLibrary();
    const passphraseFile = join(library, 'passphrase');
    writeFileSync(passphraseFile, `${passphrase}\r\nmore\n`, { mode: 0o600 });
    const { status, stdout, stderr } = await run(['list'], { passphraseFile });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ headline: 'Lanterns on the Brennick' });
    writeFileSync(join(library, 'story.txt'), 'A second one\n\nWith words.\n');
    expect(await run(['import', 'story.txt'], { passphraseFile })).toMatchObject({ status: 0 });
    expect((await run(['list'], { passphraseFile })).stdout.split('\n')).toHaveLength(3);
  });

  test('says which file has none, or the wrong one', async () => {
    const { library, run } = lockedLibrary();
    const passphraseFile = join(library, 'passphrase');
    expect((await run(['list'], { passphraseFile })).stderr).toContain('could not be read');
    for (const [words, said] of [
      ['', 'holds no passphrase'],
      ['x'.repeat(5000), 'too long'],
      ['nine herons', 'neither the passphrase nor the recovery key'],
    ] as const) {
      writeFileSync(passphraseFile, words);
      const { status, stdout, stderr } = await run(['list'], { passphraseFile });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(said);
      if (words !== '') expect(stderr).not.toContain(words);
    }
  });

  test('asks at a terminal and shows nothing of what is typed', async () => {
    const { run } = lockedLibrary();
    const { stdin, modes } = terminal(`nine heronz\u007fs over the weir\r`);
    const { status, stdout, stderr } = await run(['list'], { stdin });
    expect(status).toBe(0);
    expect(stdout).toContain('Lanterns');
    expect(stderr).toBe('Passphrase or recovery key of the library: \n');
    expect(modes).toEqual([true, false]);
    const other = terminal(`${recoveryKey.toLowerCase()}\n`);
    expect((await run(['list'], { stdin: other.stdin })).status).toBe(0);
    const given = terminal('nine\u0003');
    expect(await run(['list'], { stdin: given.stdin })).toMatchObject({ status: 2, stdout: '' });
    expect(given.modes).toEqual([true, false]);
  });

  test('leaves a library that is halfway to the desk', async () => {
    const { run } = lockedLibrary('sealing');
    const { status, stderr } = await run(['list'], terminal(`${passphrase}\n`));
    expect(status).toBe(2);
    expect(stderr).toContain('Open it in Galley once');
  });
});
