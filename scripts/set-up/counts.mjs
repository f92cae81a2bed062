// How many tests passed, failed and were skipped, read from what the test runners report.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export function noCounts() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addUp(all) {
  return all.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    noCounts(),
  );
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/**
 * A check that has no tests of its own counts as one.
 * @param {number} status
 * @returns {Counts}
 */
export function countsOfCheck(status) {
  return { ...noCounts(), ...(status === 0 ? { passed: 1 } : { failed: 1 }) };
}

/**
 * @typedef {{ status: string, assertionResults: readonly unknown[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, testResults: readonly VitestFile[] }} VitestReport
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countsOfVitest(report) {
  // A file that cannot even be loaded has no tests to count, and is a failure all the same.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[] }} PlaywrightReport
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countsOfPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    // A test that passes only at the second try has failed once too often; an error outside of any
    // test (a file that cannot be loaded) is nowhere else in the numbers.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * Holds a runner to its exit status: one that fails without a failed test has failed all the same.
 * @param {Counts} counts
 * @param {number} status
 * @returns {Counts}
 */
export function heldToStatus(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
