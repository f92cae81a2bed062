import { fileURLToPath } from 'node:url';
import { runCli } from './cli.ts';
import { libraryFolder } from './library-folder.ts';

// The command line under Node: `galley …` from a checkout. The installed app has its own way in.

const { stdin, stdout, stderr } = process;
const languageFolder = fileURLToPath(new URL('../language', import.meta.url));

const status = await runCli(
  process.argv.slice(2),
  { stdin, stdout, stderr, cwd: process.cwd() },
  {
    libraryFolder: libraryFolder(),
    languageFolder,
    passphraseFile: process.env['GALLEY_PASSPHRASE_FILE'],
    now: () => Date.now(),
  },
);
// No process.exit: it locks up now and then while V8 still compiles in the background
// (nodejs/node#54918). The process ends by itself once all is written, if it need not wait for
// input that nobody reads any more.
process.exitCode = status;
stdin.destroy();
