import { describe, expect, it } from 'vitest';
import {
  addUp,
  countsOfCheck,
  countsOfPlaywright,
  countsOfVitest,
  heldToStatus,
  noCounts,
  summaryLine,
} from '../../scripts/set-up/counts.mjs';

describe('the last line of npm test', () => {
  it('leaves out skipped tests when there are none', () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('names skipped tests', () => {
    expect(summaryLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('adding up', () => {
  it('adds each kind by itself', () => {
    const first = { passed: 1, failed: 2, skipped: 3 };
    const second = { passed: 10, failed: 20, skipped: 30 };
    expect(addUp([first, second])).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });

  it('answers nothing for nothing', () => {
    expect(addUp([])).toEqual(noCounts());
  });
});

describe('a check without tests of its own', () => {
  it.each([
    [0, { passed: 1, failed: 0, skipped: 0 }],
    [2, { passed: 0, failed: 1, skipped: 0 }],
  ])('with status %i counts as one', (status, counts) => {
    expect(countsOfCheck(status)).toEqual(counts);
  });
});

describe('what Vitest reports', () => {
  const passing = { status: 'passed', assertionResults: [{}, {}] };

  it('is taken as it stands', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
    expect(countsOfVitest({ ...report, testResults: [passing] })).toEqual({
      passed: 2,
      failed: 0,
      skipped: 2,
    });
  });

  it('counts a file that could not be loaded, which has no tests', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0 };
    const broken = { status: 'failed', assertionResults: [] };
    expect(countsOfVitest({ ...report, testResults: [passing, broken] }).failed).toBe(1);
  });

  it('does not count a file twice whose tests failed', () => {
    const report = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
    const failing = { status: 'failed', assertionResults: [{}] };
    expect(countsOfVitest({ ...report, testResults: [failing] }).failed).toBe(1);
  });
});

describe('what Playwright reports', () => {
  it('counts a test that passed only at the second try as failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countsOfPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('counts an error outside of any test', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countsOfPlaywright({ stats, errors: [{}] }).failed).toBe(1);
  });
});

describe('the exit status of a runner', () => {
  const fine = { passed: 4, failed: 0, skipped: 0 };

  it('makes a failure where none was counted', () => {
    expect(heldToStatus(fine, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  it('adds nothing to what was counted', () => {
    expect(heldToStatus({ ...fine, failed: 3 }, 1).failed).toBe(3);
    expect(heldToStatus(fine, 0)).toEqual(fine);
  });
});
