import { failure, success, type Result } from '../../core/base/result.ts';
import { storeVersion } from '../store-format.ts';
import { readMemberName, type ArchiveMember } from './archive-member.ts';
import type { ArchiveFailure } from './archive-failure.ts';

/** What an archive says of itself, in its first member. */
export interface ArchiveManifest {
  /** When it was made by the clock of that time, in milliseconds since 1970. */
  readonly at: number;
  /** The layout of its store. */
  readonly version: number;
  readonly stories: number;
  /** Whether its store and files lie in it encrypted under a passphrase, with their key file. */
  readonly isEncrypted: boolean;
  /** In the order in which they lie in it, which is that of their names. */
  readonly members: readonly ArchiveMember[];
}

const what = 'A Galley desk in one file';
const format = 1;

/** More than any desk has; a list of them alone has 150 MB. */
const mostMembers = 1_000_000;

/**
 * A manifest as it is written: JSON with one member a line, so that it can be read line by line
 * and a hostile one costs nothing.
 */
export function spellManifest({ members, ...head }: ArchiveManifest): Buffer {
  const { at, version, stories, isEncrypted } = head;
  const begin = JSON.stringify({ what, format, at, version, stories, isEncrypted });
  const lines = members.map(({ name, size, sha256 }) => JSON.stringify([name, size, sha256]));
  return Buffer.from(`${begin.slice(0, -1)},"members":[\n${lines.join(',\n')}\n]}\n`, 'latin1');
}

/** Takes a manifest in, piece by piece. */
export interface ManifestReader {
  /** @returns a failure as soon as it is clear that this is no manifest that can be read. */
  push(piece: Uint8Array): ArchiveFailure | null;
  end(): Result<ArchiveManifest, ArchiveFailure>;
}

const longestLine = 400;
const headForm =
  /^\{"what":"A Galley desk in one file","format":(\d{1,9})(?:,"at":(\d{1,16}),"version":(\d{1,6}),"stories":(\d{1,9}),"isEncrypted":(true|false),"members":\[$)?/;
const memberForm = /^\["([a-z0-9./]{1,80})",(\d{1,15}),"([0-9a-f]{64})"\](,?)$/;

/**
 * @param most how many bytes the members may have together, each with its header; what is more is
 * refused at once
 * @param roomFor bytes that a member of some size takes
 */
export function createManifestReader(
  most: number,
  roomFor: (size: number) => number,
): ManifestReader {
  let rest = '';
  let head: Omit<ArchiveManifest, 'members'> | null = null;
  let isOpen = true;
  let isClosed = false;
  let taken = 0;
  const members: ArchiveMember[] = [];

  function readLine(line: string): ArchiveFailure | null {
    if (!head) return readHead(line);
    if (line === ']}' && !isOpen && !isClosed) {
      isClosed = true;
      return null;
    }
    const [, name = '', size = '', sha256 = '', comma] = memberForm.exec(line) ?? [];
    const before = members.at(-1)?.name ?? '';
    if (comma === undefined || isClosed || !isOpen || !(name > before)) return damaged('a line');
    const member = { name, size: Number(size), sha256 };
    if (!isMember(member, head.isEncrypted)) return damaged(`the member ${name}`);
    taken += roomFor(member.size);
    if (taken > most || members.length >= mostMembers) return damaged('more than there is');
    members.push(member);
    isOpen = comma === ',';
    return null;
  }

  function readHead(line: string): ArchiveFailure | null {
    const [, written, at, version, stories, isEncrypted] = headForm.exec(line) ?? [];
    if (written === undefined) return { code: 'not-archive', detail: 'another first line' };
    if (Number(written) > format) return { code: 'newer', detail: `format ${written}` };
    if (isEncrypted === undefined) return damaged('the first line');
    if (Number(version) > storeVersion) return { code: 'newer', detail: `layout ${version}` };
    head = {
      at: Number(at),
      version: Number(version),
      stories: Number(stories),
      isEncrypted: isEncrypted === 'true',
    };
    return Number.isSafeInteger(head.at) && head.at <= 8.64e15 ? null : damaged('the time');
  }

  return {
    push: (piece) => {
      const lines = (rest + Buffer.from(piece).toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const refused = readLine(line);
        if (refused) return refused;
      }
      return rest.length > longestLine ? damaged('a long line') : null;
    },
    end: () => {
      if (!head && rest !== '') return failure(readHead(rest) ?? damaged('the end'));
      if (!head || !isClosed || rest !== '') return failure(damaged('the end'));
      const names = members.map(({ name }) => name);
      const hasKey = names.includes('locked.json');
      if (names[0] !== 'galley.sqlite' || hasKey !== head.isEncrypted)
        return failure(damaged('the store or its key'));
      return success({ ...head, members });
    },
  };
}

/** The largest key file, in bytes; see db/key-file.ts. */
const mostKeyBytes = 20_000;

function isMember({ name, size, sha256 }: ArchiveMember, isEncrypted: boolean): boolean {
  const kind = readMemberName(name);
  if (!kind) return false;
  if (kind.what === 'key') return size <= mostKeyBytes;
  // What is not encrypted is named by the hash of its bytes.
  return kind.what === 'store' || isEncrypted || kind.hash === sha256;
}

function damaged(where: string): ArchiveFailure {
  return { code: 'damaged', detail: `manifest: ${where}` };
}
