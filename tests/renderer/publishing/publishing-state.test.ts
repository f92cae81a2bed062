// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import {
  exportStory,
  previewStory,
  usePublishing,
  writePage,
} from '../../../renderer/publishing/publishing-state.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';

const warning = {
  severity: 'warning',
  rule: 'byline',
  message: 'The story has no byline.',
  position: null,
};
const exported = () => ({ name: 'mine.html', sha256: '0'.repeat(64), exportedAt: 1 });

beforeEach(() => usePublishing.setState({ checklist: null, storyId: null, busy: false }));

describe('a page', () => {
  test.each([
    ['previewed', previewStory],
    ['exported', exportStory],
  ])('is not %s while last words of the story are not on disk', async (_what, act) => {
    const host = answerRequests({ 'publishing.checklist': () => [] });
    layOnDesk('mine', () => Promise.resolve(false));
    await act();
    expect(host.asked).toEqual([]);
    expect(said().map(({ tone }) => tone)).toEqual(['trouble']);
  });

  test('is that of the story whose checklist was read, whatever has come onto the desk since', async () => {
    const host = answerRequests({
      'publishing.checklist': () => [warning],
      'publishing.export': exported,
    });
    layOnDesk('mine');
    await exportStory();
    layOnDesk('other');
    await writePage(null);
    expect(host.askedOf('publishing.export')).toEqual([{ id: 'mine', override: null }]);
  });

  test('is written once, however often it is asked for while the file dialog is open', async () => {
    let answer: (page: unknown) => void = () => undefined;
    const host = answerRequests({
      'publishing.checklist': () => [],
      'publishing.export': () => new Promise((resolve) => (answer = resolve)),
    });
    layOnDesk('mine');
    const first = exportStory();
    await exportStory();
    await exportStory();
    answer(exported());
    await first;
    expect(host.askedOf('publishing.export')).toHaveLength(1);
  });
});
