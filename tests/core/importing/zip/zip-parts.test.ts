import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../../../core/importing/zip/directory.ts';
import { readZipEntry, readZipParts, storedZip } from '../../../../core/importing/zip/zip-parts.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const all = () => true;
const most = 1_000_000;

/** The archive with two bytes of its directory's first entry overwritten. */
function withEntry(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const changed = bytes.slice();
  const data = new DataView(changed.buffer);
  const directory = data.getUint32(changed.length - 22 + 16, true);
  values.forEach((value, index) => data.setUint8(directory + at + index, value));
  return changed;
}

describe('an archive', () => {
  test('gives the parts that are wanted, packed or not', () => {
    const bytes = zipSync({ 'a.xml': utf8('A'.repeat(5000)), 'b/c.txt': utf8('no'), d: utf8('') });
    const read = readZipParts(bytes, (name) => name !== 'd', most);
    expect(read.ok && [...read.value.keys()]).toEqual(['a.xml', 'b/c.txt']);
    expect(read.ok && text(read.value.get('a.xml'))).toBe('A'.repeat(5000));
    const stored = readZipParts(storedZip(new Map([['ö.xml', utf8('Öl')]])), all, most);
    expect(stored.ok && text(stored.value.get('ö.xml'))).toBe('Öl');
  });

  test('of any bytes comes back as it went in', () => {
    const parts = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.uint8Array({ maxLength: 40_000 })),
      { maxLength: 8, selector: ([name]) => name },
    );
    fc.assert(
      fc.property(parts, (entries) => {
        const read = readZipParts(zipSync(Object.fromEntries(entries)), all, most);
        expect(read.ok && [...read.value].sort()).toEqual(entries.sort());
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  test('that unpacks to more than may come out is stopped on the way, whatever it says', () => {
    const bomb = zipSync({ a: new Uint8Array(40_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    // Its directory says that four bytes come out.
    expect(readZipParts(withEntry(bomb, 24, [4, 0, 0, 0]), all, most)).toEqual({
      ok: false,
      error: 'too-large',
    });
    const many = zipSync({ a: new Uint8Array(600_000), b: new Uint8Array(600_000) });
    expect(readZipParts(many, all, most)).toEqual({ ok: false, error: 'too-large' });
    expect(readZipParts(many, (name) => name === 'b', most).ok).toBe(true);
  });

  test('with a flipped bit, a part twice, or too many parts is refused', () => {
    const plain = zipSync({ a: utf8('Words of a story') }, { level: 0 });
    const flipped = plain.slice();
    flipped[35] = (flipped[35] ?? 0) ^ 1;
    expect(readZipParts(flipped, all, most)).toEqual({ ok: false, error: 'broken' });

    const twice = zipSync({ aa: utf8('one'), ab: utf8('two') });
    const renamed = withEntry(twice, 47, ['b'.charCodeAt(0)]);
    expect(readZipParts(renamed, all, most)).toEqual({ ok: false, error: 'broken' });

    const names = Array.from({ length: 5001 }, (_, at) => [`p${at}`, utf8('')] as const);
    expect(readDirectory(zipSync(Object.fromEntries(names)))).toEqual({
      ok: false,
      error: 'too-large',
    });
  });

  test('whose part is locked, or packed in another way, says so', () => {
    const bytes = zipSync({ a: utf8('Words') });
    expect(readZipParts(withEntry(bytes, 8, [1]), all, most)).toEqual({
      ok: false,
      error: 'locked',
    });
    expect(readZipParts(withEntry(bytes, 10, [9]), all, most)).toEqual({
      ok: false,
      error: 'broken',
    });
  });

  test('cut anywhere, or changed anywhere, gives parts or a reason', () => {
    const bytes = zipSync({ a: utf8('Words of a story, '.repeat(40)), b: utf8('more') });
    const reasons = ['broken', 'locked', 'too-large'];
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(changes, fc.nat(bytes.length), (edits, end) => {
        const changed = bytes.slice(0, edits.length % 2 === 0 ? bytes.length : end);
        for (const [at, value] of edits) if (at < changed.length) changed[at] = value;
        const read = readZipParts(changed, all, most);
        if (!read.ok) expect(reasons).toContain(read.error);
        else for (const part of read.value.values()) expect(part.length).toBeLessThanOrEqual(most);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });

  test('gives one entry by itself', () => {
    const bytes = zipSync({ a: utf8('one'), b: utf8('two') });
    const entries = readDirectory(bytes);
    const second = entries.ok ? entries.value[1] : undefined;
    if (!second) throw new Error('Two entries were written');
    const read = readZipEntry(bytes, second, 3);
    expect(read.ok && text(read.value)).toBe('two');
    expect(readZipEntry(bytes, second, 2)).toEqual({ ok: false, error: 'too-large' });
  });
});
