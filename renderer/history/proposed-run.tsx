import type { ReactNode } from 'react';
import type { ProposedHere } from '../../core/article/document-difference/runs.ts';

type Kind = ProposedHere['kind'];

const spoken: Readonly<Record<Kind, string>> = {
  insertion: 'proposed to be put in',
  deletion: 'proposed to be taken out',
  format: 'proposed to look otherwise',
  form: 'proposed to be',
};

/** Words, or a picture, of which something is proposed; as they are where nothing is. */
export function drawProposed(drawn: ReactNode, proposed: ProposedHere | undefined): ReactNode {
  return proposed ? <Proposed kind={proposed.kind}>{drawn}</Proposed> : drawn;
}

/** What is proposed between the words of a text: words to come, ends of paragraphs, another form. */
export function ProposedRun({ text, kind }: { readonly text: string; readonly kind: Kind }) {
  if (kind === 'form')
    return (
      <span className="compared-proposed" data-kind="form">
        <span aria-hidden="true">{`→ ${text}`}</span>
        <span className="unseen">{` [${spoken.form} ${text}] `}</span>
      </span>
    );
  const lines = text.split('\n');
  return (
    <Proposed kind={kind}>
      {lines.map((line, index) => (
        <span key={index}>
          {index === 0 ? null : <End />}
          {line}
        </span>
      ))}
    </Proposed>
  );
}

function Proposed({ kind, children }: { readonly kind: Kind; readonly children: ReactNode }) {
  return (
    <span className="compared-proposed" data-kind={kind}>
      <span className="unseen">{` [${spoken[kind]}:] `}</span>
      {children}
      <span className="unseen"> [end] </span>
    </span>
  );
}

function End() {
  return (
    <>
      <span aria-hidden="true">¶</span>
      <span className="unseen"> end of the paragraph </span>
    </>
  );
}
