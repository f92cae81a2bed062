import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askTool, type Command } from './ask-tool.ts';

/** A tool of the bench. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Takes more than a minute over the sets: left out of a quick run, timed on a part of the texts. */
  readonly isSlow: boolean;
  /** As it is measured for speed. */
  readonly command: Command;
  /** As it is asked for its answers: some may remember what they said of a word. */
  readonly patientCommand: Command;
  /** How to get it where it is not there. */
  readonly install: string;
}

/** A tool that cannot be run here. */
export interface MissingTool {
  readonly name: string;
  readonly install: string;
}

const BY_NPM = 'npm ci';

/** Every tool that the proofreader is held against, itself first. */
export function allTools(project: string): readonly Tool[] {
  const adapter = (name: string, ...args: string[]): Command => ({
    program: process.execPath,
    args: [join(project, 'tests/bench/proofreading/adapters', name), ...args],
    folder: project,
  });
  const galley = {
    program: 'npm',
    args: ['run', '--silent', '--prefix', project, 'galley', '--', 'check', '--jsonl'],
    folder: project,
  };
  const remembering = (name: string) => ({
    command: adapter(name),
    patientCommand: adapter(name, '--remember'),
    install: BY_NPM,
  });
  const fromSystem = (name: string, packages: string) => ({
    command: adapter('ispell-pipe.ts', name),
    patientCommand: adapter('ispell-pipe.ts', name),
    install: `sudo apt-get install ${packages}`,
  });
  const packaged = (name: string) => versionOfPackage(project, name);
  return [
    {
      name: 'Galley',
      version: '',
      isSlow: false,
      command: galley,
      patientCommand: galley,
      install: BY_NPM,
    },
    {
      name: 'hunspell',
      version: versionOfProgram('hunspell'),
      isSlow: true,
      ...fromSystem('hunspell', 'hunspell hunspell-en-gb hunspell-en-us'),
    },
    {
      name: 'hunspell-wasm',
      version: packaged('hunspell-wasm'),
      isSlow: true,
      ...remembering('hunspell-wasm.ts'),
    },
    {
      name: 'aspell',
      version: versionOfProgram('aspell'),
      isSlow: false,
      ...fromSystem('aspell', 'aspell aspell-en'),
    },
    { name: 'nspell', version: packaged('nspell'), isSlow: true, ...remembering('nspell.ts') },
    {
      name: 'harper.js',
      version: packaged('harper.js'),
      isSlow: true,
      command: adapter('harper.ts'),
      patientCommand: adapter('harper.ts'),
      install: BY_NPM,
    },
  ];
}

const PROBES = ['en-GB', 'en-US'].map((lang) => ({ id: lang, text: 'A boat came in.', lang }));
const PATIENCE = 60_000;

/** Whether a tool answers in both varieties of English. */
export async function isPresent(tool: Tool): Promise<boolean> {
  try {
    return (await askTool(tool.command, PROBES, PATIENCE)).answers.size === PROBES.length;
  } catch {
    // What answers with something that is no answer is as good as not there.
    return false;
  }
}

function versionOfPackage(project: string, name: string): string {
  const path = join(project, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

function versionOfProgram(name: string): string {
  try {
    const told = execFileSync(name, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return /(?:Hunspell|Aspell) (\d[\d.]*)/i.exec(told)?.[1] ?? '';
  } catch {
    // Not installed; the table says so.
    return '';
  }
}
