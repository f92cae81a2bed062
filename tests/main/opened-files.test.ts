import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createOpenedFiles } from '../../main/desk/opened-files.ts';
import { readPickedFile } from '../../main/desk/picked-file.ts';

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
  test('wait until the page asks for them, and are handed out once', () => {
    const emit = vi.fn();
    const opened = createOpenedFiles(emit);
    opened.offer(['/a.txt', '/b.docx']);
    opened.offer(['/c']);
    expect(emit.mock.calls).toEqual([
      ['import.opened', null],
      ['import.opened', null],
    ]);
    expect(opened.take()).toEqual(['/a.txt', '/b.docx', '/c']);
    expect(opened.take()).toBeNull();
  });

  test('that are none say nothing', () => {
    const emit = vi.fn();
    createOpenedFiles(emit).offer([]);
    expect(emit).not.toHaveBeenCalled();
  });
});
