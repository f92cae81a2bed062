import type { TextSpan } from '../../core/article/text-blocks.ts';
import type { EvidenceId } from '../../core/base/id.ts';
import type { Evidence } from '../../core/factcheck/claim.ts';
import { pageNameAt, type Source, type SourceText } from '../../core/factcheck/source.ts';
import { citationOf, isMostlyPrimary } from './source-names.ts';

/** The longest passage that evidence quotes, in UTF-16 units. */
const mostQuoted = 20_000;

/** An item of evidence that quotes a passage of a source and leads back to it. */
export function evidenceFrom(
  source: Source,
  text: SourceText,
  span: TextSpan,
  id: string,
): Evidence {
  const passage = { from: span.from, to: endOf(text.text, span) };
  return {
    id: id as EvidenceId,
    quote: text.text.slice(passage.from, passage.to),
    source: citationOf(source),
    locator: locatorOf(text, passage),
    primary: isMostlyPrimary(source.kind),
    seenAt: Date.now(),
    sourceId: source.id,
    passage,
  };
}

/** What is too long is cut, but never through a character. */
function endOf(text: string, { from, to }: TextSpan): number {
  const most = from + mostQuoted;
  if (to <= most) return to;
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
}

function locatorOf(text: SourceText, { from, to }: TextSpan): string {
  const first = pageNameAt(text, from);
  const last = pageNameAt(text, to - 1);
  return first === last ? first : `${first} to ${last}`;
}
