import { useId } from 'react';
import {
  exportFormats,
  isForReaders,
  type ExportFormat,
} from '../../core/publishing/export-format.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { openSettings } from '../settings/settings-state.ts';
import { Button } from '../ui/button.tsx';
import { closeChecklist, setClaimReview, setFormat, usePublishing } from './publishing-state.ts';

/** A form by its name, and what one should know of it. */
const forms: Readonly<Record<ExportFormat, { readonly name: string; readonly about: string }>> = {
  page: {
    name: 'Web page, in one file',
    about: 'A whole page with its pictures inside: it can be published or sent as it stands.',
  },
  'page-beside': {
    name: 'Web page, pictures beside it',
    about: 'A whole page, and a folder “pictures” with copies for small screens: publish both.',
  },
  fragment: {
    name: 'Fragment for a CMS',
    about: 'The article alone, to be put into a page of your own system.',
  },
  markdown: { name: 'Markdown', about: 'The text with its structure, for systems that read it.' },
  text: { name: 'Plain text', about: 'The words alone.' },
  'story-file': {
    name: 'Galley story file',
    about:
      'The story with its notes, claims, evidence and sources, to be opened in another Galley. It is for colleagues, not for publication.',
  },
};

/** In what form the story goes, and in which surroundings. */
export function ExportForm() {
  const format = useSettings(({ exportFormat }) => exportFormat);
  const isPage = format === 'page' || format === 'page-beside';
  return (
    <div className="export-form">
      <FormatField />
      {isPage ? <TemplateLine /> : null}
      {isForReaders(format) ? <ClaimReviewBox format={format} /> : null}
    </div>
  );
}

/** The form, which is remembered, with what one should know of it. */
export function FormatField() {
  const format = useSettings(({ exportFormat }) => exportFormat);
  const id = useId();
  return (
    <>
      <label className="field">
        <span>Export as</span>
        <select
          value={format}
          aria-describedby={id}
          onChange={({ target }) => setFormat(target.value as ExportFormat)}
        >
          {exportFormats.map((one) => (
            <option key={one} value={one}>
              {forms[one].name}
            </option>
          ))}
        </select>
      </label>
      <p
        id={id}
        className={isForReaders(format) ? 'card-reason' : 'card-reason export-not-for-readers'}
      >
        {forms[format].about}
      </p>
    </>
  );
}

function TemplateLine() {
  const template = usePublishing((state) => state.template);
  if (!template) return null;
  const left = template.troubles.length;
  return (
    <p className="card-reason">
      {template.name === null ? 'House template: none. ' : `House template: ${template.name}. `}
      {left > 0 ? `${left === 1 ? '1 thing' : `${left} things`} in it cannot be used. ` : ''}
      <Button
        look="link"
        onClick={() => {
          closeChecklist();
          openSettings('template');
        }}
      >
        {template.name === null ? 'Choose one…' : 'Look at it…'}
      </Button>
    </p>
  );
}

function ClaimReviewBox({ format }: { readonly format: ExportFormat }) {
  const hasFactCheck = useDesk((state) => (state.opened?.story.factCheck ?? null) !== null);
  const claimReview = usePublishing((state) => state.claimReview);
  if (!hasFactCheck) return null;
  return (
    <label className="house-check">
      <input
        type="checkbox"
        checked={claimReview}
        onChange={({ target }) => void setClaimReview(target.checked)}
      />
      {format === 'markdown' || format === 'text'
        ? 'This story is a fact-check: show its verdict'
        : 'This story is a fact-check: show its verdict and add ClaimReview'}
    </label>
  );
}
