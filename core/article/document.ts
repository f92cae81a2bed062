import { Node } from 'prosemirror-model';
import { failure, success, type Result } from '../base/result.ts';
import { checkProposals } from './schema/proposals.ts';
import { articleSchema } from './schema.ts';

/** The version of the document JSON that this release writes. */
export const documentVersion = 1;

/** A document as stored: ProseMirror JSON and the version of the schema that wrote it. */
export interface StoredDocument {
  readonly version: number;
  readonly doc: unknown;
}

/** Why a stored document cannot be opened. */
export type DocumentError =
  | { readonly code: 'newer'; readonly version: number }
  | { readonly code: 'invalid'; readonly reason: string };

type Migration = (doc: unknown) => unknown;

/** Entry n lifts the JSON of version n + 1 to version n + 2; none is needed yet. */
const migrations: readonly Migration[] = [];

/** The JSON of `doc` with the present version. */
export function storeDocument(doc: Node): StoredDocument {
  return { version: documentVersion, doc: doc.toJSON() };
}

/**
 * Opens a stored document: lifts it to the present version, then checks every node, mark and
 * attribute against the schema. Hostile JSON ends as an error value, never as a throw.
 */
export function openDocument(stored: StoredDocument): Result<Node, DocumentError> {
  if (stored.version > documentVersion) return failure({ code: 'newer', version: stored.version });
  try {
    const lifted = migrations
      .slice(stored.version - 1)
      .reduce((doc, lift) => lift(doc), stored.doc);
    const node = Node.fromJSON(articleSchema, lifted);
    if (node.type !== articleSchema.topNodeType) throw new RangeError('Not a whole story');
    node.check();
    checkProposals(node);
    return success(node);
  } catch (error) {
    return failure({
      code: 'invalid',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A story with nothing in it yet: an empty head and one empty paragraph. */
export function emptyDocument(): Node {
  const doc = articleSchema.topNodeType.createAndFill();
  if (doc === null) throw new TypeError('The schema allows no empty story');
  return doc;
}
