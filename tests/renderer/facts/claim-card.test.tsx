// @vitest-environment jsdom
import './browser-fakes.ts';
import { act } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClaimId, EvidenceId, StoryId } from '../../../core/base/id.ts';
import type { Claim, Evidence } from '../../../core/factcheck/claim.ts';
import { ClaimCardView } from '../../../renderer/facts/claim-card.tsx';
import { ClaimHistory } from '../../../renderer/facts/claim-history.tsx';
import { useEvidenceDrafts } from '../../../renderer/facts/evidence-drafts.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { byRole, draw, fieldOf, settle, typeInto } from '../desk/draw.ts';

const claim: Claim = {
  id: 'c1' as ClaimId,
  storyId: 'mine' as StoryId,
  kind: 'other',
  verdict: 'unchecked',
  text: 'The ferry sank in 1931.',
  fix: '',
  note: '',
  evidence: [],
  checkedBy: '',
  checkedAt: null,
  signedBy: '',
  signedAt: null,
  createdAt: 1,
};
const card = { id: claim.id, claim, status: 'unchecked', current: claim.text } as const;
const inHand = <ClaimCardView card={card} isCurrent />;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  useEvidenceDrafts.setState({}, true);
  layOnDesk('mine');
});

test('a note that is half typed is kept when its card goes', () => {
  const host = answerRequests({
    'claims.setNote': ({ note }: { note: string }) => ({ ...claim, note }),
  });
  const { place, clear } = draw(inHand);
  typeInto(fieldOf(place, 'Note'), 'Ask the harbour');
  clear();
  expect(host.askedOf('claims.setNote')).toEqual([{ id: 'c1', note: 'Ask the harbour' }]);
});

describe('evidence that is being written down', () => {
  test('is still there when the caret has left the claim, and when its card was gone', () => {
    answerRequests({});
    const first = draw(inHand);
    act(() => byRole(first.place, 'button', 'Add evidence').click());
    typeInto(fieldOf(first.place, 'Source'), 'Harbour log');
    first.clear();
    const { place } = draw(<ClaimCardView card={card} isCurrent={false} />);
    expect(fieldOf(place, 'Source').value).toBe('Harbour log');
    expect(document.activeElement).toBe(document.body);
  });

  test('is kept once, however often Enter is pressed', async () => {
    let answer: (kept: Claim) => void = () => undefined;
    const host = answerRequests({
      'claims.addEvidence': () => new Promise((resolve) => (answer = resolve)),
    });
    const { place } = draw(inHand);
    act(() => byRole(place, 'button', 'Add evidence').click());
    typeInto(fieldOf(place, 'Source'), 'Harbour log');
    const form = place.querySelector('form');
    act(() => form?.requestSubmit());
    act(() => form?.requestSubmit());
    const evidence: Evidence = {
      id: 'e1' as EvidenceId,
      source: 'Harbour log',
      quote: '',
      locator: '',
      primary: true,
      seenAt: 1,
      sourceId: null,
      passage: null,
    };
    await settle(() => answer({ ...claim, evidence: [evidence] }));
    expect(host.askedOf('claims.addEvidence')).toHaveLength(1);
    expect(place.querySelector('form')).toBeNull();
  });
});

test('the history of a claim is read anew when the claim changes under it', async () => {
  const what = ['Marked as a claim'];
  answerRequests({ 'claims.history': () => what.map((one) => ({ at: 1, who: 'Ada', what: one })) });
  const { place, redraw } = draw(<ClaimHistory claim={claim} />);
  await settle(() => {
    const details = place.querySelector('details');
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
  });
  what.unshift('Confirmed');
  await settle(() => redraw(<ClaimHistory claim={{ ...claim, verdict: 'confirmed' }} />));
  expect(place.querySelector('li')?.textContent).toContain('Confirmed');
});
