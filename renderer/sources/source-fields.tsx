import { useId } from 'react';
import { toSafeLink } from '../../core/article/link.ts';
import type { SourceDetails } from '../../core/factcheck/source.ts';

/** What is typed about a source; when it was retrieved is set by what is done. */
export type SourceDraft = Omit<SourceDetails, 'retrievedAt'>;

/** Nothing typed yet. */
export const blankSource: SourceDraft = {
  title: '',
  publisher: '',
  author: '',
  published: '',
  address: '',
};

const labels: readonly (readonly [keyof SourceDraft, string])[] = [
  ['title', 'Title'],
  ['author', 'Author or speaker'],
  ['publisher', 'Publisher'],
  ['published', 'Date, such as 2026-03-04'],
  ['address', 'Web address'],
];

interface SourceFieldsProps {
  readonly draft: SourceDraft;
  /** The field that is asked for before the others. */
  readonly first?: keyof SourceDraft;
  readonly onChange: (draft: SourceDraft) => void;
}

/** The fields that describe a source. */
export function SourceFields({ draft, first = 'title', onChange }: SourceFieldsProps) {
  const problemId = useId();
  const inOrder = labels.toSorted(
    ([one], [other]) => Number(other === first) - Number(one === first),
  );
  return inOrder.map(([field, label]) => {
    const problem = field === 'address' ? addressProblem(draft.address) : null;
    return (
      <label key={field} className="field">
        <span>{label}</span>
        <input
          autoFocus={field === first}
          inputMode={field === 'address' ? 'url' : 'text'}
          value={draft[field]}
          maxLength={field === 'address' ? 4096 : 400}
          aria-invalid={problem !== null}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
        />
        {problem ? (
          <span id={problemId} className="field-problem">
            {problem}
          </span>
        ) : null}
      </label>
    );
  });
}

/** Why what was typed is no web address, or null; one without its beginning is understood. */
export function addressProblem(typed: string): string | null {
  const isWeb = typed.trim() === '' || /^https?:/i.test(toSafeLink(typed) ?? '');
  return isWeb ? null : 'This is no web address. It should look like https://example.org/page.';
}

/** The draft without the space around its texts, its address whole. */
export function trimmed(draft: SourceDraft): SourceDraft {
  const { title, publisher, author, published, address } = draft;
  return {
    title: title.trim(),
    publisher: publisher.trim(),
    author: author.trim(),
    published: published.trim(),
    address: toSafeLink(address) ?? address.trim(),
  };
}
