/**
 * The page's style. Fonts are the reader's own, so a page asks nobody for anything. Colours keep a
 * contrast of 7:1 for text and 4.5:1 for what stands beside it, in both themes.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #1b1a18; --soft: #5d584f; --line: #ddd8cd; --accent: #1b5876; --tint: #f3f0e8;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Bitstream Charter", "Source Serif 4",
    "Noto Serif", "Liberation Serif", Georgia, Cambria, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #181715; --ink: #ece8e0; --soft: #aba497; --line: #35312b; --accent: #8cc7e3; --tint: #211f1c; }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.1875rem/1.6 var(--serif); font-kerning: normal; overflow-wrap: break-word;
}
.masthead { border-bottom: 1px solid var(--line); }
.masthead p {
  max-width: 42rem; margin: 0 auto; padding: 0.9rem 1.25rem;
  font: 600 0.9375rem/1.3 var(--sans); letter-spacing: 0.01em;
}
main { max-width: 42rem; margin: 0 auto; padding: 2.75rem 1.25rem 5rem; }
article > header { margin-bottom: 2rem; }
article > header > * { margin: 0; }
.kicker { font: 600 0.8125rem/1.4 var(--sans); letter-spacing: 0.07em; text-transform: uppercase; color: var(--accent); }
h1 { margin: 0; font: 700 2.625rem/1.13 var(--serif); letter-spacing: -0.015em; text-wrap: balance; }
.kicker + h1 { margin-top: 0.6rem; }
.standfirst { margin-top: 1rem; font-size: 1.3125rem; line-height: 1.45; color: var(--soft); text-wrap: pretty; }
.byline, .dateline, .times, .corrected { font: 400 0.9375rem/1.5 var(--sans); color: var(--soft); }
.byline { margin-top: 1.4rem; color: var(--ink); font-weight: 600; }
.byline + .dateline { margin-top: 0.15rem; }
time { white-space: nowrap; }
.corrected { margin-top: 0.15rem; font-weight: 600; }
.corrected a { color: inherit; }
h1 + .dateline, .standfirst + .dateline, h1 + .times, .standfirst + .times { margin-top: 1.4rem; }
article > header::after { content: ""; display: block; width: 3.5rem; margin-top: 1.6rem; border-top: 3px solid var(--accent); }
article > * { margin: 0 0 1.25rem; }
h2, h3, h4 { font-family: var(--serif); line-height: 1.25; letter-spacing: -0.005em; text-wrap: balance; }
article > h2 { margin: 2.5rem 0 0.75rem; font-size: 1.625rem; }
article > h3 { margin: 2rem 0 0.6rem; font-size: 1.3125rem; }
article > h4 { margin: 1.75rem 0 0.5rem; font-size: 1.1875rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
ul, ol { padding-inline-start: 1.5rem; }
li { margin-bottom: 0.4rem; }
li::marker { color: var(--soft); }
li > p { margin: 0 0 0.5rem; }
blockquote {
  margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); color: var(--soft);
}
blockquote > * { margin: 0 0 0.75rem; }
blockquote > :last-child { margin-bottom: 0; }
article > .pull-quote {
  margin-block: 2.25rem; padding-block: 1.25rem; border-block: 1px solid var(--line);
  font-size: 1.625rem; line-height: 1.32; letter-spacing: -0.008em; color: var(--accent); text-wrap: balance;
}
.pull-quote p { margin: 0; }
article > figure { margin-block: 2rem; }
header + figure { margin-top: 0; }
figure img { display: block; width: 100%; height: auto; border-radius: 3px; background: var(--tint); }
figcaption { font: 400 0.875rem/1.5 var(--sans); color: var(--soft); }
figcaption > span { display: block; }
img + figcaption { margin-top: 0.7rem; }
figcaption:first-child { padding: 0.9rem 1.1rem; background: var(--tint); border-radius: 3px; }
.caption { color: var(--ink); }
.credit, .rights { margin-top: 0.15rem; }
.rights { font-size: 0.8125rem; }
article > nav { margin-block: 2rem; padding: 0.9rem 1.1rem; background: var(--tint); border-inline-start: 3px solid var(--accent); }
article nav ul { margin: 0; padding: 0; list-style: none; }
article nav li { margin: 0; font-size: 1.0625rem; line-height: 1.45; }
article nav li + li { margin-top: 0.5rem; }
article nav a { font-weight: 600; text-decoration: none; }
article nav a:hover { text-decoration: underline; }
.embed { padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-radius: 3px; font: 400 0.9375rem/1.5 var(--sans); }
.fact-check { margin-block: 2rem; padding: 1.1rem 1.25rem 1.2rem; border: 2px solid var(--ink); border-radius: 3px; font-family: var(--sans); }
article > .fact-check > h2 { margin: 0 0 0.6rem; font: 700 0.9375rem/1.4 var(--sans); }
.fact-check dl { margin: 0; }
.fact-check dl > div + div { margin-top: 0.6rem; }
dt { font-size: 0.8125rem; line-height: 1.5; color: var(--soft); }
dd { margin: 0; font-size: 1.0625rem; line-height: 1.45; }
.fact-check .verdict dd { font-size: 1.3125rem; line-height: 1.35; }
.rating { display: inline-block; font-size: 0.9375rem; color: var(--soft); font-variant-numeric: tabular-nums; }
article > .corrections { margin-top: 3rem; padding-top: 1.1rem; border-top: 3px solid var(--accent); font: 400 0.9375rem/1.55 var(--sans); }
.corrections h2 { margin: 0 0 0.6rem; font: 700 1.0625rem/1.4 var(--sans); }
.corrections p { margin: 0 0 0.75rem; }
.corrections p:last-child { margin-bottom: 0; }
.corrections time { display: block; color: var(--soft); }
.corrections:target { scroll-margin-top: 1rem; }
.house-head, .house-foot { overflow-wrap: anywhere; padding-inline: max(1.25rem, calc(50% - 19.75rem)); font: 400 0.9375rem/1.5 var(--sans); }
.house-head { padding-block: 0.9rem; border-bottom: 1px solid var(--line); }
.house-foot { padding-block: 1.25rem 2rem; border-top: 1px solid var(--line); color: var(--soft); }
.house-head img, .house-foot img { max-width: 100%; height: auto; vertical-align: middle; }
.house-head p, .house-foot p { margin: 0 0 0.5rem; }
.house-head > :last-child, .house-foot > :last-child { margin-bottom: 0; }
.house-head ul, .house-foot ul { margin: 0; padding: 0; list-style: none; }
.house-head nav ul, .house-foot nav ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; }
.house-head li, .house-foot li { margin: 0; }
[dir="rtl"] :is(h1, h2, h3, h4, .kicker, .pull-quote, .masthead p) { letter-spacing: normal; }
hr { width: 5rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--soft); }
article > :last-child { margin-bottom: 0; }
@media (min-width: 60rem) {
  article > figure:has(img) { margin-inline: -4rem; }
  figure:has(img) figcaption { margin-inline: 4rem; }
}
@media (max-width: 34rem) {
  body { font-size: 1.125rem; }
  main { padding-top: 1.75rem; }
  h1 { font-size: 2.0625rem; }
  .standfirst { font-size: 1.1875rem; }
  article > .pull-quote { font-size: 1.375rem; }
}
@media print {
  @page { margin: 2cm; }
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --tint: #fff; }
  html { font-size: 12px; }
  body { line-height: 1.45; }
  main { max-width: none; padding: 1cm 0; }
  .masthead p { max-width: none; padding-inline: 0; }
  h2, h3, h4, .kicker { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  figure, blockquote, nav, .pull-quote, .fact-check, .corrections p { break-inside: avoid; }
  .house-head, .house-foot { padding-inline: 0; break-inside: avoid; }
  .house-head nav, .house-foot nav { display: none; }
  figure img { width: auto; max-width: 100%; max-height: 16cm; }
  article > figure:has(img), figure:has(img) figcaption { margin-inline: 0; }
  a { color: inherit; }
  article :is(p, li) a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; color: #444; overflow-wrap: anywhere; }
}
`;
