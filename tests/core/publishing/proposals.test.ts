import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { propose } from '../../../core/article/proposals/propose.ts';
import { withoutProposals } from '../../../core/article/proposals/reading.ts';
import { openDocument, storeDocument } from '../../../core/article/document.ts';
import { storyWords } from '../../../core/article/word-count.ts';
import { publishMarkdown } from '../../../core/publishing/markdown.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import { publishPlainText } from '../../../core/publishing/plain-text.ts';
import { publishedContent } from '../../../core/publishing/published-content.ts';
import { editOf } from '../article/proposals/random-edits.ts';
import { Dice, randomStory } from '../article/proposals/random-stories.ts';
import { buildDocument } from '../../support/build-document.ts';
import { fragment, page, toPublish } from './draw.ts';

test('what is proposed reaches no reader, whatever it is', () => {
  for (let seed = 9_000; seed < 9_060; seed++) {
    const dice = new Dice(seed);
    const start = randomStory(dice);
    let doc = start;
    for (let turn = 0; turn < 5; turn++) {
      const { transform, isPlain } = propose(doc, editOf(doc, dice).steps, {
        id: `n${turn}`,
        own: new Set(),
      });
      if (!isPlain) doc = transform.doc;
    }
    const [before, now] = [toPublish(start), toPublish(doc)];
    for (const options of [page, fragment])
      expect(publishPage(now, options).text).toBe(publishPage(before, options).text);
    expect(publishMarkdown(now).text).toBe(publishMarkdown(before).text);
    expect(publishPlainText(now).text).toBe(publishPlainText(before).text);
    expect(publishedContent(now)).toEqual(publishedContent(before));
    const kept = openDocument(JSON.parse(JSON.stringify(storeDocument(doc))) as never);
    expect(kept.ok && kept.value.eq(doc)).toBe(true);
  }
});

test('a story in which nothing is proposed is read as it is, without a copy', () => {
  const doc = buildDocument({ headline: 'Ferry back', body: ['One.', 'Two.'] });
  expect(withoutProposals(doc)).toBe(doc);
});

test('words are counted as the text reads, a word with a proposal in it once', () => {
  const doc = buildDocument({ headline: 'Ferry back', body: ['The harbbour is shut.'] });
  const at = doc.content.size - 22 + 9;
  const step = new Transform(doc).delete(at, at + 1);
  const { transform } = propose(doc, step.steps, { id: 'n1', own: new Set() });
  expect(transform.doc.textContent).not.toBe(doc.textContent);
  expect(storyWords(transform.doc)).toBe(storyWords(doc));
});
