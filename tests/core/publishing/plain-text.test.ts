import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishPlainText } from '../../../core/publishing/plain-text.ts';
import { nightFerry, nightFerryPrivate } from '../../fixtures/stories/night-ferry.ts';
import { marked, mark, parent, story, textBlock } from '../../support/nodes.ts';
import { toPublish } from './draw.ts';
import { hostileText, seen } from './hostile-text.ts';

test('a story as plain text', () => {
  const link = mark('link', { href: 'https://news.example/' });
  const p = (words: Parameters<typeof textBlock>[1]) => textBlock('paragraph', words);
  const doc = story({ headline: 'Bridge shut', byline: 'By Ada Brook' }, [
    parent('figure', [textBlock('caption', 'The bridge.'), textBlock('credit', 'Mira Dask')]),
    p([
      'See ',
      marked('the ', link),
      marked('map', link, 'em'),
      ', they said.',
      parent('hard_break', []),
      'Or ask.',
    ]),
    parent('bullet_list', [
      parent('list_item', [
        p('One'),
        parent('ordered_list', [parent('list_item', [p('Two')])], { start: 3 }),
      ]),
      parent('list_item', [p('Four')]),
    ]),
    parent('blockquote', [p('Five.'), p('Six.')]),
    parent('section_break', []),
    textBlock('related_link', 'Why?', { href: 'https://news.example/why' }),
    textBlock('embed_link', '', { href: 'https://film.example/' }),
    p(''),
  ]);
  expect(publishPlainText(toPublish(doc)).text).toBe(`Bridge shut

By Ada Brook

The bridge. Mira Dask

See the map <https://news.example/>, they said.
Or ask.

• One
  3. Two
• Four

  Five.

  Six.

* * *

Why? <https://news.example/why>

<https://film.example/>
`);
});

test('keeps every word, and nothing private', () => {
  const { text } = publishPlainText(nightFerry());
  for (const secret of nightFerryPrivate) expect(text).not.toContain(secret);
  fc.assert(
    fc.property(hostileText, hostileText, (headline, words) => {
      const { text } = publishPlainText(
        toPublish(story({ headline }, [textBlock('paragraph', words)])),
      );
      const shown = [headline, words].map(seen).filter((block) => block.trim() !== '');
      expect(text).toBe(`${shown.join('\n\n')}\n`);
    }),
    { seed: 20_270, numRuns: 500 },
  );
});
