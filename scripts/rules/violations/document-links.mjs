const document = 'docs/roll-out/monitor.md';
const plant = (link) => (text) => `${text}\n[planted](${link})\n`;

export const documentLinkViolations = [
  {
    rule: 9,
    violation: 'a link to a file that is not there',
    file: document,
    edit: plant('planted.md'),
    says: /planted\.md leads to no file/,
  },
  {
    rule: 9,
    violation: 'a link to a heading that is not there',
    file: document,
    edit: plant('switches.md#planted'),
    says: /switches\.md#planted leads to no heading/,
  },
  {
    rule: 9,
    violation: 'a link of an administrator’s document to a page of the source',
    file: document,
    edit: plant('../testing.md'),
    says: /\.\.\/testing\.md leads to what is not handed out/,
  },
];
