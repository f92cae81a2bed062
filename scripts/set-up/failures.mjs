// Which tests failed and with what words, read from what the test runners report: `npm test` says
// it again at its end, where whoever sees only the end of a long output finds it.
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, message: string }} Failure */

const longest = 1200;

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: readonly string[] }} VitestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: readonly VitestTest[] }} VitestFile
 * @param {{ testResults: readonly VitestFile[] }} report
 * @returns {readonly Failure[]}
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) {
      return [{ name, message: shortened(message) }];
    }
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => ({
        name: `${name} › ${fullName}`,
        message: shortened(failureMessages.join('\n')),
      }));
  });
}

/**
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ status: string, results: readonly { errors: readonly PlaywrightError[] }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: readonly PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @param {{ suites: readonly PlaywrightSuite[], errors: readonly PlaywrightError[] }} report
 * @returns {readonly Failure[]}
 */
export function failuresOfPlaywright({ suites, errors }) {
  const outside = errors.map(({ message = '' }) => ({
    name: 'outside of any test',
    message: shortened(message),
  }));
  return [...suites.flatMap((suite) => failuresOfSuite(suite, [])), ...outside];
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} above
 * @returns {readonly Failure[]}
 */
function failuresOfSuite({ title, specs = [], suites = [] }, above) {
  const place = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        name: [...place, spec.title].join(' › '),
        message: shortened(
          results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)).join('\n'),
        ),
      })),
  );
  return [...own, ...suites.flatMap((suite) => failuresOfSuite(suite, place))];
}

/** @param {string} message */
function shortened(message) {
  const plain = stripVTControlCharacters(message).trim();
  return plain.length > longest ? `${plain.slice(0, longest)} …` : plain;
}

/**
 * @param {readonly Failure[]} failures
 * @returns {string} empty where nothing failed
 */
export function spellFailures(failures) {
  return failures
    .map(({ name, message }) => `✘ ${name}\n${message.replace(/^(?=.)/gm, '    ')}\n`)
    .join('\n');
}
