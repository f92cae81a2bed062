import { join } from 'node:path';
import { app } from 'electron';
import { logFault } from '../log.ts';
import { prepareWithoutDisplay } from './switches.ts';

/** Carries out a command of the installed app's command line: no window, no display, no profile. */
export async function runWithoutWindow(words: readonly string[], libraryFolder: string): Promise<void> {
  prepareWithoutDisplay();
  let status = 2;
  try {
    const { runCli } = await import('../cli.ts');
    const { stdin, stdout, stderr } = process;
    const languageFolder = join(app.getAppPath(), 'out', 'language');
    status = await runCli(
      [...words],
      { stdin, stdout, stderr, cwd: process.cwd() },
      { libraryFolder, languageFolder, now: () => Date.now() },
    );
  } catch (fault) {
    logFault('command line', fault);
  }
  // Pipes take what is written later on some systems; leaving before would cut the output short.
  await Promise.all([written(process.stdout), written(process.stderr)]);
  app.exit(status);
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
