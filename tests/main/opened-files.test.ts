import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { failure, success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import { readPickedFile } from '../../main/desk/picked-file.ts';
import { importOpenedFiles } from '../../main/desk/opened-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'galley-files-'));

describe('a file that the editor named', () => {
  test('is read under its own name, without its folder', async () => {
    writeFileSync(join(folder, 'story.txt'), 'Words');
    expect(await readPickedFile(join(folder, 'story.txt'))).toEqual({
      name: 'story.txt',
      bytes: new Uint8Array(Buffer.from('Words')),
    });
  });

  test('may be empty', async () => {
    writeFileSync(join(folder, 'empty.txt'), '');
    expect(await readPickedFile(join(folder, 'empty.txt'))).toEqual({
      name: 'empty.txt',
      bytes: new Uint8Array(),
    });
  });

  test('that is a folder is refused with a sentence', async () => {
    mkdirSync(join(folder, 'stories'));
    const { failure: sentence } = await readPickedFile(join(folder, 'stories'));
    expect(sentence).toMatch(/“stories” is a folder/);
  });

  test('that is gone is refused with a sentence', async () => {
    const { failure: sentence } = await readPickedFile(join(folder, 'absent.txt'));
    expect(sentence).toMatch(/“absent\.txt” is no longer there/);
  });

  test('that is too large is refused before a byte of it is read', async () => {
    writeFileSync(join(folder, 'large.txt'), '');
    truncateSync(join(folder, 'large.txt'), 64 * 1024 * 1024 + 1);
    const { failure: sentence, bytes } = await readPickedFile(join(folder, 'large.txt'));
    expect(sentence).toMatch(/larger than 64 MB/);
    expect(bytes).toHaveLength(0);
  });
});

describe('files opened with Galley', () => {
  const story = { id: 'abc', headline: 'Words', report: { kept: [], changed: [], dropped: [] } };
  const importFile = vi.fn(({ name }: { name: string }) =>
    name === 'bad.bin'
      ? failure({ code: 'bad-input', message: 'Not a text.' })
      : success({ name, story, failure: null }),
  ) as unknown as Handlers['import.file'];

  test('are imported in their order, and each outcome is told', async () => {
    writeFileSync(join(folder, 'a.txt'), 'A');
    writeFileSync(join(folder, 'bad.bin'), 'B');
    const emit = vi.fn();
    const paths = ['a.txt', 'bad.bin', 'gone.txt'].map((name) => join(folder, name));
    await importOpenedFiles(paths, 'en-GB', { 'import.file': importFile }, emit);
    expect(emit).toHaveBeenCalledOnce();
    expect(emit).toHaveBeenCalledWith('import.done', {
      outcomes: [
        { name: 'a.txt', story, failure: null },
        { name: 'bad.bin', story: null, failure: 'Not a text.' },
        {
          name: 'gone.txt',
          story: null,
          failure: expect.stringContaining('no longer there') as string,
        },
      ],
    });
  });

  test('that are none say nothing', async () => {
    const emit = vi.fn();
    await importOpenedFiles([], 'en-GB', { 'import.file': importFile }, emit);
    expect(emit).not.toHaveBeenCalled();
  });
});
