// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { writeDossier } from '../../../renderer/facts/dossier.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';

const written = { 'facts.exportDossier': () => ({ name: 'quay-dossier.html', sha256: 'a' }) };

describe('the dossier', () => {
  test('is written once all words are on disk, and named', async () => {
    const host = answerRequests(written);
    layOnDesk('mine');
    await writeDossier();
    expect(host.askedOf('facts.exportDossier')).toEqual([{ id: 'mine' }]);
    expect(said().at(-1)?.text).toContain('quay-dossier.html');
  });

  test('is not written without the last words', async () => {
    const host = answerRequests(written);
    layOnDesk('mine', () => Promise.resolve(false));
    await writeDossier();
    expect(host.askedOf('facts.exportDossier')).toEqual([]);
    expect(said().at(-1)).toMatchObject({ tone: 'trouble' });
  });
});
