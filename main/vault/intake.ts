import type { SourceId, StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { Source } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { NewSourceFile } from '../../db/vault.ts';
import {
  emptyDrop,
  firstSize,
  headSize,
  refuseAtOnce,
  tellKind,
  type ToldKind,
} from './source-kind.ts';

/** A file as it is announced. */
export interface AnnouncedFile {
  /** Its name without folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that comes piece by piece. Once it was refused it is gone, and takes nothing more. */
export interface Intake {
  /** Takes the next piece; a sentence when the vault cannot take the file. */
  append(piece: Uint8Array): Promise<Result<null, string>>;
  /** Looks at the whole file. `use` stores it; what it answers with null is forgotten. */
  finish<T>(
    use: (file: NewSourceFile, told: ToldKind) => T | null,
  ): Promise<Result<T | null, string>>;
  drop(): Promise<void>;
}

/** Begins to take a file in. */
export async function beginIntake(
  store: Pick<ArticleStore, 'sources'>,
  { name, size }: AnnouncedFile,
): Promise<Result<Intake, string>> {
  if (size === 0) return failure(emptyDrop(name));
  const draft = await store.sources.receive();
  let isLookedAt = false;

  async function look(): Promise<string | null> {
    if (isLookedAt || draft.size < Math.min(firstSize, size)) return null;
    isLookedAt = true;
    return refuseAtOnce({ name, size, head: await draft.read(0, firstSize) });
  }

  async function orDropped<T>(act: () => Promise<Result<T, string>>): Promise<Result<T, string>> {
    try {
      const answer = await act();
      if (!answer.ok) await draft.drop();
      return answer;
    } catch (error) {
      await draft.drop();
      throw error;
    }
  }

  return success({
    append: (piece) =>
      orDropped(async () => {
        if (draft.size + piece.byteLength > size) return failure(incomplete(name));
        await draft.append(piece);
        const unfit = await look();
        return unfit === null ? success(null) : failure(unfit);
      }),
    finish: (use) =>
      orDropped(async () => {
        if (draft.size !== size) return failure(incomplete(name));
        const head = await draft.read(0, headSize);
        const tail = await draft.read(Math.max(0, size - firstSize), firstSize);
        const told = tellKind({ name, size, head, tail });
        if (!told.ok) return told;
        const used = use({ draft: await draft.finish(), type: told.value.type, name }, told.value);
        if (used === null) await draft.drop();
        return success(used);
      }),
    drop: () => draft.drop(),
  });
}

/** What a file becomes: a source of its own. */
export interface SourceToBe {
  readonly id: SourceId;
  readonly storyId: StoryId;
  readonly editor: string;
}

/** Stores a file that came whole; null when its story is gone. */
export function storeAsSource(
  { sources }: Pick<ArticleStore, 'sources'>,
  source: SourceToBe,
): (file: NewSourceFile, told: ToldKind) => Source | null {
  return (file, { kind }) => sources.add({ ...source, kind, file, details: {} });
}

/** A file's name without folders and without what cannot be seen, as far as it can be kept. */
export function cleanFileName(name: string): string {
  const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const visible = bare.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return visible === '' ? 'Unnamed file' : visible.slice(0, 200);
}

function incomplete(name: string): string {
  return `“${name}” did not come whole: it may have changed while it was read. Nothing was stored. Drop it in again.`;
}
