// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import type { Result } from '../../../core/base/result.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import { changeSettings } from '../../../renderer/desk/settings.ts';

type Answer = Result<unknown, RequestFailure>;

/** A host that answers in turn with what a test says, and keeps what it was asked to. */
function answerWith(...answers: Answer[]) {
  const asked: unknown[] = [];
  const request = (_channel: string, input: unknown) => {
    asked.push(input);
    return Promise.resolve(answers.shift() ?? { ok: true, value: null });
  };
  Object.assign(window, { galley: { request } });
  return asked;
}

const refused = (code: RequestFailure['code']): Answer => ({
  ok: false,
  error: { code, message: 'No.' },
});

afterEach(() => void vi.useRealTimers());

test('a setting that was under way when the store’s thread ended is sent again', async () => {
  vi.useFakeTimers();
  const asked = answerWith(refused('store'));
  changeSettings({ lastStory: 'quay' });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([{ lastStory: 'quay' }, { lastStory: 'quay' }]);
});

test('settings that are sent again are those of by then, together', async () => {
  vi.useFakeTimers();
  const asked = answerWith(refused('disk-full'), refused('disk-full'), refused('disk-full'));
  changeSettings({ lastStory: 'quay' });
  changeSettings({ factsTab: 'sources' });
  changeSettings({ lastStory: 'ferry' });
  expect(asked).toHaveLength(3);
  await vi.runAllTimersAsync();
  expect(asked.slice(3)).toEqual([{ lastStory: 'ferry', factsTab: 'sources' }]);
});

test.each(['bad-request', 'read-only'] as const)(
  'a setting that is refused for good (%s) is not sent again',
  async (code) => {
    vi.useFakeTimers();
    const asked = answerWith(refused(code));
    changeSettings({ lastStory: 'quay' });
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
  },
);
