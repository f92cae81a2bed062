import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { onTestFinished } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { StoryId } from '../../../core/base/id.ts';
import { packInput, unpackOutput, type OutputAcross } from '../../../core/contract/as-text.ts';
import type { ChannelName, Input, Output } from '../../../core/contract/contract.ts';
import type { DeskPorts } from '../../../main/store-thread/duties.ts';
import { openStoreThread, type StoreThread } from '../../../main/store-thread/store-thread.ts';

/** A new folder for a library. */
export function freshLibrary(): string {
  return mkdtempSync(join(tmpdir(), 'galley-thread-'));
}

/** A store in its thread, closed when the test is over. */
export async function openThread(library = freshLibrary()): Promise<StoreThread> {
  const opened = await openStoreThread(library);
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close(0));
  return opened.value;
}

/** Asks as the page would; what is refused fails the test. */
export async function ask<Name extends ChannelName>(
  thread: StoreThread,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const answer = await thread.request(name, packInput(name, input));
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return unpackOutput(name, answer.value as OutputAcross<Name>);
}

/** A new story, empty. */
export async function newStory(thread: StoreThread): Promise<StoryId> {
  const { id } = await ask(thread, 'stories.create', { language: 'en-GB' });
  return id;
}

/** A batch that types `text` at the headline's `at`, made upon place `seq` of the journal. */
export function typed(id: StoryId, seq: number, at: number, text: string) {
  const slice = new Slice(Fragment.from(articleSchema.text(text)), 0, 0);
  const step = new ReplaceStep(at, at, slice).toJSON() as Record<string, unknown>;
  return { id, seq, steps: [step], selection: { anchor: 1, head: 1 } };
}

/** Ports that a test cares about only in part; the others fail when they are asked. */
export function desk(ports: Partial<DeskPorts>): DeskPorts {
  return { emit: () => undefined, ...ports } as DeskPorts;
}

const threads: Worker[] = [];
process.on('worker', (worker) => threads.push(worker));

/** Ends the thread that was started last, as a fault of its own would. */
export async function killThread(): Promise<void> {
  await threads.at(-1)?.terminate();
}

/** The longest that this thread's loop stood still while `work` went on, in milliseconds. */
export async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work;
  clearInterval(timer);
  return Math.max(longest, performance.now() - last);
}
