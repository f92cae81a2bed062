// Whether sources changed since something was made of them: first by size and time, which costs a
// few milliseconds; only when those differ by content, since a fresh checkout has new times.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} SourceStamp
 * @property {readonly string[]} sources files and folders, relative to the project
 * @property {string} glance
 * @property {string} content
 */

/**
 * @param {string} root
 * @param {() => readonly string[]} sources files and folders, relative to root; what is missing
 *   counts as empty. Asked only when one of those that the stamp names was touched.
 * @param {string} stamp
 */
export function haveChanged(root, sources, stamp) {
  /** @type {SourceStamp | undefined} */
  const known = readStamp(stamp);
  if (!known?.sources) return true;
  if (known.glance === glanceAt(root, filesOf(root, known.sources))) return false;
  const now = stampOf(root, sources());
  if (now.content !== known.content) return true;
  writeStamp(stamp, now);
  return false;
}

/**
 * What the stamp says once the sources have been used. Taken before they are read: an edit made
 * meanwhile then counts as a change.
 * @param {string} root
 * @param {readonly string[]} sources
 * @returns {SourceStamp}
 */
export function stampOf(root, sources) {
  const files = filesOf(root, sources);
  return { sources, glance: glanceAt(root, files), content: contentOf(root, files) };
}

/**
 * @param {string} root
 * @param {readonly string[]} sources
 */
function filesOf(root, sources) {
  return sources.flatMap((source) => filesIn(join(root, source)));
}

/**
 * @typedef {{ path: string, size: number, time: number }} SourceFile
 * @param {string} path
 * @returns {SourceFile[]}
 */
function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [{ path, size: found.size, time: found.mtimeMs }];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * @param {string} root
 * @param {readonly SourceFile[]} files
 */
function glanceAt(root, files) {
  return fingerprint(
    files.map(({ path, size, time }) => `${relative(root, path)} ${size} ${time}`).join('\n'),
  );
}

/**
 * @param {string} root
 * @param {readonly SourceFile[]} files
 */
function contentOf(root, files) {
  return fingerprint(
    files
      .map(({ path }) => `${relative(root, path)} ${fingerprint(readFileSync(path))}`)
      .join('\n'),
  );
}
