// Chromium's sandbox on Linux wants user namespaces, or else its helper owned by root. Some systems
// (Ubuntu from 24.04 on) keep the first from programs they do not know; then Electron would not
// start, and say so in words for its developers only.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { SetUpError, say } from './say.mjs';
import { rootPrefix } from './system-libraries.mjs';

/** @param {import('./electron.mjs').Runtime} runtime */
export async function ensureSandbox({ folder }) {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || isRoot || !areNamespacesRestricted(readSetting)) return;
  const helper = join(folder, 'chrome-sandbox');
  if (isOwnedByRoot(helper)) return;
  const command = `chown root:root '${helper}' && chmod 4755 '${helper}'`;
  const asRoot = rootPrefix();
  if (asRoot) {
    say("Giving Chromium's sandbox helper to root, as this system asks …");
    const [program = '', ...args] = [...asRoot, 'sh', '-c', command];
    const { status } = await run(program, args, { quiet: true });
    if (status === 0) return;
  }
  throw new SetUpError(
    `this system keeps programs from making a sandbox of their own, and Galley runs no page without one. Run: sudo sh -c "${command}"`,
  );
}

/**
 * Whether the kernel keeps user namespaces from ordinary programs.
 * @param {(name: string) => string | undefined} read answers a setting, nothing when there is none
 */
export function areNamespacesRestricted(read) {
  return (
    read('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    read('kernel/unprivileged_userns_clone') === '0' ||
    read('user/max_user_namespaces') === '0'
  );
}

/** @param {string} name */
function readSetting(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    // A kernel without this setting does not restrict by it.
    return undefined;
  }
}

/** @param {string} helper */
function isOwnedByRoot(helper) {
  const found = statSync(helper, { throwIfNoEntry: false });
  return found?.uid === 0 && (found.mode & 0o4111) === 0o4111;
}
