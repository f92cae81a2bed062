import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { blankDetails } from '../../../core/article/story.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import { checklist, type ChecklistInput } from '../../../core/publishing/checklist.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';

const head = { headline: 'Bridge shut', standfirst: 'For a week.', byline: 'By Ada Brook' };
const claimed = marked('Nine of ten ferries', mark('claim', { id: 'c-1' }));
const { hash } = skyPicture();

function judge(document: Node, rest: Partial<ChecklistInput> = {}): ReturnType<typeof checklist> {
  return checklist({
    document,
    details: blankDetails,
    claims: [],
    findings: 0,
    hasPicture: () => true,
    ...rest,
  });
}

function figure(attrs: object, caption = 'A ferry.', credit = 'Mira Dask'): Node {
  return parent('figure', [textBlock('caption', caption), textBlock('credit', credit)], {
    ...attrs,
  });
}

test('a story that is ready has an empty checklist', () => {
  const body = [
    textBlock('paragraph', ['It is shut. ', claimed]),
    figure({ media: hash, alt: 'A ferry at sea.' }),
  ];
  const claims = [
    { id: 'c-1' as ClaimId, verdict: 'confirmed' as const, text: 'Nine of ten ferries' },
  ];
  expect(judge(story(head, body), { claims })).toEqual([]);
});

describe('the checklist', () => {
  const p = textBlock('paragraph', 'It is shut.');
  const claim = (
    verdict: 'unchecked' | 'checking' | 'confirmed' | 'needs-change' | 'cannot-confirm' | 'opinion',
    text = 'Nine of ten ferries',
  ) => ({
    claims: [{ id: 'c-1' as ClaimId, verdict, text }],
  });
  const withClaim = story(head, [textBlock('paragraph', claimed)]);
  const detail = (details: object) => ({ details: { ...blankDetails, ...details } });

  test.each<[string, Node, Partial<ChecklistInput>, string]>([
    ['no headline', story({ ...head, headline: ' ' }, [p]), {}, 'error headline'],
    ['no standfirst', story({ ...head, standfirst: '' }, [p]), {}, 'warning standfirst'],
    ['no byline', story({ ...head, byline: '' }, [p]), {}, 'warning byline'],
    ['no text', story(head, [textBlock('paragraph', '')]), {}, 'warning body'],
    ['a picture without a description', story(head, [p, figure({ media: hash })]), {}, 'error alt'],
    [
      'a picture that is not in the store',
      story(head, [p, figure({ media: hash, alt: 'A' })]),
      { hasPicture: () => false },
      'error picture-lost',
    ],
    ['a caption without its picture', story(head, [p, figure({})]), {}, 'warning picture'],
    [
      'a picture without a credit',
      story(head, [p, figure({ media: hash, alt: 'A' }, 'A ferry.', '')]),
      {},
      'warning credit',
    ],
    ['a claim without a record', withClaim, {}, 'error claim'],
    ['a claim nobody has checked', withClaim, claim('unchecked'), 'error claim'],
    ['a claim being checked', withClaim, claim('checking'), 'error claim'],
    ['a claim that must change', withClaim, claim('needs-change'), 'error claim'],
    ['a claim that could not be confirmed', withClaim, claim('cannot-confirm'), 'error claim'],
    [
      'words changed after they were confirmed',
      withClaim,
      claim('confirmed', 'Eight of ten ferries'),
      'error claim',
    ],
    [
      'a heading that skips a level',
      story(head, [p, textBlock('heading', 'Why', { level: 3 })]),
      {},
      'warning heading-order',
    ],
    [
      'a related line without a link',
      story(head, [p, textBlock('related_link', 'Why?')]),
      {},
      'warning related',
    ],
    ['no language', story(head, [p]), detail({ language: '' }), 'warning language'],
    [
      'a page’s address that is none',
      story(head, [p]),
      detail({ canonicalUrl: 'mailto:desk@news.example' }),
      'error canonical',
    ],
    ['findings left', story(head, [p]), { findings: 3 }, 'warning findings'],
    ['no proofreading', story(head, [p]), { findings: null }, 'warning findings'],
  ])('names %s', (_what, document, rest, expected) => {
    expect(judge(document, rest).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      expected,
    ]);
  });

  test('says nothing of opinions and of claims whose words were cut', () => {
    expect(judge(withClaim, claim('opinion'))).toEqual([]);
    expect(judge(story(head, [p]), claim('unchecked'))).toEqual([]);
  });

  test('names an unsafe link that came past the schema', () => {
    const link = mark('link', { href: 'https://news.example/' });
    Object.assign(link.attrs, { href: 'javascript:alert(1)' });
    const doc = story(head, [textBlock('paragraph', [marked('so', link)])]);
    expect(
      judge(doc).map(({ rule, position }) => [
        rule,
        position && doc.textBetween(position, position + 2),
      ]),
    ).toEqual([['link', 'so']]);
  });

  test('leads to the place: its positions lie in the block that it speaks of', () => {
    const doc = story({ ...head, headline: '' }, [
      p,
      textBlock('paragraph', ['Now ', claimed]),
      figure({ media: hash }, 'A ferry.', ''),
    ]);
    const blockAt = (position: number | null): string =>
      doc.resolve(position ?? -1).parent.type.name;
    const items = judge(doc);
    expect(items.map(({ rule }) => rule)).toEqual(['headline', 'claim', 'alt', 'credit']);
    expect([
      blockAt(items[0]!.position),
      blockAt(items[1]!.position),
      blockAt(items[3]!.position),
    ]).toEqual(['headline', 'paragraph', 'credit']);
    expect(doc.nodeAt(items[2]!.position!)?.type.name).toBe('figure');
    expect(doc.textBetween(items[1]!.position!, items[1]!.position! + 4)).toBe('Nine');
  });
});
