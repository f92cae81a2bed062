import type { StoreFailure } from '../../db/store-failure.ts';

/** What the editor can do when the store cannot be opened. */
export type TroubleChoice = 'again' | 'elsewhere' | 'show' | 'quit';

/** The page's own address; each choice is a link below it. */
export const troubleAddress = 'app://trouble/';

/** The choice that a link of the page stands for, or null for any other link. */
export function choiceOf(href: string): TroubleChoice | null {
  const choices: readonly TroubleChoice[] = ['again', 'elsewhere', 'show', 'quit'];
  return choices.find((choice) => href === `${troubleAddress}${choice}`) ?? null;
}

const headings: Readonly<Record<StoreFailure['code'], string>> = {
  newer: 'These stories were written by a newer Galley',
  foreign: 'This folder holds another program’s data',
  corrupt: 'The store is damaged',
  locked: 'Another program is holding the store',
  'read-only': 'This folder may not be written',
  'disk-full': 'The disk is full',
  io: 'The stories cannot be reached',
};

/** A calm page that says what was found, what is safe, and what can be done. */
export function troublePage(failure: StoreFailure, folder: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${escape(headings[failure.code])}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Galley</p>
<h1>${escape(headings[failure.code])}</h1>
<p>${escape(failure.message)}</p>
${failure.message.includes(folder) ? '' : `<p class="place">The folder: <code>${escape(folder)}</code></p>`}
<nav aria-label="What to do">
<a class="first" autofocus href="${troubleAddress}again">Try again</a>
<a href="${troubleAddress}elsewhere">Choose another folder…</a>
<a href="${troubleAddress}show">Show the folder</a>
<a href="${troubleAddress}quit">Quit</a>
</nav>
<p class="calm">Galley has changed nothing there, and changes nothing until you choose.</p>
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1d1c1a; --soft: #5d594f; --line: #cfc9bd; --accent: #1d5b79; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --ink: #ebe7df; --soft: #b0aa9f; --line: #423d37; --accent: #7fbfdd; --on: #10212a; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink); font: 15px/1.6 "Inter Variable", Inter, system-ui, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 35rem; padding: 2rem; }
.brand { margin: 0 0 .4rem; font: 600 15px/1 "Source Serif 4", Georgia, serif; color: var(--accent); }
h1 { margin: 0 0 1rem; font: 600 27px/1.25 "Source Serif 4", Georgia, serif; text-wrap: balance; }
.place, .calm { color: var(--soft); font-size: 13px; }
code { overflow-wrap: anywhere; }
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
