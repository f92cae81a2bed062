import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MediaHash } from '../../core/base/id.ts';
import { listPageFiles } from '../../main/walls/page-files.ts';
import { answerPage, type PageSources } from '../../main/walls/page-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'galley-page-'));
const page = join(folder, 'renderer');
const language = join(folder, 'language');
mkdirSync(join(page, 'assets'), { recursive: true });
mkdirSync(language);
writeFileSync(join(page, 'index.html'), '<!doctype html>');
writeFileSync(join(page, 'assets', 'desk.js'), 'export {};');
writeFileSync(join(page, 'assets', 'desk.js.map'), '{}');
writeFileSync(join(page, 'assets', 'worker-A_1-b.js'), 'export {};');
writeFileSync(join(page, 'assets', 'reading-worker-A_1-b.js'), 'export {};');
writeFileSync(join(page, 'assets', 'importing-worker-A_1-b.js'), 'export {};');
writeFileSync(join(page, 'run.sh'), 'true');
writeFileSync(join(language, 'en.bin'), new Uint8Array([1, 2, 3]));
mkdirSync(join(language, 'packs', 'licences'), { recursive: true });
writeFileSync(join(language, 'packs', 'de.bin.br'), brotliCompressSync('a pack'));
writeFileSync(join(language, 'packs', 'hunspell.wasm'), new Uint8Array([0]));
writeFileSync(join(folder, 'secret.html'), 'secret');

const hash = 'a'.repeat(64) as MediaHash;
const inVault = new Map(
  ['text/html', 'image/png'].map((type, at) => [
    String(at + 1).repeat(64),
    { type, size: 5, bytes: () => new Response('<p>Hi').body! },
  ]),
);
const sources: PageSources = {
  files: listPageFiles(page, language),
  medium: (wanted) =>
    Promise.resolve(
      wanted === hash ? { type: 'image/png', bytes: new Uint8Array([137, 80]) } : null,
    ),
  source: (wanted) => Promise.resolve(inVault.get(wanted) ?? null),
};
const get = (url: string, method = 'GET') => answerPage({ url, method }, sources);

describe('what the page is made of', () => {
  test.each([
    ['app://galley/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://galley/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://galley/assets/desk.js', 'text/javascript; charset=utf-8', 'export {};'],
  ])('%s', async (url, type, body) => {
    const answer = await get(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toBe(body);
  });

  test('the language data, byte for byte', async () => {
    const answer = await get('app://galley/language/en.bin');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  test('a spelling pack unpacked, under the name without its ending', async () => {
    const answer = await get('app://galley/language/packs/de.bin');
    expect(await answer.text()).toBe('a pack');
    expect((await get('app://galley/language/packs/de.bin.br')).status).toBe(404);
  });

  test.each([
    ['de.bin', 'application/octet-stream'],
    ['hunspell.wasm', 'application/wasm'],
  ])('the spelling packs: %s', async (name, type) => {
    const answer = await get(`app://galley/language/packs/${name}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('a stored picture under its own type, which no browser may doubt', async () => {
    const answer = await get(`app://galley/media/${hash}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([137, 80]));
  });
});

test.each([
  ['1', 'application/octet-stream'],
  ['2', 'image/png'],
])('a file of the vault is bytes and no document, but for pictures: %s', async (name, type) => {
  const answer = await get(`app://galley/vault/${name.repeat(64)}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-length')).toBe('5');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(await answer.text()).toBe('<p>Hi');
});

describe('everything else is refused', () => {
  test.each([
    'app://galley/absent.html',
    'app://galley/run.sh',
    'app://galley/assets/desk.js.map',
    'app://galley/assets',
    'app://galley/..%2fsecret.html',
    'app://galley/..%5csecret.html',
    'app://galley/../secret.html',
    'app://galley//etc/passwd',
    'app://galley/assets/%2e%2e/%2e%2e/secret.html',
    'app://other/index.html',
    'app://galley.evil/index.html',
    'app://galley:80/index.html',
    'app://user@galley/index.html',
    'app://user:word@galley/index.html',
    'file:///etc/passwd',
    'https://galley/index.html',
    'preview://galley/',
    `app://galley/media/${'b'.repeat(64)}`,
    `app://galley/vault/${'b'.repeat(64)}`,
    `app://galley/vault/${'A'.repeat(64)}`,
    `app://galley/vault/${'1'.repeat(64)}/..`,
    'app://galley/vault/incoming',
    `app://galley/media/${'A'.repeat(64)}`,
    `app://galley/media/${hash}/..`,
    'app://galley/media/../index.htm',
    'not a url',
    '',
  ])('%s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('the method %s', async (method) => {
    expect((await get('app://galley/', method)).status).toBe(405);
  });

  test('no path whatever reaches a file outside the map', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'renderer',
      'secret.html',
      'assets',
      '\0',
      'etc',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const answer = await get(`app://galley/${pieces.join('/')}`);
        expect(await answer.text()).not.toBe('secret');
      }),
      { seed: 20260318, numRuns: 500 },
    );
  });
});

test('WebAssembly is for the worker’s script alone', async () => {
  const policyOf = async (path: string) =>
    (await get(`app://galley${path}`)).headers.get('content-security-policy') ?? '';
  const page = await policyOf('/');
  const worker = await policyOf('/assets/worker-A_1-b.js');
  expect(page).not.toContain('wasm');
  expect(worker.replace(" 'wasm-unsafe-eval'", '')).toBe(page);
  expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(await policyOf('/assets/desk.js')).toBe(page);
});

test('the worker that reads sources may fetch from the desk and do nothing else', async () => {
  const answer = await get('app://galley/assets/reading-worker-A_1-b.js');
  const policy = answer.headers.get('content-security-policy') ?? '';
  const granted = policy.split('; ').filter((rule) => !rule.endsWith("'none'"));
  expect(granted).toEqual([
    "script-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
  ]);
  expect(policy).toContain("default-src 'none'");
});

test('the worker that makes stories of files may load its own script and do nothing else', async () => {
  const answer = await get('app://galley/assets/importing-worker-A_1-b.js');
  const policy = answer.headers.get('content-security-policy') ?? '';
  const granted = policy.split('; ').filter((rule) => !rule.endsWith("'none'"));
  expect(granted).toEqual(["script-src 'self'", "require-trusted-types-for 'script'"]);
  expect(policy).toContain("default-src 'none'");
});

test('every answer carries the policy, refusals too', async () => {
  for (const url of ['app://galley/', 'app://galley/assets/desk.js', 'app://galley/absent']) {
    const policy = (await get(url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  }
});
