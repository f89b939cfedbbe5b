const document = 'docs/accessibility.md';

export const accessibilityViolations = [
  {
    rule: 8,
    violation: 'a criterion of WCAG that is left out',
    file: document,
    edit: (text) => text.replace('**1.1.1 ', '**9.1.1 '),
    says: /lacks 1\.1\.1 A/,
  },
  {
    rule: 8,
    violation: 'a criterion without a test or a reason',
    file: document,
    edit: (text) => text.replace(/(\*\*3\.2\.3 .*) Tests: .*/, '$1'),
    says: /3\.2\.3 names no test/,
  },
  {
    rule: 8,
    violation: 'a criterion with tests that no list has',
    file: document,
    edit: (text) => text.replace(/(\*\*3\.1\.1 .*) Tests: .*/, '$1 Tests: planted.'),
    says: /3\.1\.1 names tests planted/,
  },
  {
    rule: 8,
    violation: 'a test that its file does not have',
    file: document,
    edit: (text) => text.replace('- a fault would be found:', '- planted:'),
    says: /has no test "planted:/,
  },
  {
    rule: 8,
    violation: 'a file of tests that is gone',
    file: document,
    edit: (text) => text.replace('`e2e/job-slip.spec.ts`', '`e2e/planted.spec.ts`'),
    says: /there is no e2e\/planted\.spec\.ts/,
  },
];
