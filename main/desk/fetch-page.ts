import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { failure, success, type Result } from '../../core/base/result.ts';
import { isSafeLink } from '../../core/article/link.ts';
import type { FetchedPage } from '../vault/keep-fetched.ts';
import { isPublicAddress } from './public-address.ts';

// The one place in the house that reaches the network, and only when the editor said so. Chromium
// stays walled off: this is Node's own client, which keeps no cookies, no cache and no names, and
// sends nothing but the address that was asked for.

/** What stands around a fetch. Tests put their own in its place. */
export interface FetchSurroundings {
  readonly lookup: (
    host: string,
    answer: (error: Error | null, addresses: readonly LookupAddress[]) => void,
  ) => void;
  /** Whether an IP address may be called. */
  readonly mayCall: (address: string) => boolean;
  /** Milliseconds until it is given up, redirects and all. */
  readonly patience: number;
  readonly mostBytes: number;
}

const mebibyte = 1024 * 1024;
const mostRedirects = 5;

const usual: FetchSurroundings = {
  lookup: (host, answer) => systemLookup(host, { all: true }, answer),
  mayCall: isPublicAddress,
  patience: 30_000,
  mostBytes: 20 * mebibyte,
};

/** Another place, to which the server of the one that was asked sends on. */
export interface SentOn {
  readonly sentOnTo: string;
}

/** A fetch that came to nothing; `message` is for the editor. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * Fetches one page. Every name is resolved here and every address looked at before it is called,
 * so that neither a redirect nor a name server can lead into the newsroom's own network. Redirects
 * within a place are followed; to another place only the editor can send.
 * @param address http or https, without credentials
 * @returns the page, where another place has it, or a sentence for the editor
 */
export async function fetchPage(
  address: string,
  surroundings: Partial<FetchSurroundings> = {},
): Promise<Result<FetchedPage | SentOn, string>> {
  const around = { ...usual, ...surroundings };
  const stop = AbortSignal.timeout(around.patience);
  try {
    return success(await follow(address, around, stop));
  } catch (error) {
    if (error instanceof Refusal) return failure(error.message);
    return failure(stop.aborted ? tooSlow(around.patience) : unreachable(address, error));
  }
}

async function follow(
  address: string,
  around: FetchSurroundings,
  stop: AbortSignal,
): Promise<FetchedPage | SentOn> {
  let url = checked(address, around);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await ask(url, around, stop);
    const next = redirectOf(answer, url, around);
    if (next === null) return { address: url.href, bytes: await readAll(answer, around, stop) };
    answer.destroy();
    if (!isSamePlace(url, next)) return { sentOnTo: next.href };
    url = next;
  }
  throw new Refusal(tooManyRedirects);
}

function checked(address: string, { mayCall }: FetchSurroundings): URL {
  if (!isSafeLink(address)) throw new Refusal(notAddress);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal(notAddress);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayCall(host)) throw new Refusal(notPublic(url));
  return url;
}

/** The same host, with or without “www.”, that is no less private than before. */
function isSamePlace(from: URL, to: URL): boolean {
  const bare = ({ hostname }: URL): string => hostname.replace(/^www\./, '');
  const isWorse = from.protocol === 'https:' && to.protocol === 'http:';
  return bare(from) === bare(to) && from.port === to.port && !isWorse;
}

function ask(url: URL, around: FetchSurroundings, stop: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  const options: RequestOptions = {
    method: 'GET',
    signal: stop,
    agent: false,
    maxHeaderSize: 32_768,
    headers: {
      accept: 'text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Mozilla/5.0 (compatible; Galley)',
    },
    lookup: (name, { all }, answer) => {
      around.lookup(name, (error, addresses) => {
        // One inner address among public ones is refused as well: it is where an attack would go.
        const isFit = error === null && addresses.every((one) => around.mayCall(one.address));
        const refusal = error ?? (isFit ? null : new Refusal(notPublic(url)));
        const [first = { address: '', family: 4 }] = addresses;
        if (all === true) answer(refusal, [...addresses]);
        else answer(refusal, first.address, first.family);
      });
    },
  };
  return new Promise((resolve, reject) => {
    // An answer that is none, such as a change of protocol, closes it without an error.
    const closed = (): void => reject(new Error('It was closed without an answer'));
    request(url, options, resolve).on('error', reject).on('close', closed).end();
  });
}

function redirectOf(answer: IncomingMessage, from: URL, around: FetchSurroundings): URL | null {
  const { statusCode = 0, headers } = answer;
  const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
  if (!isRedirect || headers.location === undefined) {
    if (statusCode !== 200) {
      answer.destroy();
      throw new Refusal(refusedByServer(from, statusCode));
    }
    return null;
  }
  if (!URL.canParse(headers.location, from.href)) throw new Refusal(notAddress);
  return checked(new URL(headers.location, from).href, around);
}

async function readAll(
  answer: IncomingMessage,
  { mostBytes }: FetchSurroundings,
  stop: AbortSignal,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const body = unpacked(answer);
  const giveUp = (): void => void body.destroy(new Error('It took too long'));
  stop.addEventListener('abort', giveUp);
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > mostBytes) throw new Refusal(tooLarge(mostBytes));
      pieces.push(piece);
    }
  } finally {
    stop.removeEventListener('abort', giveUp);
    answer.destroy();
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function unpacked(answer: IncomingMessage): Readable {
  const unpack = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[(answer.headers['content-encoding'] ?? '').toLowerCase()];
  if (!unpack) return answer;
  const stream = unpack();
  answer.on('error', (error) => stream.destroy(error));
  answer.on('aborted', () => stream.destroy(new Error('The answer was cut short')));
  return answer.pipe(stream);
}

const byHand = 'Open the link in your browser, save the page, and drop it in.';
const nothing = 'Nothing was stored.';
const notAddress = `The link led to something that is no plain web address. ${nothing} ${byHand}`;
const tooManyRedirects = `The link was sent on more than ${mostRedirects} times. ${nothing} ${byHand}`;

function notPublic({ host }: URL): string {
  return `“${host}” is no place on the public web but one in your own network or machine, and Galley fetches nothing from there. ${nothing} Save the page yourself, and drop it in.`;
}

function refusedByServer({ host }: URL, status: number): string {
  const what =
    status === 404 || status === 410 ? 'says that there is no such page' : 'refused the page';
  return `“${host}” ${what} (${status}). ${nothing} ${byHand}`;
}

function tooSlow(patience: number): string {
  return `The page did not come within ${Math.round(patience / 1000)} seconds. ${nothing} Try again later, or save the page yourself and drop it in.`;
}

function tooLarge(mostBytes: number): string {
  return `The page is larger than ${Math.round(mostBytes / mebibyte)} MB. ${nothing} Save what you need of it, and drop that in.`;
}

function unreachable(address: string, error: unknown): string {
  const { host } = new URL(address);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `“${host}” could not be found: there is no network, or no such place. ${nothing} Check the address and the connection, then try again.`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS/.test(code)) {
    return `“${host}” could not prove that it is what it says, so nothing was fetched from it. ${nothing} Check the address.`;
  }
  return `“${host}” could not be reached${code === '' ? '' : ` (${code})`}. ${nothing} Check the connection, then try again.`;
}
