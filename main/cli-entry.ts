import { fileURLToPath } from 'node:url';
import { runCli } from './cli.ts';
import { libraryFolder } from './library-folder.ts';

// The command line under Node: `galley …` from a checkout. The installed app has its own way in.

const { stdin, stdout, stderr } = process;
const languageFolder = fileURLToPath(new URL('../language', import.meta.url));

const status = await runCli(
  process.argv.slice(2),
  { stdin, stdout, stderr, cwd: process.cwd() },
  { libraryFolder: libraryFolder(), languageFolder, now: () => Date.now() },
);
// A command may leave before its input ends, so that the process would wait for more; and what
// was written to a pipe may still be on its way.
stdout.write('', () => stderr.write('', () => process.exit(status)));
