import { sha256 } from '../article/sha256.ts';
import { base64 } from './base64.ts';
import { pageStyle } from './page-style.ts';
import type { HouseTemplate } from './template/house-template.ts';

/** A page's style, and its SHA-256 in base64, by which the page's policy knows it. */
export interface StyleSheet {
  readonly css: string;
  readonly hash: string;
}

/** The style of a page, with the newsroom's own after it. */
export function styleSheet(template: HouseTemplate | null): StyleSheet {
  if (template === null || template.style === '') return plain;
  const known = sheets.get(template);
  if (known) return known;
  const sheet = sealed(`${pageStyle}${template.style}\n`);
  sheets.set(template, sheet);
  return sheet;
}

// Many pages are drawn in one template, and its pictures can be large.
const sheets = new WeakMap<HouseTemplate, StyleSheet>();
const plain = sealed(pageStyle);

function sealed(css: string): StyleSheet {
  return { css, hash: base64(sha256(new TextEncoder().encode(css))) };
}
