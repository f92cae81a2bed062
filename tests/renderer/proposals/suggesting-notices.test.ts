// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { afterEach, expect, test } from 'vitest';
import { createWatched } from '../../../renderer/editor/watched.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { toggleSuggesting } from '../../../renderer/proposals/suggesting.ts';
import { useNotices } from '../../../renderer/ui/notices.ts';
import { layOnDesk } from '../desk/desk-fixture.ts';

afterEach(() => useNotices.setState({ notices: [] }));

test('of turning suggestions on and off only the last is told', () => {
  layOnDesk('ferry');
  const suggesting = createWatched(false);
  const editor = useDesk.getState().editor!;
  useDesk.setState({ editor: { ...editor, suggesting, setSuggesting: suggesting.set } });
  toggleSuggesting();
  toggleSuggesting();
  const { notices } = useNotices.getState();
  expect(notices.map(({ text }) => text)).toEqual([
    'Editing again: what you change is changed at once.',
  ]);
});
