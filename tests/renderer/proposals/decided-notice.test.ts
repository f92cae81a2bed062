// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { decideAll } from '../../../renderer/proposals/change-actions.ts';
import { useNotices } from '../../../renderer/ui/notices.ts';
import { buildDocument } from '../../support/build-document.ts';
import { mountEditor } from '../editor/mount-editor.ts';
import { proposedParagraph, put, taken } from './proposed-story.ts';

const told = () => useNotices.getState().notices.map(({ text }) => text);

beforeEach(() => useNotices.setState({ notices: [] }));

test('that changes are accepted is told only until they stand again, however that came', async () => {
  const { editor } = mountEditor(
    buildDocument({
      headline: 'A pier for Sund',
      body: [
        proposedParagraph('The board met ', { put: 'again ', id: put }, 'on Monday.'),
        proposedParagraph('Nobody ', { taken: 'at all ', id: taken }, 'spoke.'),
      ],
    }),
  );
  useDesk.setState({ editor });
  decideAll('accepted');
  expect(told()).toEqual(['2 changes are accepted.']);
  editor.run('edit.undo');
  await expect.poll(told).toEqual([]);
});
