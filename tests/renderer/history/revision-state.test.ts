// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { describe, expect, test } from 'vitest';
import { emptyDocument, storeDocument } from '../../../core/article/document.ts';
import type { StoryId } from '../../../core/base/id.ts';
import { showRevision, useRevision } from '../../../renderer/history/revision-state.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';

const mine = 'mine' as StoryId;
const earlier = () => ({
  seq: 3,
  detailsAt: 0,
  at: 1,
  editor: '',
  document: storeDocument(emptyDocument()),
  details: [],
});

describe('an earlier state of a story', () => {
  test('goes from view when another story comes onto the desk', async () => {
    answerRequests({ 'history.read': earlier });
    layOnDesk('mine');
    await showRevision(mine, { seq: 3 }, { firstSeq: 1, lastSeq: 3 });
    expect(useRevision.getState().revision?.storyId).toBe('mine');
    layOnDesk('other');
    expect(useRevision.getState().revision).toBeNull();
  });

  test('is not drawn over another story that came onto the desk while it was read', async () => {
    answerRequests({
      'history.read': () => {
        layOnDesk('other');
        return earlier();
      },
    });
    layOnDesk('mine');
    await showRevision(mine, { seq: 3 }, { firstSeq: 1, lastSeq: 3 });
    expect(useRevision.getState().revision).toBeNull();
  });
});
