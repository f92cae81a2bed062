import { describe, expect, test, vi } from 'vitest';
import { failure, success } from '../../core/base/result.ts';
import { channelNames } from '../../core/contract/channel-names.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import { dispatch } from '../../main/host.ts';

const quiet = () => undefined;
const handlersThat = (act: (input: never) => unknown) =>
  Object.fromEntries(channelNames.map((name) => [name, act])) as unknown as Handlers;

function throwing(fault: unknown): Handlers {
  return handlersThat(() => {
    throw fault;
  });
}

function sqliteFault(code: string): Error {
  return Object.assign(new Error('UPDATE story SET secret = 1 failed'), {
    name: 'SqliteError',
    code,
  });
}

describe('a request', () => {
  test('reaches its handler with the input that the schema let through', async () => {
    const handle = vi.fn(() => success(null));
    const outcome = await dispatch(handlersThat(handle), 'stories.remove', { id: 'abc' }, quiet);
    expect(outcome).toEqual({ ok: true, value: null });
    expect(handle).toHaveBeenCalledWith({ id: 'abc' });
  });

  test('brings back the failure that its handler gave', async () => {
    const gone = failure({ code: 'not-found', message: 'It is not there.' });
    expect(
      await dispatch(
        handlersThat(() => gone),
        'stories.open',
        { id: 'abc' },
        quiet,
      ),
    ).toEqual(gone);
  });

  test.each([
    ['no input', 'stories.open', undefined],
    ['a path for an id', 'stories.open', { id: '../../etc/passwd' }],
    ['more than was asked for', 'stories.open', { id: 'abc', sql: 'DROP TABLE story' }],
    ['a wrong type', 'journal.append', { id: 'abc', seq: '1', steps: [{}], selection: null }],
    ['an endless line', 'tags.add', { id: 'abc', kind: 'own', name: 'x'.repeat(401) }],
    ['bytes that are none', 'media.add', { bytes: { length: 3 } }],
  ] as const)('with %s never reaches a handler', async (_name, channel, input) => {
    const handle = vi.fn(() => success(null));
    const outcome = await dispatch(handlersThat(handle), channel, input, quiet);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(handle).not.toHaveBeenCalled();
  });

  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_IOERR_WRITE', 'store'],
    ['SQLITE_CORRUPT_INDEX', 'store'],
    ['SQLITE_BUSY_SNAPSHOT', 'store'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'internal'],
    ['SQLITE_ERROR', 'internal'],
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['ECONNRESET', 'internal'],
  ])('that ends in %s fails as %s, in words for an editor', async (code, expected) => {
    const outcome = await dispatch(
      throwing(sqliteFault(code)),
      'stories.remove',
      { id: 'abc' },
      quiet,
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: expected } });
    expect(JSON.stringify(outcome)).not.toMatch(/SQLITE|UPDATE|secret|Error|E[A-Z]{4,}/);
  });

  test.each([[new Error('at /home/ada/db.ts:3')], ['a string'], [null], [{ code: 'SQLITE_FULL' }]])(
    'that throws %s gives nothing of it away, and puts it on record',
    async (fault) => {
      const hear = vi.fn();
      const outcome = await dispatch(throwing(fault), 'stories.remove', { id: 'abc' }, hear);
      expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(outcome)).not.toMatch(/home|string|SQLITE/);
      expect(hear).toHaveBeenCalledExactlyOnceWith(
        'stories.remove',
        fault,
        (outcome as { error: unknown }).error,
      );
    },
  );

  test('a promise that is refused is a failure like any other', async () => {
    const handlers = handlersThat(() => Promise.reject(sqliteFault('SQLITE_FULL')));
    const outcome = await dispatch(handlers, 'stories.remove', { id: 'abc' }, quiet);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  });

  test('requests reach the store in the order that they came in', async () => {
    const seen: unknown[] = [];
    const handlers = handlersThat((input: unknown) => {
      seen.push((input as { name: string }).name);
      return success([]);
    });
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(
      names.map((name) => dispatch(handlers, 'tags.add', { id: 'abc', kind: 'own', name }, quiet)),
    );
    expect(seen).toEqual(names);
  });
});
