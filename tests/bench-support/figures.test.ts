import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTable, figureOf, median, ownFigure, percentile } from '../bench/figures.ts';

const sample = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});
const seed = 20260728;

describe('percentile', () => {
  it('takes the value at the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile([7], 99)).toBe(7);
  });

  it('is a measured value that so many do not exceed', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 100 }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        const within = values.filter((value) => value <= found).length;
        const below = values.filter((value) => value < found).length;
        expect(within).toBeGreaterThanOrEqual((share / 100) * values.length - 1e-9);
        expect(below).toBeLessThan((share / 100) * values.length);
      }),
      { seed },
    );
  });

  it('refuses an empty sample and a share that is none', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
    expect(() => percentile([1], 101)).toThrow(RangeError);
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
  });
});

describe('median', () => {
  it('is the middle, or between the middle two', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  it('does not depend on order', () => {
    fc.assert(
      fc.property(sample, (values) => {
        expect(median([...values].reverse())).toBe(median(values));
      }),
      { seed },
    );
  });
});

describe('figureOf', () => {
  it('takes the middle of the runs’ own ratios, not the ratio of the middles', () => {
    const runs = [
      { bare: 10, galley: 20 },
      { bare: 100, galley: 300 },
      { bare: 50, galley: 60 },
    ];
    expect(figureOf('start', 'ms', runs)).toEqual({
      name: 'start',
      unit: 'ms',
      bare: 50,
      galley: 60,
      ratio: 2,
      runs: 3,
    });
  });
});

describe('drawTable', () => {
  it('sets figures under one another and leaves out what there is nothing to hold against', () => {
    const table = drawTable([
      figureOf('start', 'ms', [{ bare: 400, galley: 1000 }]),
      ownFigure('quiet after opening', 'ms', [3.456]),
    ]);
    expect(table.split('\n')).toEqual([
      '| figure              |   bare |  Galley |  ratio |',
      '|---------------------|-------:|--------:|-------:|',
      '| start               | 400 ms | 1000 ms | 2.50 × |',
      '| quiet after opening |      – | 3.46 ms |      – |',
    ]);
  });
});
