// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import {
  answerChanges,
  closeChecklist,
  exportStory,
  previewStory,
  setClaimReview,
  usePublishing,
  wantsAnswer,
  wordCorrection,
  writePage,
} from '../../../renderer/publishing/publishing-state.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';

const warning = {
  severity: 'warning',
  rule: 'byline',
  message: 'The story has no byline.',
  position: null,
};
const exported = () => ({ name: 'mine.html', sha256: '0'.repeat(64), exportedAt: 1, left: [] });
const changes = {
  exportedAt: 1,
  places: [{ name: 'Paragraph', runs: [{ kind: 'removed', text: 'four' }], also: '' }],
  more: 0,
  corrections: [],
  wording: 'An earlier version said “four”; it now says “three”.',
};

beforeEach(() => {
  closeChecklist();
  usePublishing.setState({ storyId: null, busy: false });
  useSettings.setState({ exportFormat: 'page' });
});

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
    expect(host.askedOf('publishing.export')).toEqual([
      { id: 'mine', format: 'page', claimReview: false, override: null },
    ]);
  });

  test('is written once, however often it is asked for while the file dialog is open', async () => {
    let answer: (page: unknown) => void = () => undefined;
    const host = answerRequests({
      'publishing.checklist': () => [],
      'publishing.export': () => new Promise((resolve) => (answer = resolve)),
    });
    layOnDesk('mine');
    await exportStory();
    const first = writePage(null);
    await exportStory();
    await writePage(null);
    answer(exported());
    await first;
    expect(host.askedOf('publishing.export')).toHaveLength(1);
  });

  test('is judged anew when it is to tell machines of a fact-check', async () => {
    const host = answerRequests({
      'publishing.checklist': ({ claimReview }: { claimReview: boolean }) =>
        claimReview ? [warning] : [],
    });
    layOnDesk('mine');
    await exportStory();
    expect(usePublishing.getState().checklist).toEqual([]);
    await setClaimReview(true);
    expect(usePublishing.getState().checklist).toEqual([warning]);
    expect(host.askedOf('publishing.checklist')).toHaveLength(2);
  });
});

describe('of what changed since readers saw the story', () => {
  async function asked(answers: Record<string, () => unknown> = {}) {
    const host = answerRequests({
      'publishing.checklist': () => [],
      'publishing.changes': () => changes,
      'publishing.export': exported,
      'corrections.add': () => [{ id: 'c-1', at: 5, text: 'Three ferries, not four.' }],
      ...answers,
    });
    layOnDesk('mine');
    await exportStory();
    return host;
  }

  test('it is asked whether it is a correction; a colleague’s file needs no answer', async () => {
    await asked();
    expect(wantsAnswer(usePublishing.getState(), 'page')).toBe(true);
    expect(wantsAnswer(usePublishing.getState(), 'story-file')).toBe(false);
    answerChanges('update');
    expect(wantsAnswer(usePublishing.getState(), 'page')).toBe(false);
    answerChanges('correction');
    wordCorrection('  ');
    expect(wantsAnswer(usePublishing.getState(), 'page')).toBe(true);
  });

  test('a correction stands with the story before the page is drawn', async () => {
    const host = await asked();
    answerChanges('correction');
    wordCorrection('Three ferries, not four.');
    await writePage(null);
    expect(host.askedOf('corrections.add')).toEqual([
      { storyId: 'mine', text: 'Three ferries, not four.' },
    ]);
    const channels = host.asked.map(({ channel }) => channel);
    expect(channels.indexOf('corrections.add')).toBeLessThan(channels.indexOf('publishing.export'));
  });

  test('a small update tells readers nothing', async () => {
    const host = await asked();
    answerChanges('update');
    await writePage(null);
    expect(host.askedOf('corrections.add')).toEqual([]);
  });

  test('a correction is not added twice when the file dialog was called off', async () => {
    const host = await asked();
    const { request } = window.galley;
    const cancelled = { ok: false, error: { code: 'cancelled', message: 'Nothing was exported.' } };
    Object.assign(window.galley, {
      request: (channel: string, input: unknown) =>
        channel === 'publishing.export'
          ? Promise.resolve(cancelled)
          : request(channel as never, input as never),
    });
    answerChanges('correction');
    await writePage(null);
    Object.assign(window.galley, { request });
    await writePage(null);
    expect(host.askedOf('corrections.add')).toHaveLength(1);
    expect(host.askedOf('publishing.export')).toHaveLength(1);
    expect(useDesk.getState().opened?.story.id).toBe('mine');
  });

  test('nothing is asked where a correction was written since', async () => {
    await asked({
      'publishing.changes': () => ({ ...changes, corrections: ['Three ferries, not four.'] }),
    });
    expect(usePublishing.getState().answer).toBe('update');
    expect(wantsAnswer(usePublishing.getState(), 'page')).toBe(false);
  });
});
