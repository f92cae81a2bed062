import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { blankDetails } from '../../../core/article/story.ts';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import type { ClaimId, EvidenceId, NoteId, SourceId } from '../../../core/base/id.ts';
import { findInconsistencies } from '../../../core/factcheck/consistency/find.ts';
import { checklist, type ChecklistInput } from '../../../core/publishing/checklist.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';

const head = { headline: 'Bridge shut', standfirst: 'For a week.', byline: 'By Ada Brook' };
const claimed = marked('Nine of ten ferries', mark('claim', { id: 'c-1' }));
const evidence = [{ id: 'e-1' as EvidenceId }];
const { hash } = skyPicture();

/** Statements of these stories that a test is not about, as looked at. */
const lookedAt = ['Bridge shut', 'For a week.', 'It is shut.', 'It is shut. Nine of ten ferries']
  .concat(['Nine of ten ferries', 'A ferry.', 'A ferry at sea.', 'Why?', 'so'])
  .map((text) => ({ kind: 'proposal' as const, text }));

function judge(document: Node, rest: Partial<ChecklistInput> = {}): ReturnType<typeof checklist> {
  return checklist({
    document,
    details: blankDetails,
    claims: [],
    asksSignOff: false,
    sources: [],
    unreadable: [],
    dismissals: lookedAt,
    quoteTies: [],
    writtenAt: Date.UTC(2026, 4, 12),
    findings: 0,
    notes: [],
    namesakes: [],
    sameAddress: null,
    exporting: { now: Date.UTC(2026, 4, 12), claimReview: false },
    spellTime: (moment) => new Date(moment).toISOString(),
    hasPicture: () => true,
    hasLocation: () => false,
    isOwnHost: () => false,
    hasStoryAt: () => false,
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
    {
      id: 'c-1' as ClaimId,
      verdict: 'confirmed' as const,
      text: 'Nine of ten ferries',
      signedBy: '',
      evidence,
    },
  ];
  expect(judge(story(head, body), { claims })).toEqual([]);
});

describe('the checklist', () => {
  const p = textBlock('paragraph', 'It is shut.');
  const claim = (
    verdict: 'unchecked' | 'checking' | 'confirmed' | 'needs-change' | 'cannot-confirm' | 'opinion',
    text = 'Nine of ten ferries',
  ) => ({
    claims: [{ id: 'c-1' as ClaimId, verdict, text, signedBy: '', evidence }],
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

describe('of facts the checklist names', () => {
  const said = 'The mayor said: “We shall not yield to the river, whatever it costs us.”';
  const doc = story(head, [textBlock('paragraph', said)]);
  const words = 'We shall not yield to the river, whatever it costs us.';
  const readAll = [...lookedAt, { kind: 'proposal' as const, text: said }];
  const source = (text: string) => [{ id: 's-1' as SourceId, text }];
  const spoken = 'Thank you. We will not yield to the river, whatever it costs us. Good night.';

  function judgeFacts(document: Node, rest: Partial<ChecklistInput> = {}) {
    return judge(document, { dismissals: readAll, ...rest });
  }

  test('a quotation that differs from its source, with the words that differ', () => {
    const items = judgeFacts(doc, { sources: source(spoken) });
    expect(items).toMatchObject([{ severity: 'error', rule: 'quotation-altered' }]);
    expect(items[0]?.message).toContain('“will” became “shall”');
    const position = items[0]?.position ?? 0;
    expect(doc.textBetween(position, position + words.length)).toBe(words);
  });

  test('a quotation that no source has, when there are sources', () => {
    const other = source('The council met at noon and closed the bridge.');
    expect(judgeFacts(doc, { sources: other })).toMatchObject([
      { severity: 'warning', rule: 'quotation-missing' },
    ]);
    expect(judgeFacts(doc)).toEqual([]);
    expect(judgeFacts(doc, { sources: source(' \n') })).toEqual([]);
  });

  test('no quotation that is verbatim, set aside or tied to its original', () => {
    const sources = source(spoken);
    const verbatim = source(`Good evening. ${words}`);
    const dismissals = [...readAll, { kind: 'quotation' as const, text: words }];
    expect(judgeFacts(doc, { sources: verbatim })).toEqual([]);
    expect(judgeFacts(doc, { sources, dismissals })).toEqual([]);
    expect(judgeFacts(doc, { sources, quoteTies: [{ words }] })).toEqual([]);
  });

  test('an inconsistency that was not set aside, with its working', () => {
    const wrong = 'The ferry sank on Monday, 5 May 2026.';
    const fares = story(head, [textBlock('paragraph', wrong)]);
    const dismissals = [...lookedAt, { kind: 'proposal' as const, text: wrong }];
    const [item, ...others] = judge(fares, { dismissals });
    expect(others).toEqual([]);
    expect(item).toMatchObject({ severity: 'warning', rule: 'inconsistency' });
    expect(fares.resolve(item?.position ?? 0).parent.textContent).toBe(wrong);
    const [found] = findInconsistencies({
      blocks: textBlocks(fares),
      language: 'en-GB',
      writtenAt: 0,
    });
    const setAside = { kind: 'inconsistency' as const, text: found?.key ?? '' };
    expect(judge(fares, { dismissals: [...dismissals, setAside] })).toEqual([]);
  });

  test('statements that nobody looked at, counted, from the first', () => {
    const all = story(head, [
      textBlock(
        'paragraph',
        'Nobody knows why. The wall cost £3 million in 2019. It has 40 gates.',
      ),
    ]);
    const items = judge(all);
    expect(items).toEqual([
      {
        severity: 'warning',
        rule: 'proposals',
        message: '2 statements that can be checked have not been looked at.',
        position: items[0]?.position,
      },
    ]);
    const at = items[0]?.position ?? 0;
    expect(all.textBetween(at, at + 8)).toBe('The wall');
  });

  test('no statement that is a claim', () => {
    const all = story(head, [
      textBlock('paragraph', [
        'The wall cost ',
        marked('£3 million', mark('claim', { id: 'c-1' })),
        ' in 2019.',
      ]),
    ]);
    const claims = [
      {
        id: 'c-1' as ClaimId,
        verdict: 'confirmed' as const,
        text: '£3 million',
        signedBy: '',
        evidence,
      },
    ];
    expect(judge(all, { claims })).toEqual([]);
  });

  test('a verdict that awaits sign-off, when the desk asks for it', () => {
    const claimedDoc = story(head, [textBlock('paragraph', ['It is shut. ', claimed])]);
    const record = (verdict: 'confirmed' | 'unchecked', signedBy: string) => ({
      asksSignOff: true,
      claims: [{ id: 'c-1' as ClaimId, verdict, text: 'Nine of ten ferries', signedBy, evidence }],
    });
    const [item, ...others] = judge(claimedDoc, record('confirmed', ''));
    expect(others).toEqual([]);
    expect(item).toMatchObject({ severity: 'error', rule: 'sign-off' });
    expect(claimedDoc.textBetween(item?.position ?? 0, (item?.position ?? 0) + 4)).toBe('Nine');
    expect(judge(claimedDoc, record('confirmed', 'Ada Brook'))).toEqual([]);
    expect(judge(claimedDoc, record('unchecked', '')).map(({ rule }) => rule)).toEqual(['claim']);
  });
});

describe('a claim that was confirmed', () => {
  /** A story of so many claims, each confirmed without evidence unless it is given. */
  function confirmed(count: number, found: ChecklistInput['claims'][number]['evidence'] = []) {
    const words = Array.from({ length: count }, (_, nth) => `Nine of ten ferries ${nth}`);
    const paragraphs = words.map((text, nth) =>
      textBlock('paragraph', ['It is ', marked(text, mark('claim', { id: `c-${nth}` }))]),
    );
    const claims = words.map((text, nth) => ({
      id: `c-${nth}` as ClaimId,
      verdict: 'confirmed' as const,
      text,
      signedBy: '',
      evidence: found,
    }));
    return { document: story(head, paragraphs), claims };
  }
  const items = (count: number, found?: typeof evidence) => {
    const { document, claims } = confirmed(count, found);
    return { document, items: judge(document, { claims }) };
  };

  test('rests on evidence, or the checklist warns and leads to its words', () => {
    expect(items(1, evidence).items).toEqual([]);
    const five = items(5);
    expect(five.items).toMatchObject(
      Array.from({ length: 5 }, (_, nth) => ({
        severity: 'warning',
        rule: 'evidence',
        message: `This was confirmed, but rests on no evidence: “Nine of ten ferries ${nth}”`,
      })),
    );
    const at = five.items[3]?.position ?? 0;
    expect(five.document.textBetween(at, at + 21)).toBe('Nine of ten ferries 3');
  });

  test('is counted with the others when they are more than five, from the first', () => {
    const seven = items(7);
    const at = seven.items[0]?.position ?? 0;
    expect(seven.items).toEqual([
      {
        severity: 'warning',
        rule: 'evidence',
        message: '7 confirmed claims rest on no evidence.',
        position: at,
      },
    ]);
    expect(seven.document.textBetween(at, at + 21)).toBe('Nine of ten ferries 0');
  });

  test('no longer counts when its words were changed, and an opinion needs no evidence', () => {
    const { document, claims } = confirmed(1);
    const judged = (claim: object) =>
      judge(document, { claims: claims.map((each) => ({ ...each, ...claim })) }).map(
        ({ rule }) => rule,
      );
    expect(judged({ verdict: 'opinion' })).toEqual([]);
    expect(judged({ text: 'Ten of ten' })).toEqual(['claim']);
  });
});

test('a source whose words can no longer be read is named', () => {
  const doc = story(head, [textBlock('paragraph', 'It is shut.')]);
  expect(judge(doc, { unreadable: ['Minutes of May'] })).toEqual([
    {
      severity: 'warning',
      rule: 'source-unreadable',
      message:
        'The words of the source “Minutes of May” can no longer be read; quotations were not held against it.',
      position: null,
    },
  ]);
});

test('a long story that was judged before is judged again in a small part of the time', () => {
  const sentence = 'The wall cost £3 million in 2019, the mayor said, “and we paid all of it”. ';
  const paragraphs = Array.from({ length: 200 }, (_, nth) =>
    textBlock('paragraph', `${sentence.repeat(6)}It has ${nth} gates.`),
  );
  const sources = [
    { id: 's-1' as SourceId, text: 'and we paid all of it, of course. '.repeat(2000) },
  ];
  const timed = (document: Node): number => {
    const start = performance.now();
    judge(document, { sources });
    return performance.now() - start;
  };
  const first = timed(story(head, paragraphs));
  // A busy machine may stretch one measurement, hardly all.
  const again = Math.min(...[1, 2, 3].map(() => timed(story(head, paragraphs))));
  expect(again).toBeLessThan(first / 2);
});

describe('of what stands around a story the checklist names', () => {
  const now = Date.UTC(2026, 4, 12);
  const doc = story(head, [textBlock('paragraph', 'It is shut.')]);
  const detail = (details: object) => ({ details: { ...blankDetails, ...details } });
  const rules = (document: Node, rest: Partial<ChecklistInput>) =>
    judge(document, rest).map(({ severity, rule }) => `${severity} ${rule}`);

  test('an embargo that still runs, with its end, but not on the way to Ready', () => {
    const embargoed = detail({ embargoUntil: now + 3_600_000 });
    const [item] = judge(doc, embargoed);
    expect(item).toMatchObject({ severity: 'error', rule: 'embargo', position: null });
    expect(item?.message).toContain('2026-05-12T01:00:00.000Z');
    expect(rules(doc, { ...embargoed, exporting: null })).toEqual([]);
    expect(rules(doc, detail({ embargoUntil: now }))).toEqual([]);
  });

  test.each([
    ...['pool.jpg', 'IMG_2041', 'DSC0001.JPEG', 'harbour at night (2).png', 'PXL_20260102_101112'],
    ...['P1010023', 'image', 'Photo.', 'A photo', 'the Picture', 'Image 3', 'Foto'],
  ])('a description that says nothing: %s', (alt) => {
    const described = story(head, [figure({ media: hash, alt })]);
    expect(rules(described, {})).toEqual(['warning alt-words']);
  });

  test.each([
    ...['A ferry.', 'Photo of a ferry', 'The Image of Hallen, a fresco', 'IMG Worlds, a fair'],
    ...['A sign: “Send it to pool.jpg, please”', 'P. 1010 is torn', 'DSC', 'Ferry 2041'],
  ])('not one that says something: %s', (alt) => {
    expect(rules(story(head, [figure({ media: hash, alt })]), {})).toEqual([]);
  });

  test('a slug that another story has, which is an error once that one was published', () => {
    const namesake = (isPublished: boolean, headline = 'Tunnel shut') => ({
      headline,
      isPublished,
    });
    expect(rules(doc, { namesakes: [namesake(false)] })).toEqual(['warning slug']);
    const [item] = judge(doc, { namesakes: [namesake(false, 'Ferry adrift'), namesake(true)] });
    expect(item).toMatchObject({ severity: 'error', rule: 'slug' });
    expect(item?.message).toContain('“Tunnel shut” was published under the same slug: its page');
    expect(item?.message).not.toContain('more');
  });

  test('slugs of many stories in sentences that agree with their number', () => {
    const message = (...published: boolean[]) =>
      judge(doc, {
        namesakes: published.map((isPublished) => ({ headline: 'Tunnel shut', isPublished })),
      })[0]?.message;
    expect(message(false)).toContain('“Tunnel shut” has the same slug.');
    expect(message(false, false, false)).toContain('“Tunnel shut” and 2 more have the same slug.');
    expect(message(true, false, true)).toContain('“Tunnel shut” and 1 more were published under');
    expect(message(true, true)).toContain('their pages could be overwritten');
  });

  test('an address at which another story stands', () => {
    const canonicalUrl = 'https://news.example/bridge';
    const taken = { ...detail({ canonicalUrl }), sameAddress: 'Tunnel shut' };
    expect(rules(doc, taken)).toEqual(['error canonical']);
    expect(rules(doc, detail({ canonicalUrl }))).toEqual([]);
  });

  test('links into the house at which no story stands, once for each link', () => {
    const link = (href: string) => mark('link', { href });
    const linked = story(head, [
      textBlock('paragraph', [
        marked('so', link('https://news.example/gone'), mark('em', {})),
        marked(' it', link('https://news.example/gone')),
        ' and ',
        marked('why', link('https://news.example/there#part')),
        ', ',
        marked('home', link('https://news.example/')),
        ', ',
        marked('far', link('https://elsewhere.example/gone')),
      ]),
    ]);
    const places = {
      isOwnHost: (host: string) => host === 'news.example',
      hasStoryAt: (address: string) => address === 'https://news.example/there/',
    };
    const items = judge(linked, places);
    expect(items).toMatchObject([{ severity: 'warning', rule: 'link-internal' }]);
    expect(items[0]?.message).toContain('https://news.example/gone');
    expect(linked.textBetween(items[0]?.position ?? 0, (items[0]?.position ?? 0) + 2)).toBe('so');
  });

  test('notes, counted, and changes that nobody decided, where they begin', () => {
    const noted = story(head, [
      textBlock('paragraph', [
        'It is ',
        marked('shut', mark('note', { id: 'n-1' })),
        ' for ',
        marked('good', mark('note', { id: 'n-2' })),
      ]),
    ]);
    const note = (id: string, kind: 'comment' | 'insertion' | 'deletion') => ({
      id: id as NoteId,
      kind,
    });
    const items = judge(noted, {
      notes: [note('n-1', 'comment'), note('n-2', 'insertion'), note('n-3', 'deletion')],
      dismissals: [...lookedAt, { kind: 'proposal', text: 'It is shut for good' }],
    });
    expect(items.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'error changes',
      'warning notes',
    ]);
    expect(
      items.map(({ position }) => noted.textBetween(position ?? 0, (position ?? 0) + 4)),
    ).toEqual(['good', 'shut']);
    // The deletion's place is gone from the text, and it is undecided all the same.
    expect(items[0]?.message).toMatch(/^2 proposed changes /);
  });

  test('a picture that tells where it was taken, when that is kept', () => {
    const pictured = (keepsMetadata: boolean) =>
      story(head, [
        textBlock('paragraph', 'It is shut.'),
        figure({ media: hash, alt: 'A ferry at sea.', keepsMetadata }),
      ]);
    expect(rules(pictured(true), { hasLocation: () => true })).toEqual(['warning location']);
    expect(rules(pictured(false), { hasLocation: () => true })).toEqual([]);
    expect(rules(pictured(true), {})).toEqual([]);
  });

  test('what a ClaimReview lacks, when one is asked for', () => {
    const asking = { exporting: { now, claimReview: true } };
    const factCheck = { claim: 'Ferries fly.', claimant: '', verdict: 'False', rating: 1 };
    const whole = { factCheck, canonicalUrl: 'https://news.example/fact', publisher: 'The Quay' };
    expect(rules(doc, { ...asking, ...detail(whole) })).toEqual([]);
    expect(rules(doc, { ...asking })).toEqual(['error fact-check', 'warning canonical']);
    const blank = { ...factCheck, verdict: ' ' };
    const [item] = judge(doc, { ...asking, ...detail({ ...whole, factCheck: blank }) });
    expect(item?.message).toContain('the verdict in words');
    expect(rules(doc, detail({ factCheck: blank }))).toEqual([]);
  });
});

test('words are quoted in messages whole, never cut in their middle', () => {
  const words =
    'The chairman of the harbour council promised that extraordinarily long embankments would follow';
  const doc = story(head, [textBlock('paragraph', marked(words, mark('claim', { id: 'c-1' })))]);
  const quoted = /“(.*)…”/u.exec(judge(doc)[0]?.message ?? '')?.[1] ?? '';
  expect(quoted.length).toBeGreaterThan(40);
  expect(words.startsWith(`${quoted} `)).toBe(true);
});
