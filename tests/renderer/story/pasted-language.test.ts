// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { followPasted } from '../../../renderer/story/pasted-language.ts';
import { answerRequests, layOnDesk, openStoryOf, said } from '../desk/desk-fixture.ts';

const mine = 'mine' as StoryId;
const german =
  'Die Brücke über den Kanal ist wieder offen. Sie war seit dem Herbst gesperrt, und die Stadt hat sie nun mit neuem Geld erneuert.';
const american =
  'The harbor center has canceled its winter program. The mayor said the neighborhood would have the color of its theater back by spring.';

function host() {
  return answerRequests({
    'stories.setDetails': ({ id, details }: { id: string; details: { language: string } }) => ({
      ...openStoryOf(id).story,
      ...details,
    }),
  });
}

const language = () => useDesk.getState().opened?.story.language;

beforeEach(() => layOnDesk('mine'));

describe('a text pasted into an empty story', () => {
  test('gives it its language, the editor too, and says so with a way back', async () => {
    const { askedOf } = host();
    const setLanguage = vi.fn();
    Object.assign(useDesk.getState().editor ?? {}, { setLanguage });
    await followPasted(mine, german);
    expect(language()).toBe('de');
    expect(said()).toMatchObject([
      {
        text: 'This looks like German, so the story’s language is now German.',
        action: { label: 'Undo' },
      },
    ]);
    said()[0]?.action?.run();
    await vi.waitFor(() => expect(language()).toBe('en-GB'));
    expect(askedOf('stories.setDetails')).toEqual([
      { id: 'mine', details: { language: 'de' } },
      { id: 'mine', details: { language: 'en-GB' } },
    ]);
    expect(setLanguage.mock.calls).toEqual([['de'], ['en-GB']]);
  });

  test('makes it American where the spelling is', async () => {
    host();
    await followPasted(mine, american);
    expect(language()).toBe('en-US');
  });

  test.each([
    ['too short to tell', 'Die Brücke'],
    [
      'in the story’s own language',
      'The mayor said that the bridge is open, and that it was shut.',
    ],
    ['without a word', '1234 5678'],
  ])('changes and says nothing when it is %s', async (_what, text) => {
    const { asked } = host();
    await followPasted(mine, text);
    expect(asked).toEqual([]);
    expect(said()).toEqual([]);
  });

  test('leaves alone the story that has come onto the desk since', async () => {
    const { asked } = host();
    layOnDesk('other');
    await followPasted(mine, german);
    expect(asked).toEqual([]);
  });
});
