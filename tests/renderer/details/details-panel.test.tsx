// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { DetailsPanel } from '../../../renderer/details/details-panel.tsx';
import { answerRequests, layOnDesk, openStoryOf } from '../desk/desk-fixture.ts';
import { draw, fieldOf, settle, typeInto } from '../desk/draw.ts';

const setDetails = ({ id, details }: { id: string; details: object }) => ({
  ...openStoryOf(id).story,
  ...details,
});

describe('what is half typed into a detail', () => {
  test('is kept with its own story when another comes onto the desk', async () => {
    const host = answerRequests({ 'stories.setDetails': setDetails });
    layOnDesk('mine');
    const { place } = draw(<DetailsPanel />);
    typeInto(fieldOf(place, 'Topic line'), 'Harbour');
    await settle(() => layOnDesk('other'));
    expect(fieldOf(place, 'Topic line').value).toBe('');
    expect(host.askedOf('stories.setDetails')).toEqual([
      { id: 'mine', details: { kicker: 'Harbour' } },
    ]);
  });

  test('is kept when the panel is closed over it', () => {
    const host = answerRequests({ 'stories.setDetails': setDetails });
    layOnDesk('mine');
    const { place, clear } = draw(<DetailsPanel />);
    typeInto(fieldOf(place, 'Publisher'), 'The Quay');
    clear();
    expect(host.askedOf('stories.setDetails')).toEqual([
      { id: 'mine', details: { publisher: 'The Quay' } },
    ]);
  });

  test('stays in its field when the store does not take it', async () => {
    answerRequests({});
    Object.assign(window.galley, {
      request: () =>
        Promise.resolve({ ok: false, error: { code: 'disk-full', message: 'The disk is full.' } }),
    });
    layOnDesk('mine');
    const { place } = draw(<DetailsPanel />);
    typeInto(fieldOf(place, 'Publisher'), 'The Quay');
    await settle(() => fieldOf(place, 'Publisher').blur());
    expect(fieldOf(place, 'Publisher').value).toBe('The Quay');
  });
});
