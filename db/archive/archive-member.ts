/** The ending of an archive's file, without its dot. */
export const archiveEnding = 'galley-desk';

/** The name of the first member, which says what the others are. */
export const manifestName = 'manifest.json';

/** One file in an archive. */
export interface ArchiveMember {
  /** One of the exact forms that `readMemberName` knows. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** What a member is, by its name. */
export type MemberKind =
  | { readonly what: 'store' }
  | { readonly what: 'key' }
  | { readonly what: 'file'; readonly kind: 'media' | 'vault'; readonly hash: string };

const fileForm = /^(media|vault)\/([0-9a-f]{2})\/(\2[0-9a-f]{62})$/;

/**
 * What a member's name says it is; null for every name that no member has. So a name can lead
 * nowhere but to its place.
 */
export function readMemberName(name: string): MemberKind | null {
  if (name === 'galley.sqlite') return { what: 'store' };
  if (name === 'locked.json') return { what: 'key' };
  const [, kind, , hash] = fileForm.exec(name) ?? [];
  if (hash === undefined) return null;
  return { what: 'file', kind: kind as 'media' | 'vault', hash };
}

/** The name of the member that holds a file of the library. */
export function memberNameOf({ kind, hash }: { kind: 'media' | 'vault'; hash: string }): string {
  return `${kind}/${hash.slice(0, 2)}/${hash}`;
}

const block = 512;

/** Bytes that a member takes in an archive: its header, and its bytes in whole blocks. */
export function roomOf(size: number): number {
  return block + Math.ceil(size / block) * block;
}

/** Bytes after the last member: two empty blocks, as POSIX has it (pax, ustar). */
export const endSize = 2 * block;
