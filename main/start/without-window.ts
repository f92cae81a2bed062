import { join } from 'node:path';
import { app } from 'electron';
import { runCli } from '../cli.ts';

/**
 * Carries out a command of the installed app's command line and ends the process with its status:
 * no window, no profile. It must be awaited while the app's main file is still being run: Chromium
 * looks for a display as soon as that file has come to its end, and a server has none.
 */
export async function runWithoutWindow(
  words: readonly string[],
  libraryFolder: string,
): Promise<never> {
  const { stdin, stdout, stderr } = process;
  const languageFolder = join(app.getAppPath(), 'out', 'language');
  const status = await runCli(
    words,
    { stdin, stdout, stderr, cwd: process.cwd() },
    {
      libraryFolder,
      languageFolder,
      passphraseFile: process.env['GALLEY_PASSPHRASE_FILE'],
      now: () => Date.now(),
    },
  );
  // Pipes take what is written later on some systems; leaving before would cut the output short.
  await Promise.all([written(stdout), written(stderr)]);
  process.exit(status);
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has left takes nothing more; that is no reason to wait for it.
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}
