// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { expect, test } from 'vitest';
import { storeDocument } from '../../../core/article/document.ts';
import type { StoryId } from '../../../core/base/id.ts';
import { success } from '../../../core/base/result.ts';
import type { DetailDifference } from '../../../core/contract/moment-details.ts';
import { openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { restoreMoment } from '../../../renderer/history/restore-choice.ts';
import { RestoreDialog } from '../../../renderer/history/restore-dialog.tsx';
import { buildDocument } from '../../support/build-document.ts';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import { byRole, draw } from '../desk/draw.ts';
import { createHeldHost, mountEditor } from '../editor/mount-editor.ts';

const mine = 'mine' as StoryId;
const now = buildDocument({ headline: 'The quay' });
const then = buildDocument({ headline: 'The old quay' });
const status = { field: 'status', was: 'draft', is: 'ready' } as const;
const slug = { field: 'slug', was: 'old', is: 'quay' } as const;

/** A story on the desk, and a moment of it that is about to come back. */
async function restoring(document: typeof now, details: readonly DetailDifference[]) {
  const host = answerRequests({
    'history.read': () => ({
      seq: 3,
      detailsAt: 2,
      at: 1,
      editor: '',
      document: storeDocument(document),
      details,
    }),
    'history.restored': () => null,
  });
  const append = () => Promise.resolve(success({ seq: 1, savedAt: 2 }));
  const { editor } = mountEditor(now, { host: { ...createHeldHost().host, append } });
  useDesk.setState({ opened: openedOf(openStoryOf(mine)), editor });
  draw(<RestoreDialog />);
  let left = 0;
  await act(() => restoreMoment(mine, { seq: 3, detailsAt: 2 }, () => void (left += 1)));
  const press = (name: string) =>
    act(async () => {
      byRole(window.document.body, 'button', name).click();
      await Promise.resolve();
    });
  const restored = () => editor.view.state.doc.eq(then);
  return {
    ...host,
    press,
    restored,
    left: () => left,
    words: () => window.document.body.textContent,
  };
}

test('text alone comes back at once where no detail differs that could come too', async () => {
  const { restored, words } = await restoring(then, [status]);
  expect(restored()).toBe(true);
  expect(words()).not.toContain('Restore this version');
});

test('where details differ it is asked, and says how they would change', async () => {
  const { restored, words, press, askedOf } = await restoring(then, [status, slug]);
  expect(restored()).toBe(false);
  expect(words()).toContain('Slug: quay → old');
  expect(words()).not.toContain('Status');
  await press('Text alone');
  expect(restored()).toBe(true);
  expect(askedOf('history.restored').flatMap((one) => Object.keys(one as object))).not.toContain(
    'hasDetails',
  );
});

test('whoever decides otherwise still has in view what was looked at', async () => {
  const { restored, press, left } = await restoring(then, [slug]);
  await press('Cancel');
  expect([restored(), left()]).toEqual([false, 0]);
});

test('both can be chosen', async () => {
  const { restored, press } = await restoring(then, [slug]);
  await press('Text and details');
  expect(restored()).toBe(true);
});

test('a moment that reads as the story does now can give its details alone', async () => {
  const { press, askedOf } = await restoring(now, [slug]);
  await press('Restore the details');
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(askedOf('history.restored')).toEqual([
    { id: mine, from: 3, isWhole: true, fromDetails: 2, hasDetails: true, backupAt: undefined },
  ]);
});
