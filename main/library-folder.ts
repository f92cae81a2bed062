import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What decides where programs keep their data. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The folder of the editor's own library, an absolute path: `desk` in what Electron calls the
 * `userData` of an app named Galley, worked out here so that the command line finds it without
 * Electron.
 */
export function libraryFolder(machine: Machine = thisMachine()): string {
  const { platform } = machine;
  return (platform === 'win32' ? win32 : posix).join(appData(machine), 'Galley', 'desk');
}

function appData({ platform, env, home }: Machine): string {
  switch (platform) {
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support');
    case 'win32':
      return env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming');
    default:
      // The XDG Base Directory specification: a relative path in the variable does not count.
      return posix.isAbsolute(env['XDG_CONFIG_HOME'] ?? '')
        ? (env['XDG_CONFIG_HOME'] ?? '')
        : posix.join(home, '.config');
  }
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}
