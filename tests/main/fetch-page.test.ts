import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { success } from '../../core/base/result.ts';
import { fetchAsking } from '../../main/desk/fetch-asking.ts';
import { fetchPage, type FetchSurroundings, type SentOn } from '../../main/desk/fetch-page.ts';
import type { FetchedPage } from '../../main/vault/keep-fetched.ts';
import { isPublicAddress } from '../../main/desk/public-address.ts';

/** A server of our own; what stands in for the network knows only its port. */
async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

const here: Partial<FetchSurroundings> = {
  lookup: (host, answer) => {
    const isKnown = host.endsWith('example.org');
    const missing = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    answer(isKnown ? null : missing, isKnown ? [{ address: '127.0.0.1', family: 4 }] : []);
  },
  mayCall: (address) => address === '127.0.0.1',
};

async function textOf(answer: ReturnType<typeof fetchPage>): Promise<string> {
  const page = await answer;
  if (!page.ok) return `refused: ${page.error}`;
  if ('sentOnTo' in page.value) return `sent on to ${page.value.sentOnTo}`;
  return new TextDecoder().decode(page.value.bytes);
}

describe('a page is fetched', () => {
  test('with nothing said but what is asked for', async () => {
    const heard: object[] = [];
    const port = await serve((request, answer) => {
      heard.push({ url: request.url, method: request.method, headers: request.headers });
      answer.setHeader('set-cookie', 'a=1; Max-Age=9999').end('<p>Hello');
    });
    const address = `http://news.example.org:${port}/a?b=c`;
    expect(await textOf(fetchPage(address, here))).toBe('<p>Hello');
    expect(await textOf(fetchPage(address, here))).toBe('<p>Hello');
    expect(heard[1]).toEqual(heard[0]);
    expect(Object.keys((heard[0] as { headers: object }).headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('unpacked from %s', async (encoding, pack) => {
    const port = await serve((_request, answer) => {
      answer.setHeader('content-encoding', encoding).end(pack('Words '.repeat(5000)));
    });
    expect(await textOf(fetchPage(`http://example.org:${port}/`, here))).toBe(
      'Words '.repeat(5000),
    );
  });

  test('where it was sent on to, five times at most', async () => {
    const port = await serve((request, answer) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) answer.end('There');
      else answer.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const page = await fetchPage(`http://example.org:${port}/5`, here);
    expect(page).toMatchObject({ value: { address: `http://example.org:${port}/0` } });
    expect(await textOf(fetchPage(`http://example.org:${port}/6`, here))).toMatch(
      /more than 5 times/,
    );
  });
});

describe('a server that sends on', () => {
  test.each([
    ['https://other.example.org/a', 'https://other.example.org/a'],
    ['http://example.org:1/a', 'http://example.org:1/a'],
    ['//www.example.org:PORT/there', null],
    ['/there', null],
  ])('to %s is followed within the same place only', async (location, place) => {
    const heard: (string | undefined)[] = [];
    const port = await serve((request, answer) => {
      heard.push(request.url);
      if (request.url === '/there') answer.end('There');
      else answer.writeHead(302, { location: location.replace('PORT', String(port)) }).end();
    });
    const text = await textOf(fetchPage(`http://example.org:${port}/`, here));
    expect(text).toBe(place === null ? 'There' : `sent on to ${place}`);
    expect(heard).toEqual(place === null ? ['/', '/there'] : ['/']);
  });

  test('to another place: the editor is asked about each, and one no is a no', async () => {
    const answers: Readonly<Record<string, FetchedPage | SentOn>> = {
      'https://short.example/x': { sentOnTo: 'https://tracker.example/?x' },
      'https://tracker.example/?x': { sentOnTo: 'https://paper.example/x' },
      'https://paper.example/x': { address: 'https://paper.example/x', bytes: new Uint8Array(3) },
      'https://round.example/': { sentOnTo: 'https://round.example/' },
    };
    const fetched: string[] = [];
    const asked: (string | undefined)[][] = [];
    const run = (address: string, no = '') =>
      fetchAsking(
        address,
        (place, from) => {
          asked.push([place.host, from?.host]);
          return Promise.resolve(place.host !== no);
        },
        (one) => {
          fetched.push(one);
          return Promise.resolve(success(answers[one]!));
        },
      );
    expect(await run('https://short.example/x')).toMatchObject({
      value: { address: 'https://paper.example/x' },
    });
    expect(asked).toEqual([
      ['short.example', undefined],
      ['tracker.example', 'short.example'],
      ['paper.example', 'tracker.example'],
    ]);
    fetched.length = 0;
    expect(await run('https://short.example/x', 'tracker.example')).toBeNull();
    expect(fetched).toEqual(['https://short.example/x']);
    expect(await run('https://round.example/')).toMatchObject({ ok: false });
  });
});

describe('nothing is fetched', () => {
  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://169.254.169.254/latest',
    'http://192.168.1.1/',
  ])('from the inside: %s', async (address) => {
    const answer = await fetchPage(address);
    expect(!answer.ok && answer.error).toMatch(/your own network or machine/);
  });

  test('from a name that leads inside, also among others', async () => {
    let calls = 0;
    const port = await serve((_request, answer) => {
      calls += 1;
      answer.end('secret');
    });
    for (const inner of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::1']]) {
      const answer = await fetchPage(`http://example.org:${port}/`, {
        lookup: (_host, tell) =>
          tell(
            null,
            inner.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          ),
      });
      expect(!answer.ok && answer.error).toMatch(/your own network or machine/);
    }
    expect(calls).toBe(0);
  });

  test.each([
    ['http://127.0.0.2:PORT/', /your own network/],
    ['file:///etc/passwd', /no plain web address/],
    ['http://user:word@example.org/', /no plain web address/],
    ['javascript:alert(1)', /no plain web address/],
  ])('that it is sent on to: %s', async (location, sentence) => {
    const port = await serve((request, answer) => {
      if (request.url !== '/go') answer.end('secret');
      else answer.writeHead(301, { location: location.replace('PORT', String(port)) }).end();
    });
    const answer = await fetchPage(`http://example.org:${port}/go`, here);
    expect(!answer.ok && answer.error).toMatch(sentence);
  });

  test.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'mailto:a@example.org',
    'x',
    'app://galley/',
  ])('that is no web address: %s', async (address) => {
    const answer = await fetchPage(address, here);
    expect(!answer.ok && answer.error).toMatch(/no plain web address/);
  });

  test.each([
    [
      'is too large',
      (answer: Parameters<RequestListener>[1]) => void answer.end('x'.repeat(5000)),
      /larger than/,
    ],
    [
      'grows too large',
      (answer: Parameters<RequestListener>[1]) =>
        void answer.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(5_000_000))),
      /larger than/,
    ],
    [
      'never ends',
      (answer: Parameters<RequestListener>[1]) => void answer.write('x'),
      /did not come within/,
    ],
    [
      'changes the protocol',
      (answer: Parameters<RequestListener>[1]) =>
        void answer.socket?.end(
          'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
        ),
      /could not be reached/,
    ],
    ['never begins', () => undefined, /did not come within/],
    [
      'is not there',
      (answer: Parameters<RequestListener>[1]) => void answer.writeHead(404).end(),
      /no such page.*404/,
    ],
    [
      'breaks off',
      (answer: Parameters<RequestListener>[1]) => void answer.socket?.destroy(),
      /could not be reached/,
    ],
    [
      'is packed wrongly',
      (answer: Parameters<RequestListener>[1]) =>
        void answer.setHeader('content-encoding', 'gzip').end('not gzip'),
      /could not be reached/,
    ],
  ])('that %s', async (_what, reply, sentence) => {
    const port = await serve((_request, answer) => reply(answer));
    const bounds = { ...here, mostBytes: 4096, patience: 400 };
    const answer = await fetchPage(`http://example.org:${port}/`, bounds);
    expect(!answer.ok && answer.error).toMatch(sentence);
    expect(!answer.ok && answer.error).toMatch(/Nothing was stored\. .*\.$/);
  });
});

test.each([
  ['93.184.215.14', true],
  ['8.8.8.8', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ['172.15.0.1', true],
  ['172.16.0.1', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:8.8.8.8', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['2002:7f00:1::', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b::127.0.0.1', false],
  ['64:ff9b::', false],
  ['64:ff9b::808:808', true],
  ['nonsense', false],
])('whether %s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
