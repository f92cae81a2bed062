import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FileHash, MediaHash } from '../../../core/base/id.ts';
import type { StoreThread } from '../../../main/store-thread/store-thread.ts';
import { duskPicture } from '../../support/real-pictures.ts';
import { ask, newStory, openThread } from './thread-fixture.ts';

// What the page fetches at app:// addresses comes out of the store's thread.

const nobody = 'f'.repeat(64);
const mebibyte = 1024 * 1024;

/** A transcript of some size, so that it is sent and read in several pieces. */
function transcript(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.alloc(size, 'The pilot said so on Monday.\n'));
}

async function addSource(thread: StoreThread, bytes: Uint8Array): Promise<FileHash> {
  const storyId = await newStory(thread);
  const announced = { storyId, name: 'pilot.txt', size: bytes.byteLength };
  const { upload } = await ask(thread, 'sources.begin', announced);
  for (let at = 0; at < bytes.byteLength; at += mebibyte)
    await ask(thread, 'sources.append', { upload, bytes: bytes.slice(at, at + mebibyte) });
  await ask(thread, 'sources.finish', { upload });
  return createHash('sha256').update(bytes).digest('hex') as FileHash;
}

describe('out of the thread', () => {
  test('come pictures, with their type and whole', async () => {
    const thread = await openThread();
    const bytes = await duskPicture('image/webp', 640, 400);
    const { hash } = await ask(thread, 'media.add', { bytes: bytes.slice() });
    const served = await thread.medium(hash);
    expect(served?.type).toBe('image/webp');
    expect(Buffer.from(served?.bytes ?? []).equals(bytes)).toBe(true);
    expect(await thread.medium(nobody as MediaHash)).toBe(null);
  });

  test('come the vault’s files, piece by piece', async () => {
    const thread = await openThread();
    const bytes = transcript(2.5 * mebibyte);
    const file = await thread.source(await addSource(thread, bytes));
    expect(file?.size).toBe(bytes.byteLength);
    const read = await new Response(file?.bytes()).arrayBuffer();
    expect(Buffer.from(read).equals(bytes)).toBe(true);
    expect(await thread.source(nobody as FileHash)).toBe(null);
  });

  test('comes no more of a file that nobody reads on', async () => {
    const thread = await openThread();
    const file = await thread.source(await addSource(thread, transcript(2 * mebibyte)));
    const reader = file?.bytes().getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    await reader?.cancel();
    expect((await thread.request('desk.settings', undefined)).ok).toBe(true);
  });
});
