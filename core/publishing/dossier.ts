import { base64 } from './base64.ts';
import { cutSection, sentenceCounts, storySection } from './dossier-claims.ts';
import type { DossierInput, DossierQuotation, DossierStatus } from './dossier-input.ts';
import { details, hashOf, lineOf, stateOf, table } from './dossier-parts.ts';
import { inconsistenciesSection, quotationsSection, sourcesSection } from './dossier-sources.ts';
import { dossierStyle } from './dossier-style.ts';
import { counted, matchWords, momentOf, signatureOf, statusWords } from './dossier-words.ts';
import {
  block,
  element,
  escapeText,
  nothing,
  oneLine,
  run,
  styleBlock,
  type Html,
} from './markup.ts';
import { directionOf } from './page-words.ts';
import { sha256 } from '../article/sha256.ts';

const styleHash = base64(sha256(new TextEncoder().encode(dossierStyle)));

/**
 * The dossier of a story for its lawyer or chief: one HTML file without a script, which loads
 * nothing. What was checked, by whom and on what evidence, sentence by sentence. Never to be
 * published: it holds all that a page leaves out. Pure: the same input gives the same text.
 */
export function dossier(input: DossierInput): string {
  const headline = oneLine(input.story.headline) || 'Untitled story';
  const head = block('head', {}, [
    element('meta', { charset: 'utf-8' }),
    policy(`default-src 'none'; style-src 'sha256-${styleHash}'`),
    policy("base-uri 'none'; form-action 'none'"),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'robots', content: 'noindex, nofollow, noarchive' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, escapeText(`Dossier: ${headline}`)),
    styleBlock(dossierStyle),
  ]);
  const body = block('body', {}, [
    block('main', {}, [
      heading(input, headline),
      summarySection(input),
      decisionsSection(input),
      storySection(input),
      cutSection(input),
      quotationsSection(input),
      inconsistenciesSection(input),
      sourcesSection(input),
    ]),
  ]);
  return `<!doctype html>\n${block('html', { lang: 'en-GB' }, [head, body])}\n`;
}

function policy(content: string): Html {
  return element('meta', { 'http-equiv': 'Content-Security-Policy', content });
}

function heading({ story, page, madeAt, madeBy }: DossierInput, headline: string): Html {
  const ofStory = { lang: story.language || 'und', dir: directionOf(story.language) };
  const title = [escapeText('Dossier: '), element('span', ofStory, escapeText(headline))];
  const exported = page && [
    lineOf(page.name),
    escapeText(', '),
    momentOf(page.at),
    escapeText(', SHA-256 '),
    hashOf(page.sha256),
  ];
  return block('header', {}, [
    element('p', { class: 'private' }, escapeText('Not for publication.')),
    element('h1', {}, run(title)),
    details([
      ['Made', signatureOf(madeBy, madeAt)],
      ['Slug', lineOf(story.slug)],
      ['Status', lineOf(story.status)],
      ['Language', lineOf(story.language)],
      ['Story begun', momentOf(story.createdAt)],
      ['Text last changed', momentOf(story.updatedAt)],
      [
        'SHA-256 of the text',
        run([
          hashOf(story.textSha256),
          escapeText(' (of the file that “galley export --format txt” writes)'),
        ]),
      ],
      ['Page last exported', exported ? run(exported) : escapeText('None yet')],
    ]),
  ]);
}

function summarySection(input: DossierInput): Html {
  const { quotations, inconsistencies, checklist, overrides } = input;
  const sentences = sentenceCounts(input);
  const open = inconsistencies.filter(({ isSetAside }) => !isSetAside).length;
  const errors = checklist.filter(({ severity }) => severity === 'error').length;
  return block('section', { 'aria-labelledby': 'summary' }, [
    element('h2', { id: 'summary' }, escapeText('Summary')),
    details([
      [
        'Sentences',
        escapeText(
          `${sentences.all}: ${sentences.withClaims} with claims, ${sentences.setAside} set aside`,
        ),
      ],
      [
        'Statements not looked at',
        escapeText(`${sentences.unread} that can be checked, neither claimed nor set aside`),
      ],
      ['Quotations', escapeText(quotationCounts(quotations))],
      ['Inconsistencies', escapeText(`${inconsistencies.length}, of which ${open} not set aside`)],
      [
        'Checklist now',
        escapeText(
          `${counted(errors, 'error', 'errors')}, ` +
            counted(checklist.length - errors, 'warning', 'warnings'),
        ),
      ],
      ['Overridden', escapeText(counted(overrides.length, 'time', 'times'))],
    ]),
    claimCounts(input),
  ]);
}

function quotationCounts(quotations: readonly DossierQuotation[]): string {
  const states = Object.entries(matchWords).flatMap(([state, { words }]) => {
    const count = quotations.filter(({ match }) => match.state === state).length;
    return count === 0 ? [] : [`${count} ${words.charAt(0).toLowerCase()}${words.slice(1)}`];
  });
  return states.length === 0 ? '0' : `${quotations.length}: ${states.join('; ')}`;
}

function claimCounts({ claims }: DossierInput): Html {
  if (claims.length === 0) return element('p', {}, escapeText('No claim was marked.'));
  const rows = (Object.keys(statusWords) as DossierStatus[]).flatMap((status) => {
    const count = claims.filter((claim) => claim.status === status).length;
    if (count === 0) return [];
    return [[stateOf(status, statusWords[status]), escapeText(String(count))]];
  });
  rows.push([escapeText('All'), escapeText(String(claims.length))]);
  return table('Claims by status', ['Status', 'Claims'], rows);
}

function decisionsSection({ overrides, checklist }: DossierInput): Html {
  if (overrides.length === 0 && checklist.length === 0) return nothing;
  return block('section', { 'aria-labelledby': 'decisions' }, [
    element('h2', { id: 'decisions' }, escapeText('Checklist and decisions')),
    table(
      'What the checklist says now',
      ['Weight', 'What'],
      checklist.map(({ severity, message }) => [
        escapeText(severity === 'error' ? '✗ Error' : '! Warning'),
        lineOf(message),
      ]),
    ),
    table(
      'Errors that were overridden',
      ['When', 'Who', 'What was done', 'Reason'],
      overrides.map(({ at, who, what, reason }) => [
        momentOf(at),
        lineOf(who || 'Nobody named'),
        lineOf(what),
        lineOf(reason),
      ]),
    ),
  ]);
}
