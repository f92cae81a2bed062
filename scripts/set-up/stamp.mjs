// Stamps: a step that is done leaves a small file, and is not done again while the file says the same.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The JSON in a stamp, or nothing when there is none that can be read.
 * @param {string} path
 * @returns {any}
 */
export function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // A missing and a torn stamp mean the same: the step is to be done.
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {unknown} value
 */
export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, path);
}

/** @param {string | Buffer} content */
export function fingerprint(content) {
  return createHash('sha256').update(content).digest('hex');
}
