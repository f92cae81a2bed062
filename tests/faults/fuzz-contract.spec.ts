import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../core/article/document.ts';
import { channelNames } from '../../core/contract/channel-names.ts';
import { channels } from '../../core/contract/contract.ts';
import { createHost, dispatch } from '../../main/host.ts';
import type { Ports } from '../../main/ports.ts';
import { createRandom, generateStory } from '../db/generate-stories.ts';
import { figure, seed, times } from './extent.ts';
import { inputFor } from './hostile-inputs.ts';
import { openOrThrow } from './library-at-work.ts';

// A page gone wild asks everything of the host that the contract has, with inputs that nearly fit it.
// Each is answered: done, or refused with a sentence. Nothing is thrown, nothing is called a fault of
// ours, and every story opens afterwards.

/** What opens dialogs, changes files elsewhere or ends the desk is somebody else's to answer here. */
const notAsked = new Set<string>(['desk.flushed']);

test('random requests over the contract are answered, and harm no story', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-contract-'));
  const store = openOrThrow(join(folder, 'library'));
  const random = createRandom(seed);
  const ids: string[] = [];
  for (let index = 0; index < 12; index++)
    ids.push(store.stories.create({ document: generateStory(index, 120), editor: 'Ada' }).id);
  const faults: string[] = [];
  const handlers = createHost(store, portsOfNobody(folder, random));
  const names = channelNames.filter((name) => !notAsked.has(name));
  const rounds = times(3_000, 200_000);
  const counts = new Map<string, number>();
  try {
    for (let round = 0; round < rounds; round++) {
      const name = names[Math.floor(random() * names.length)]!;
      const input = inputFor(channels[name].input, ids, random);
      const answer = await dispatch(handlers, name, input, (_name, fault) =>
        faults.push(`${name} ${short(input)}: ${String(fault)}`),
      );
      const outcome = answer.ok ? 'done' : answer.error.code;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (!answer.ok) expect(answer.error.message, name).toMatch(/^\S[^]{10,900}[.!?]$/);
      if (answer.ok) remember(answer.value, ids);
    }
    expect(faults).toEqual([]);
    figure(
      'random requests over the contract',
      `${rounds} of ${names.length} channels: ` +
        [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '),
    );
    store.close();
    const again = openOrThrow(join(folder, 'library'));
    for (const id of ids.slice(0, 12)) {
      const story = again.stories.open(id as never);
      if (story) expect(openDocument(story.document).ok).toBe(true);
    }
    again.close();
  } finally {
    if (store.isOpen) store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Nobody sits there: every dialog is cancelled, every window stays shut. */
function portsOfNobody(folder: string, random: () => number): Ports {
  const told: Partial<Ports> = {
    now: () => 1_790_000_000_000,
    newId: () => `n${Math.floor(random() * 1e15).toString(36)}`,
    library: null,
    copies: join(folder, 'copies'),
    replaceStore: () => undefined,
    pickArchivePlace: () => Promise.resolve(null),
    pickArchive: () => Promise.resolve(null),
    openLibrary: () => undefined,
    whenPageGoes: () => undefined,
    emit: () => undefined,
    reveal: () => undefined,
  };
  return new Proxy(told, {
    get: (ports, name) =>
      name in ports ? (Reflect.get(ports, name) as unknown) : () => Promise.resolve(null),
  }) as Ports;
}

/** Ids of what was made are asked for later. */
function remember(value: unknown, ids: string[]): void {
  if (ids.length > 400 || typeof value !== 'object' || value === null) return;
  const { id } = value as { id?: unknown };
  if (typeof id === 'string') ids.push(id);
}

function short(input: unknown): string {
  const told = JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'string' ? value.slice(0, 40) : value,
  );
  return (told as string | undefined)?.slice(0, 300) ?? 'nothing';
}
