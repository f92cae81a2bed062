import { version } from '../package.json';
import { fine, wrong, type CliEnvironment, type CliIo, type Command } from './cli/command.ts';
import { commandNames, commands, isCommandName } from './cli/commands.ts';

/**
 * The command line, `galley COMMAND …`: the same core as the desk's, without a window.
 * @param args the words after `galley`
 * @returns the exit status: 0 fine, 1 something found or not verified, 2 wrong use or bad input,
 * with a sentence on standard error. Never rejects.
 */
export async function runCli(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const [first = '', ...rest] = args;
  if (first === '--version' || first === '-v') return print(io, `galley ${version}\n`);
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0], io);
  if (!isCommandName(first))
    return refuse(io, first === '' ? 'Say what to do.' : `There is no command “${first}”.`);
  return asksForHelp(rest) ? help(first, io) : carryOut(commands[first], rest, io, environment);
}

async function carryOut(
  command: Command,
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const broken = brokenOutput(io, command.endsWithReader);
  try {
    return await Promise.race([command.run(args, io, environment), broken]);
  } catch (error) {
    // Loaded only now, for the store comes with it.
    const { explainFault } = await import('./faults.ts');
    const { code, message } = explainFault(error);
    const cause = code === 'internal' && error instanceof Error ? ` (${error.message})` : '';
    io.stderr.write(`galley: ${message}${cause}\n`);
    return wrong;
  }
}

// Settles when standard output takes no more. A reader that has left is no fault: a command that
// only prints is done then, and one that changes the library goes on to its end.
function brokenOutput({ stdout, stderr }: CliIo, endsWithReader: boolean): Promise<number> {
  return new Promise((resolve) => {
    stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        stderr.write(`galley: The output could not be written (${error.message}).\n`);
        resolve(wrong);
      } else if (endsWithReader) resolve(fine);
    });
  });
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args
    .slice(0, end === -1 ? args.length : end)
    .some((arg) => arg === '--help' || arg === '-h');
}

function help(name: string | undefined, io: CliIo): number {
  if (name === undefined) return print(io, overview());
  return isCommandName(name)
    ? print(io, commands[name].help)
    : refuse(io, `There is no command “${name}”.`);
}

function overview(): string {
  const lines = commandNames.map((name) => `  galley ${name.padEnd(12)}${commands[name].summary}`);
  return `Galley, a copy desk: proofread, import and export stories without a window.

${lines.join('\n')}

  galley COMMAND --help   how to use a command
  galley --version        which Galley this is

A library under a passphrase asks for it at a terminal; elsewhere name a file that only you can read,
with the passphrase in its first line, in GALLEY_PASSPHRASE_FILE.

Exit status: 0 all is well, 1 something was found, 2 wrong use or bad input.
`;
}

function print(io: CliIo, text: string): number {
  io.stdout.write(text);
  return fine;
}

function refuse(io: CliIo, sentence: string): number {
  io.stderr.write(
    `galley: ${sentence} Use galley ${commandNames.join('|')} …, or galley --help.\n`,
  );
  return wrong;
}
