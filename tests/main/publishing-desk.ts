import type { Ports } from '../../main/ports.ts';

/** What the desk asked of the world around it. */
export interface Asked {
  readonly suggested: string[];
  /** The folders that were proposed for pages. */
  readonly proposed: (string | null)[];
  readonly previews: { title: string; html: string }[];
  readonly redrawn: { title: string; html: string }[];
  readonly revealed: string[];
  readonly told: [string, unknown][];
  readonly changed: (string | null)[];
}

/** Ports that note what they were asked, with a clock and a place for pages that a test sets. */
export function notingPorts(
  now: () => number,
  place: () => string | null,
): Ports & { readonly asked: Asked } {
  const asked: Asked = {
    suggested: [],
    proposed: [],
    previews: [],
    redrawn: [],
    revealed: [],
    told: [],
    changed: [],
  };
  const unused = (): never => {
    throw new Error('Publishing has no use for this');
  };
  return {
    asked,
    now,
    newId: unused,
    library: null,
    copies: null,
    pickStories: unused,
    pickPicture: unused,
    pickPagePlace: (name, folder) => {
      asked.suggested.push(name);
      asked.proposed.push(folder);
      return Promise.resolve(place());
    },
    pickFolder: (what, folder) => {
      if (what === 'export') asked.proposed.push(folder);
      return Promise.resolve(place());
    },
    pickTextPlace: unused,
    pickArchivePlace: unused,
    pickArchive: unused,
    openLibrary: () => undefined,
    pickSources: unused,
    fetchPage: unused,
    whenPageGoes: () => undefined,
    showPreview: (title, html) => {
      asked.previews.push({ title, html });
      return Promise.resolve();
    },
    redrawPreview: (title, html) => {
      asked.redrawn.push({ title, html });
      return Promise.resolve(true);
    },
    replaceStore: unused,
    reveal: (path) => asked.revealed.push(path),
    openLink: unused,
    emit: (event, detail) => {
      asked.told.push([event, detail]);
      if (event === 'library.changed') asked.changed.push((detail as { id: string | null }).id);
    },
  };
}
