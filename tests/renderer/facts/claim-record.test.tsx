// @vitest-environment jsdom
import './browser-fakes.ts';
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { claimStatus, type Claim, type Verdict } from '../../../core/factcheck/claim.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { ClaimCardView } from '../../../renderer/facts/claim-card.tsx';
import { focusCard } from '../../../renderer/facts/facts-view.ts';
import { useSourceView } from '../../../renderer/sources/source-view-state.ts';
import { answerRequests, said } from '../desk/desk-fixture.ts';
import {
  allByRole,
  byRole,
  draw,
  fieldOf,
  nameOf,
  pressKey,
  settle,
  typeInto,
} from '../desk/draw.ts';
import { sourceOf } from '../sources/source-fixture.ts';
import { claimOf, evidenceOf, layFacts } from './facts-fixture.ts';

function show(
  claim: Claim,
  current: string | null = claim.text,
  answers: Parameters<typeof answerRequests>[0] = {},
) {
  const host = answerRequests({
    'claims.settle': ({ verdict, text }: { verdict: Verdict; text: string }) => ({
      ...claim,
      verdict,
      text,
    }),
    'claims.signOff': () => ({ ...claim, signedBy: 'Bea', signedAt: 9 }),
    'claims.setNote': ({ note }: { note: string }) => ({ ...claim, note }),
    'claims.setFix': ({ fix }: { fix: string }) => ({ ...claim, fix }),
    'claims.setKind': ({ kind }: { kind: Claim['kind'] }) => ({ ...claim, kind }),
    'claims.removeEvidence': () => ({ ...claim, evidence: [] }),
    'claims.addEvidence': () => claim,
    'claims.rateEvidence': () => claim,
    ...answers,
  });
  const { asked } = layFacts({}, [claim]);
  const card = { id: claim.id, claim, current, status: claimStatus(claim, current) };
  const { place } = draw(<ClaimCardView card={card} isCurrent />);
  return { host, asked, place };
}

describe('the verdicts', () => {
  test('take the focus when the record is asked for, at the one that stands', () => {
    const { place } = show(claimOf('c', { verdict: 'checking' }));
    act(() => focusCard('c', 'verdict'));
    expect(document.activeElement).toBe(byRole(place, 'radio', 'Checking'));
  });

  test('are not given by arrow keys on the way', () => {
    const { place, host } = show(claimOf('c'));
    act(() => focusCard('c', 'verdict'));
    pressKey('ArrowDown');
    pressKey('ArrowDown');
    expect(document.activeElement).toBe(byRole(place, 'radio', 'Confirmed'));
    expect(host.askedOf('claims.settle')).toEqual([]);
  });

  test.each([
    ['c', 'confirmed'],
    ['n', 'needs-change'],
    ['x', 'cannot-confirm'],
    ['o', 'opinion'],
    ['k', 'checking'],
    ['u', 'unchecked'],
  ])('are given by a letter while the focus is in the card: %s', async (letter, verdict) => {
    const { host } = show(claimOf('c'));
    act(() => focusCard('c', 'verdict'));
    await settle(() => pressKey(letter));
    expect(host.askedOf('claims.settle')).toEqual([{ id: 'c', verdict, text: 'Claim c.' }]);
  });

  test('leave letters alone that are typed into a field, or held with Ctrl', () => {
    const { place, host } = show(claimOf('c'));
    act(() => fieldOf(place, 'Note').focus());
    pressKey('c');
    act(() => focusCard('c', 'verdict'));
    pressKey('c', { ctrlKey: true });
    expect(host.askedOf('claims.settle')).toEqual([]);
  });

  test('say their letters to eyes and ears', () => {
    const { place } = show(claimOf('c'));
    const radios = allByRole(place, 'radio');
    expect(radios.map(nameOf)).toEqual([
      'Unchecked',
      'Checking',
      'Confirmed',
      'Needs change',
      'Can’t confirm',
      'Opinion',
    ]);
    for (const radio of radios)
      expect(radio.getAttribute('aria-keyshortcuts')).toBe(radio.querySelector('kbd')?.textContent);
  });
});

test('Escape leads from the record back to the text, F9 on to the next record', () => {
  const { asked } = show(claimOf('c'));
  act(() => focusCard('c', 'verdict'));
  pressKey('F9');
  expect(asked).toEqual(['run claims.next']);
  pressKey('Escape');
  expect(asked.at(-1)).toBe('focus');
});

test('Escape leads from a field to the verdicts first, and keeps what was typed', async () => {
  const { place, host } = show(claimOf('c'));
  typeInto(fieldOf(place, 'Note'), 'Ask the harbour');
  await settle(() => pressKey('Escape'));
  expect(document.activeElement).toBe(byRole(place, 'radio', 'Unchecked'));
  expect(host.askedOf('claims.setNote')).toEqual([{ id: 'c', note: 'Ask the harbour' }]);
});

describe('words that changed after they were checked', () => {
  const checked = claimOf('c', {
    verdict: 'confirmed',
    text: 'The ferry sank in 1931.',
    checkedAt: 5,
  });

  test('are shown with what went and what came, named for those who only hear', () => {
    const { place } = show(checked, 'The ferry sank in 1932.');
    expect(place.querySelector('del')?.textContent).toBe('Checked: 1931.');
    expect(place.querySelector('ins')?.textContent).toBe('Now: 1932.');
  });

  test('can be confirmed again as they are, or put back as they were', async () => {
    const { place, host, asked } = show(checked, 'The ferry sank in 1932.');
    await settle(() => byRole(place, 'button', 'Still true: confirm again').click());
    expect(host.askedOf('claims.settle')).toEqual([
      { id: 'c', verdict: 'confirmed', text: 'The ferry sank in 1932.' },
    ]);
    act(() => byRole(place, 'button', 'Put the checked words back').click());
    expect(asked).toContain('replace c: The ferry sank in 1931.');
  });
});

test('a claim that needs a change says how it should read, and that can be put in', async () => {
  const { place, host, asked } = show(claimOf('c', { verdict: 'needs-change', checkedAt: 5 }));
  const put = byRole(place, 'button', 'Put it in') as HTMLButtonElement;
  expect(put.disabled).toBe(true);
  typeInto(fieldOf(place, 'Should read'), 'The ferry sank in 1933.');
  await settle(() => put.click());
  expect(host.askedOf('claims.setFix')).toEqual([{ id: 'c', fix: 'The ferry sank in 1933.' }]);
  expect(asked).toContain('replace c: The ferry sank in 1933.');
});

describe('a second person', () => {
  const checked = claimOf('c', { verdict: 'confirmed', checkedBy: 'Ada', checkedAt: 5 });

  test('is waited for only when the desk asks for one', () => {
    expect(show(checked).place.textContent).not.toContain('second person');
  });

  test('signs with S or the button; the checker is told why not', async () => {
    const { place, host } = show(checked);
    act(() => useSettings.setState({ asksSignOff: true }));
    expect(place.querySelector('.claim-status')?.textContent).toBe(
      '½ Confirmed, waiting for a second person',
    );
    expect(place.textContent).toContain('You gave this verdict yourself.');
    act(() => focusCard('c', 'verdict'));
    pressKey('s');
    expect(host.askedOf('claims.signOff')).toEqual([]);
    expect(said().at(-1)?.text).toContain('You gave this verdict yourself.');
    act(() => useSettings.setState({ editor: 'Bea' }));
    expect(byRole(place, 'button', 'Sign off as Bea')).toBeTruthy();
    await settle(() => pressKey('s'));
    expect(host.askedOf('claims.signOff')).toEqual([{ id: 'c', text: 'Claim c.' }]);
  });
});

describe('evidence', () => {
  test('is called primary or secondary later too', async () => {
    const item = evidenceOf('Harbour log', true);
    const { place, host } = show(claimOf('c', { evidence: [item] }));
    expect(byRole(place, 'radio', 'Primary').getAttribute('aria-checked')).toBe('true');
    await settle(() => byRole(place, 'radio', 'Primary').click());
    await settle(() => byRole(place, 'radio', 'Secondary').click());
    expect(host.askedOf('claims.rateEvidence')).toEqual([
      { id: 'c', evidenceId: item.id, primary: false },
    ]);
  });

  test('whose source was taken out of the vault says so, and puts it back', async () => {
    const passage = { from: 3, to: 9 };
    const source = sourceOf();
    const item = { ...evidenceOf('Harbour log', true), sourceId: source.id, passage };
    const { place, host } = show(claimOf('c', { evidence: [item] }), undefined, {
      'sources.restore': () => source,
    });
    expect(place.textContent).toContain('Its source was taken out of the vault');
    expect(allByRole(place, 'button', 'Show in source')).toEqual([]);
    await settle(() => byRole(place, 'button', 'Put it back').click());
    expect(host.askedOf('sources.restore')).toEqual([{ id: 's1' }]);
    expect(useDesk.getState().opened?.sources).toEqual([source]);
    expect(useSourceView.getState()).toMatchObject({ open: 's1', wanted: passage });
    expect(place.textContent).not.toContain('taken out');
    expect(byRole(place, 'button', 'Show in source')).toBeTruthy();
  });

  test('is begun with E, and given up with Escape, without losing the focus', () => {
    const { place } = show(claimOf('c'));
    act(() => focusCard('c', 'verdict'));
    pressKey('e');
    expect(document.activeElement).toBe(fieldOf(place, 'Source'));
    pressKey('Escape');
    expect(place.querySelector('form')).toBeNull();
    expect(document.activeElement).toBe(byRole(place, 'button', 'Add evidence'));
  });

  test('that is taken away can be put back as it was', async () => {
    const item = evidenceOf('Harbour log', true);
    const { place, host } = show(claimOf('c', { evidence: [item] }));
    await settle(() => byRole(place, 'button', 'Remove').click());
    expect(document.activeElement).toBe(byRole(place, 'button', 'Add evidence'));
    await settle(() => said().at(-1)?.action?.run());
    expect(host.askedOf('claims.addEvidence')).toEqual([{ id: 'c', evidence: item }]);
  });
});

test('a claim whose words were cut keeps its record, which no verdict changes', () => {
  const cut = claimOf('c', { verdict: 'confirmed', checkedAt: 5, checkedBy: 'Ada' });
  const { place } = show(cut, null);
  expect(place.textContent).toContain('Cut from the text');
  expect(place.textContent).toContain('✓ Confirmed · Ada');
  expect(allByRole(place, 'radio').every((radio) => (radio as HTMLButtonElement).disabled)).toBe(
    true,
  );
  expect(allByRole(place, 'button', 'Unmark')).toEqual([]);
});

test('a claim whose words stand in the text still is only unmarked', () => {
  const { place } = show(claimOf('c', { text: 'A ferry.' }), null);
  expect(place.querySelector('.claim-status')?.textContent).toContain('No longer marked');
  expect(place.textContent).not.toContain('✓ Confirmed ·');
});
