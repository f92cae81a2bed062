import { describe, expect, it } from 'vitest';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  spellFailures,
} from '../../scripts/set-up/failures.mjs';

describe('what failed in Vitest', () => {
  const passed = { fullName: 'counts to three', status: 'passed', failureMessages: [] };

  it('is each failed test with its place and words, without their colours', () => {
    const failed = {
      fullName: 'counts to four',
      status: 'failed',
      failureMessages: ['\u001b[31mexpected 3 to be 4\u001b[39m'],
    };
    const testResults = [
      { name: 'tests/a.test.ts', status: 'passed', assertionResults: [passed] },
      { name: 'tests/b.test.ts', status: 'failed', assertionResults: [passed, failed] },
    ];
    expect(failuresOfVitest({ testResults })).toEqual([
      { name: 'tests/b.test.ts › counts to four', message: 'expected 3 to be 4' },
    ]);
  });

  it('is a file that cannot be loaded', () => {
    const broken = {
      name: 'tests/c.test.ts',
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    };
    expect(failuresOfVitest({ testResults: [broken] })).toEqual([
      { name: 'tests/c.test.ts', message: 'no such module' },
    ]);
  });
});

describe('what failed in Playwright', () => {
  const result = (message: string) => ({ errors: [{ message }] });
  const spec = (
    title: string,
    status: string,
    ...results: readonly ReturnType<typeof result>[]
  ) => ({
    title,
    tests: [{ status, results }],
  });

  it('is each test of each group that failed, or passed only at the second try', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'typing.spec.ts',
          specs: [spec('types', 'expected'), spec('pastes', 'unexpected', result('no words'))],
          suites: [{ title: 'at night', specs: [spec('types', 'flaky', result('too dark'))] }],
        },
      ],
    };
    expect(failuresOfPlaywright(report)).toEqual([
      { name: 'typing.spec.ts › pastes', message: 'no words' },
      { name: 'typing.spec.ts › at night › types', message: 'too dark' },
    ]);
  });

  it('is an error outside of any test', () => {
    const report = { errors: [{ message: 'no browser' }], suites: [] };
    expect(failuresOfPlaywright(report)).toEqual([
      { name: 'outside of any test', message: 'no browser' },
    ]);
  });
});

describe('saying again what failed', () => {
  it('puts the words under the name', () => {
    const failures = [{ name: 'a › b', message: 'one\n\ntwo' }];
    expect(spellFailures(failures)).toBe('✘ a › b\n    one\n\n    two\n');
  });

  it('says nothing of nothing', () => {
    expect(spellFailures([])).toBe('');
  });
});
