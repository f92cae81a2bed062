interface Field {
  instruction: string;
  isResult: boolean;
  /** Where its result leads, or what stands around it. */
  link: string | undefined;
}

const longestInstruction = 5000;

/** Follows complex fields, which begin and end anywhere in the text (ISO 29500-1, 17.16). */
export class Fields {
  private readonly open: Field[] = [];

  /** Where the words that come next lead. */
  get link(): string | undefined {
    return this.open.at(-1)?.link;
  }

  /** A `w:fldChar` of this type. */
  pass(type: string | undefined): void {
    const field = this.open.at(-1);
    if (type === 'begin') this.open.push({ instruction: '', isResult: false, link: this.link });
    if (type === 'end') this.open.pop();
    if (type !== 'separate' || !field || field.isResult) return;
    field.isResult = true;
    field.link = linkOfField(field.instruction) ?? field.link;
  }

  /** More of the innermost field's instruction. */
  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.isResult && field.instruction.length < longestInstruction)
      field.instruction += text;
  }
}

/** Where a HYPERLINK field leads; undefined for another field, or a place in the document itself. */
export function linkOfField(instruction: string): string | undefined {
  const written = instruction.trim();
  if (written.length > longestInstruction) return undefined;
  const parts = /^HYPERLINK\s(.*)$/is.exec(written)?.[1] ?? '';
  const words = [...parts.matchAll(/"((?:[^"\\]|\\.){0,4096})"|(\S{1,4096})/g)].map((match) => {
    return match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '';
  });
  let target = '';
  let place = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^\\l$/i.test(word)) place = words[++at] ?? '';
    else if (/^\\[ot]$/i.test(word)) at += 1;
    else if (!/^\\[a-z]$/i.test(word) && target === '') target = word;
  }
  if (target === '') return undefined;
  return place === '' ? target : `${target}#${place}`;
}
