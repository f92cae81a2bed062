import type { ImportReport } from '../../core/importing/imported-document.ts';

const parts = [
  ['kept', 'Kept'],
  ['changed', 'Changed'],
  ['dropped', 'Left out'],
] as const;

/** What became of one file, in its own sentences. */
export function ReportSentences({ report }: { readonly report: ImportReport }) {
  return (
    <dl className="import-report">
      {parts.map(([part, name]) => (
        <div key={part}>
          <dt>{name}</dt>
          {report[part].length === 0 ? (
            <dd className="import-nothing">Nothing.</dd>
          ) : (
            report[part].map((sentence) => <dd key={sentence}>{sentence}</dd>)
          )}
        </div>
      ))}
    </dl>
  );
}
