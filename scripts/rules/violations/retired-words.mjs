import { retiredWords } from '../check-retired-words.mjs';

const word = retiredWords.find((each) => !each.includes(' ')) ?? '';
const capitalised = word.charAt(0).toUpperCase() + word.slice(1);

export const retiredWordViolations = [
  {
    rule: 7,
    violation: 'a retired word in a comment',
    file: 'src-main/calls/planted-comment.ts',
    text: ['/** A call. */', `/** For ${word} asks. */`],
    reportedIn: 'src-main/calls/planted-comment.ts:2',
    says: /docs\/glossary\.md/,
  },
  {
    rule: 7,
    violation: 'a retired word in a name',
    file: 'src-renderer/ui/planted-name.tsx',
    text: `export const is${capitalised}Here = true;`,
    reportedIn: 'src-renderer/ui/planted-name.tsx:1',
    says: /docs\/glossary\.md/,
  },
  {
    rule: 7,
    violation: 'a retired word on the screen',
    file: 'src-renderer/messages/en/planted.json',
    text: `{ "planted": "${capitalised} calls" }`,
    reportedIn: 'src-renderer/messages/en/planted.json:1',
    says: /docs\/glossary\.md/,
  },
  {
    rule: 7,
    violation: 'a retired word in a document',
    file: 'docs/planted.md',
    text: `# For ${word} reads it`,
    reportedIn: 'docs/planted.md:1',
    says: /docs\/glossary\.md/,
  },
];
