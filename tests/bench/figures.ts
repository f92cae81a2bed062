/** What one run of the bench measured of both sides, in the figure's unit. */
export interface Pair {
  readonly bare: number;
  readonly galley: number;
}

/** One line of the table. `bare` and `ratio` are null where there is nothing bare to hold it against. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB';
  readonly bare: number | null;
  readonly galley: number;
  readonly ratio: number | null;
  readonly runs: number;
}

/**
 * The value that `share` per cent of the sample do not exceed, by nearest rank: always one that
 * was measured, never one in between.
 * @throws RangeError for an empty sample or a share outside 0 to 100
 */
export function percentile(sample: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 100)) throw new RangeError('A share is from 0 to 100');
  const sorted = [...sample].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('An empty sample has no percentiles');
  return found;
}

/**
 * The middle of a sample; of an even one the mean of the middle two.
 * @throws RangeError for an empty sample
 */
export function median(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const above = sorted[Math.floor(sorted.length / 2)];
  const below = sorted[Math.ceil(sorted.length / 2) - 1];
  if (above === undefined || below === undefined)
    throw new RangeError('An empty sample has no middle');
  return (above + below) / 2;
}

/**
 * A figure from runs that went by turns: the middle of each side, and the middle of the runs' own
 * ratios, so that a machine that grows slower or faster between runs cancels out.
 */
export function figureOf(name: string, unit: Figure['unit'], runs: readonly Pair[]): Figure {
  return {
    name,
    unit,
    bare: median(runs.map(({ bare }) => bare)),
    galley: median(runs.map(({ galley }) => galley)),
    ratio: median(runs.map(({ bare, galley }) => galley / bare)),
    runs: runs.length,
  };
}

/** A figure that only Galley has. */
export function ownFigure(name: string, unit: Figure['unit'], runs: readonly number[]): Figure {
  return { name, unit, bare: null, galley: median(runs), ratio: null, runs: runs.length };
}

/**
 * The figures as one table, in Markdown that also reads well in a terminal.
 * @param against what Galley is held against
 */
export function drawTable(figures: readonly Figure[], against = 'bare'): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.bare === null ? '–' : spell(figure.bare, figure.unit),
    spell(figure.galley, figure.unit),
    figure.ratio === null ? '–' : `${figure.ratio.toFixed(2)} ×`,
  ]);
  return drawRows([['figure', against, 'Galley', 'ratio'], ...rows]);
}

function spell(value: number, unit: Figure['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

function drawRows(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => drawRow(row, widths));
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column === 0 ? '-' : ':'}`).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function drawRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  return `| ${cells.join(' | ')} |`;
}
