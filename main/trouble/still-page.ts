/** A page without scripts that says something and offers ways on; its choices are links. */
export interface StillContent {
  readonly heading: string;
  /** Paragraphs of plain words. */
  readonly paragraphs: readonly string[];
  /** Folders and files, each with what it is. */
  readonly places?: readonly { readonly what: string; readonly path: string }[];
  /** A heading and what belongs under it, one line each. */
  readonly list?: { readonly heading: string; readonly lines: readonly string[] };
  /** What has been done, is being done, and is to come. */
  readonly steps?: readonly { readonly name: string; readonly state: StepState }[];
  /** Ways on, the likeliest first: the last part of the link’s address, and its words. */
  readonly choices: readonly (readonly [choice: string, words: string])[];
  /** What is said below the choices, in small. */
  readonly foot?: string;
}

/** How far a step is. */
export type StepState = 'done' | 'now' | 'to come';

/** Draws a page. @param address its own address; each choice is a link below it */
export function drawStillPage(content: StillContent, address: string): string {
  const { heading, paragraphs, places = [], list, steps, choices, foot } = content;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>${escape(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Galley</p>
<h1>${escape(heading)}</h1>
${paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}
${steps ? drawSteps(steps) : ''}
${list && list.lines.length > 0 ? drawList(list) : ''}
${places.length > 0 ? `<dl>${places.map(drawPlace).join('')}</dl>` : ''}
<nav aria-label="What to do">
${choices.map(([choice, words], at) => `<a${at === 0 ? ' class="first"' : ''} href="${address}${choice}">${escape(words)}</a>`).join('\n')}
</nav>
${foot === undefined ? '' : `<p class="calm">${escape(foot)}</p>`}
</main>
</body>
</html>
`;
}

function drawPlace({ what, path }: { what: string; path: string }): string {
  return `<div><dt>${escape(what)}</dt><dd><code>${escape(path)}</code></dd></div>`;
}

function drawList({ heading, lines }: NonNullable<StillContent['list']>): string {
  const items = lines.map((line) => `<li>${escape(line)}</li>`).join('\n');
  return `<h2 id="list">${escape(heading)}</h2>
<ul class="lines" aria-labelledby="list" tabindex="0">
${items}
</ul>`;
}

const spoken: Readonly<Record<StepState, string>> = {
  done: 'done',
  now: 'now',
  'to come': 'to come',
};

function drawSteps(steps: NonNullable<StillContent['steps']>): string {
  const items = steps.map(
    ({ name, state }) =>
      `<li class="${state.replace(' ', '-')}"${state === 'now' ? ' aria-current="step"' : ''}>${escape(name)} <span>${spoken[state]}</span></li>`,
  );
  return `<ol class="steps">\n${items.join('\n')}\n</ol>`;
}

const style = `
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1d1c1a; --soft: #5d594f; --line: #cfc9bd; --accent: #1d5b79; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --ink: #ebe7df; --soft: #b0aa9f; --line: #423d37; --accent: #7fbfdd; --on: #10212a; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink); font: 15px/1.6 "Inter Variable", Inter, system-ui, "Helvetica Neue", Arial, sans-serif; }
main { box-sizing: border-box; width: 100%; max-width: 39rem; padding: 2rem; }
.brand { margin: 0 0 .4rem; font: 600 15px/1 "Source Serif 4", Georgia, serif; color: var(--accent); }
h1 { margin: 0 0 1rem; font: 600 27px/1.25 "Source Serif 4", Georgia, serif; text-wrap: balance; }
h2 { margin: 1.4rem 0 .5rem; font-size: 15px; }
.calm, dt, .steps span { color: var(--soft); font-size: 13px; }
dl { margin: 1.2rem 0; }
dl div { margin: 0 0 .5rem; }
dd { margin: 0; }
.lines { margin: 0; padding: .6rem .8rem .6rem 1.8rem; max-height: 13rem; overflow: auto; border: 1px solid var(--line); border-radius: 7px; font-size: 14px; }
.lines:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.lines li { margin: .2rem 0; }
.steps { margin: 1rem 0; padding-left: 1.4rem; }
.steps .now { font-weight: 600; }
.steps .now span { color: var(--accent); }
.steps .to-come { color: var(--soft); }
code { font-size: 13px; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.6rem 0; }
a { padding: .4rem .8rem; font-size: 14px; border: 1px solid var(--line); border-radius: 7px; color: inherit; text-decoration: none; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.first { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
