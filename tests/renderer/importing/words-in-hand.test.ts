import { describe, expect, it } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { isUntouched, type WordsInHand } from '../../../renderer/importing/words-in-hand.ts';

const paragraph = (text: string) => articleSchema.node('paragraph', null, articleSchema.text(text));
const storyId = 'ferry' as StoryId;
const before = paragraph('The ferry sails.');
const resting: WordsInHand = { storyId, words: before, isChanged: false };

describe('whether somebody went on writing', () => {
  it('does not, when the very same words stand there', () => {
    expect(isUntouched(resting, { ...resting })).toBe(true);
    expect(isUntouched({ ...resting, isChanged: true }, { ...resting, isChanged: true })).toBe(
      true,
    );
  });

  it('does, when other words stand there', () => {
    const words = paragraph('The ferry sails late.');
    expect(isUntouched(resting, { ...resting, words, isChanged: true })).toBe(false);
  });

  it('does not, when the story was only just put on the desk', () => {
    expect(isUntouched({ ...resting, words: null }, resting)).toBe(true);
  });

  it('does, when it was put there and written in', () => {
    expect(isUntouched({ ...resting, words: null }, { ...resting, isChanged: true })).toBe(false);
  });

  it('went elsewhere, when another story lies there', () => {
    const other = 'harbour' as StoryId;
    expect(isUntouched({ ...resting, words: null }, { ...resting, storyId: other })).toBe(false);
  });
});
