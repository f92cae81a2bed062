import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { concatenate } from '../../../core/article/pictures/bytes.ts';
import { pictureHash } from '../../../core/article/pictures/picture-hash.ts';
import { pngChunk } from '../../../core/article/pictures/png-chunks.ts';
import type { MediaHash } from '../../../core/base/id.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedPicture } from '../../../core/publishing/published-story.ts';
import { skyPng } from '../../fixtures/stories/picture.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { toPublish } from './draw.ts';

const sky = skyPng(48, 27);
const note = pngChunk('tEXt', Buffer.from('Comment\0by night, from the tower', 'latin1'));
const told = concatenate([sky.subarray(0, 33), note, sky.subarray(33)]);
const hash = pictureHash(told);
const bareName = `pictures/${pictureHash(sky)}`;

function shown(attrs: Record<string, unknown> = {}): Node {
  const node = figure('The sky.', 'Ada Brook');
  return node.type.create({ media: hash, alt: 'Sky', ...attrs }, node.content);
}

function publish(body: readonly Node[], copies: PublishedPicture['copies'] = []) {
  const picture: PublishedPicture = {
    type: 'image/png',
    width: 48,
    height: 27,
    bytes: told,
    copies,
  };
  const pictures = new Map<MediaHash, PublishedPicture>([[hash, picture]]);
  const story = toPublish(buildDocument({ headline: 'Sky', body }), { pictures });
  return {
    beside: publishPage(story, { shape: 'page', pictures: 'beside' }),
    embedded: publishPage(story, { shape: 'page', pictures: 'embedded' }),
  };
}

describe('a picture goes out', () => {
  test('without its metadata, under the name of what is left', () => {
    const { beside, embedded } = publish([shown()]);
    expect(beside.files.map(({ name }) => name)).toEqual([`${bareName}.png`]);
    expect(Buffer.from(beside.files[0]?.bytes ?? '')).toEqual(Buffer.from(sky));
    expect(beside.text).toContain(`src="${bareName}.png"`);
    expect(embedded.text).toContain(Buffer.from(sky).toString('base64'));
  });

  test('with its metadata only when every figure of it asks for that', () => {
    const kept = publish([shown({ keepsMetadata: true }), shown({ keepsMetadata: true })]);
    expect(kept.beside.files).toEqual([{ name: `pictures/${hash}.png`, bytes: told }]);
    const undecided = publish([shown({ keepsMetadata: true }), shown()]);
    expect(undecided.beside.files.map(({ name }) => name)).toEqual([`${bareName}.png`]);
  });

  test('with its copies beside the page, narrowest first, itself the widest', () => {
    const copies = [
      { width: 16, height: 9, bytes: Uint8Array.of(1) },
      { width: 32, height: 18, bytes: Uint8Array.of(2) },
    ];
    const { beside, embedded } = publish([shown()], copies);
    expect(beside.files.map(({ name }) => name)).toEqual([
      `${bareName}.png`,
      `${bareName}-16.png`,
      `${bareName}-32.png`,
    ]);
    expect(beside.text).toContain(
      `srcset="${bareName}-16.png 16w, ${bareName}-32.png 32w, ${bareName}.png 48w"`,
    );
    expect(embedded.text).not.toContain('srcset');
    expect(embedded.files).toEqual([]);
  });

  test('alone when it has no copies, and once however often it is shown', () => {
    const { beside } = publish([shown(), shown()]);
    expect(beside.text).not.toContain('srcset');
    expect(beside.files).toHaveLength(1);
  });
});
