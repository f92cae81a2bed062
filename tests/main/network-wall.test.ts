import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// Chromium's walls are tried in the running app (tests/e2e/hardening/). They do not hold the
// main process, which is Node and could call anybody: here its own code is read.

const project = join(import.meta.dirname, '../..');
const ways =
  /from\s+'(?:node:)?(?:http|https|http2|net|tls|dns|dgram|undici)(?:\/promises)?'|\bnet\.(?:request|fetch)\b|(?<![\w.])fetch\(|\.fetch\(|\b(?:WebSocket|XMLHttpRequest|EventSource|sendBeacon)\b/;

function filesWith(room: string, pattern: RegExp): string[] {
  return readdirSync(join(project, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => pattern.test(readFileSync(path, 'utf8')))
    .map((path) => path.slice(project.length + 1).replaceAll('\\', '/'))
    .toSorted();
}

test('one file of the main process reaches the network, and one more knows its addresses', () => {
  expect(filesWith('main', ways)).toEqual([
    'main/desk/fetch-page.ts',
    'main/desk/public-address.ts',
  ]);
  for (const room of ['core', 'db', 'preload']) expect(filesWith(room, ways)).toEqual([]);
});

test('that file is reached through one question alone', () => {
  expect(filesWith('main', /fetch-page\.ts'/)).toEqual(['main/desk/fetch-asking.ts']);
  expect(filesWith('main', /fetch-asking\.ts'/)).toEqual(['main/desk/ask-to-fetch.ts']);
  expect(filesWith('main', /ask-to-fetch\.ts'/)).toEqual(['main/desk/electron-ports.ts']);
  expect(filesWith('main', /ports\.fetchPage\(/)).toEqual(['main/handlers/sources.ts']);
});

test('no other program is started, and nothing is looked for by a name made at run time', () => {
  const programs = /from\s+'(?:node:)?(?:child_process|cluster|vm|repl|inspector\/promises)'/;
  const named = /\bimport\((?!\s*['"])|\brequire\(|process\.(?:binding|dlopen)|\bcrashReporter\b/;
  for (const room of ['core', 'db', 'main', 'preload']) {
    expect(filesWith(room, programs)).toEqual([]);
    expect(filesWith(room, named)).toEqual([]);
  }
});
