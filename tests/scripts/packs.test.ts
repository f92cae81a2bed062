import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packedLanguages } from '../../core/proofreading/language/packed-languages.ts';
import { buildPacks } from '../../scripts/language/packs.mjs';

const root = path.join(import.meta.dirname, '../..');
const folderOf = (name: string) => path.join(root, 'node_modules', name);
const shipped = path.join(root, 'out/language/packs');
const read = (folder: string, name: string) => fs.readFileSync(path.join(folder, name));

interface IndexEntry {
  readonly tag: string;
  readonly licence: string;
  readonly bytes: number;
}

describe('the spelling packs', () => {
  it('are the same bytes of the same packages', () => {
    const out = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-packs-'));
    const some = packedLanguages.filter(({ tag }) => tag === 'es' || tag === 'lt');
    buildPacks(out, folderOf, some);
    const names = fs
      .readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('.') && name !== 'index.json');
    expect(names).toContain('es.bin.br');
    for (const name of names) expect(read(out, name).equals(read(shipped, name)), name).toBe(true);
    fs.rmSync(out, { recursive: true });
  }, 60_000);

  it('are told in an index, with licence and size, and take little room', () => {
    const index = JSON.parse(read(shipped, 'index.json').toString()) as IndexEntry[];
    expect(index.map(({ tag }) => tag)).toEqual(packedLanguages.map(({ tag }) => tag));
    for (const { tag, bytes } of index) expect(read(shipped, `${tag}.bin.br`).length).toBe(bytes);
    expect(index.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(5_000_000);
  });

  it('carry the notice of their makers and the whole text of their licence', () => {
    const licences = path.join(shipped, 'licences');
    for (const { tag, licence, source } of packedLanguages) {
      const notice = fs.readFileSync(path.join(licences, `${tag}.txt`), 'utf8');
      expect(notice).toContain(source);
      expect(notice).toContain(licence);
      expect(notice.length).toBeGreaterThan(600);
      for (const id of licence.split(' OR '))
        expect(fs.readFileSync(path.join(licences, `${id}.txt`), 'utf8').length).toBeGreaterThan(
          1_000,
        );
    }
    expect(fs.existsSync(path.join(licences, 'hunspell-wasm.txt'))).toBe(true);
  });

  it('ship under what their packages offer', () => {
    for (const { source, licence } of packedLanguages) {
      const { license } = JSON.parse(
        fs.readFileSync(path.join(folderOf(source), 'package.json'), 'utf8'),
      ) as { license: string };
      for (const id of licence.split(' OR ')) expect(license).toContain(id.replace(/-only$/, ''));
    }
  });
});
