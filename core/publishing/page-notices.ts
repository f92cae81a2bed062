import { block, container, element, escapeText, lines, nothing, run, type Html } from './markup.ts';
import type { PageFacts, PublishedFactCheck } from './page-facts.ts';
import { drawTime } from './page-time.ts';
import { pageWords } from './page-words.ts';

// One article stands on a page, and nothing else of ours has an id.
const correctionsId = 'corrections';

/** When the story appeared, and when it changed if that was on the page already. */
export function drawTimes({ published, modified, language }: PageFacts): Html {
  if (published === null) return nothing;
  const first = drawTime(published, language);
  if (modified === null || modified === published) return element('p', { class: 'times' }, first);
  const { updated } = pageWords(language);
  return element(
    'p',
    { class: 'times' },
    run([first, escapeText(` · ${updated} `), drawTime(modified, language)]),
  );
}

/** The line at the top that leads to the corrections. */
export function drawCorrected({ corrections, language }: PageFacts): Html {
  const last = corrections.at(-1);
  if (last === undefined) return nothing;
  const said = escapeText(pageWords(language).corrected);
  const words = last.at === null ? said : run([said, escapeText(' '), drawTime(last.at, language)]);
  return element('p', { class: 'corrected' }, element('a', { href: `#${correctionsId}` }, words));
}

/** What readers are told of mistakes, each with its time. */
export function drawCorrections({ corrections, language }: PageFacts): Html {
  if (corrections.length === 0) return nothing;
  return block('section', { class: 'corrections', id: correctionsId }, [
    element('h2', {}, escapeText(pageWords(language).corrections)),
    ...corrections.map(({ at, text }) => {
      const time = at === null ? nothing : run([drawTime(at, language), escapeText(' ')]);
      const words = element('span', { class: 'correction' }, escapeText(text));
      return element('p', {}, run([time, words]));
    }),
  ]);
}

/** What was checked and with what outcome, in words and as a number of five. */
export function drawFactCheck(check: PublishedFactCheck | null, language: string): Html {
  if (check === null) return nothing;
  const words = pageWords(language);
  const rating = element('span', { class: 'rating', dir: 'ltr' }, escapeText(`${check.rating}/5`));
  const verdict = element('strong', {}, escapeText(check.verdict));
  return block('section', { class: 'fact-check' }, [
    element('h2', {}, escapeText(words.factCheck)),
    block('dl', {}, [
      part('claim', words.claim, escapeText(check.claim)),
      part('claimant', words.claimant, escapeText(check.claimant)),
      part('verdict', words.verdict, run([verdict, escapeText(' '), rating])),
    ]),
  ]);
}

function part(className: string, name: string, said: Html): Html {
  if (said === '') return nothing;
  return container('div', { class: className }, [
    lines([element('dt', {}, escapeText(name)), element('dd', {}, said)]),
  ]);
}
