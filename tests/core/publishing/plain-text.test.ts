import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishPlainText } from '../../../core/publishing/plain-text.ts';
import { harbourLights } from '../../fixtures/stories/harbour-lights.ts';
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

The bridge.
Mira Dask

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

test('prints rights, a fact-check when asked to, and corrections, but not when it appeared', () => {
  const published = harbourLights();
  expect(publishPlainText(published, { claimReview: true }).text)
    .toBe(`No, the harbour lights do not cost each household 90 crowns

The sum in a leaflet counts one lamp nine times.

By Mira Dask

LOWMOOR, 4 May

Fact-check

Claim: The new harbour lights cost every household 90 crowns a year.
Claimed by: Fellowship of Ratepayers
Verdict: Mostly false 2/5

A leaflet that went through most doors in Lowmoor last week says that the new lights on the harbour wall cost every household 90 crowns a year.

The wall at Lowmoor on the first night, 2 May 2026.
Mira Dask/Saltmarsh Pictures
© 2026 Saltmarsh Pictures. Not to be used without leave.

The town’s accounts, which the Courier has read, say eleven.

Corrections

4 May 2026, 12:15 UTC: An earlier version said that the accounts say twelve crowns. They say eleven.

6 May 2026, 08:00 UTC: The picture was taken on 2 May, not on 1 May.
`);
  const details = { ...published.details, publishedAt: null };
  expect(publishPlainText({ ...published, details }).text).toBe(publishPlainText(published).text);
});
