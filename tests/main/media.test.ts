import { describe, expect, test } from 'vitest';
import { createMediaHandlers } from '../../main/handlers/media.ts';
import type { PickedFile } from '../../main/ports.ts';
import { png } from '../db/pictures.ts';
import { temporaryStore } from '../db/store-fixture.ts';
import { notingPorts } from './publishing-desk.ts';

const picture = new Uint8Array(png(640, 480));
const picks = (picked: PickedFile | null) => ({
  ...notingPorts(
    () => 0,
    () => null,
  ),
  pickPicture: () => Promise.resolve(picked),
});

describe('pictures', () => {
  test('are told by their content and kept once', async () => {
    const store = temporaryStore();
    const handlers = createMediaHandlers(store, picks({ name: 'holiday.txt', bytes: picture }));
    const added = await handlers['media.add']({ bytes: picture });
    const picked = await handlers['media.pick'](undefined);
    expect(added).toMatchObject({
      ok: true,
      value: { type: 'image/png', width: 640, height: 480 },
    });
    expect(picked).toEqual(added);
  });

  test.each([
    ['that are none', { name: 'a.png', bytes: new TextEncoder().encode('<svg/>') }, 'bad-input'],
    [
      'that cannot be read',
      { name: 'a.png', bytes: new Uint8Array(), failure: 'You may not read “a.png”.' },
      'bad-input',
    ],
    ['that nobody picked', null, 'cancelled'],
  ] as const)('%s are refused with a sentence', async (_what, picked, code) => {
    const answer = await createMediaHandlers(temporaryStore(), picks(picked))['media.pick'](
      undefined,
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(/\.$/) as string },
    });
  });
});
