import { describe, expect, it } from 'vitest';
import { findBrokenLinks } from './check-document-links.mjs';

const files = {
  'README.md': '',
  'docs/running.md': '# Running it\n\n## Each day: `--health`\n\n<a id="macos"></a>On macOS\n',
  'docs/policies/keys.json': '{}',
  'docs/testing.md': '# Testing\n',
  'src-main/main.ts': '',
};

function messagesFor(text, file = 'docs/guide.md') {
  const all = { ...files, [file]: text };
  const handedOut = new Set(Object.keys(all).filter((path) => path !== 'docs/testing.md'));
  const paths = Object.keys(all);
  const project = {
    read: (path) => all[path] ?? null,
    exists: (path) => paths.some((each) => each === path || each.startsWith(`${path.replace(/\/$/, '')}/`)),
    handedOut,
  };
  return findBrokenLinks(file, project).map(({ message }) => message);
}

describe('findBrokenLinks', () => {
  it.each([
    '[run](running.md), [`--health`](running.md#each-day---health), [there](../docs/running.md#macos)',
    '[start](../README.md), [folder](policies), [file](policies/keys.json)',
    '# Here\n\n[here](#here), [web](https://example.com/testing.md)',
    'in code: `[x](gone.md)`\n\n    [x](gone.md)\n\n```\n[x](gone.md)\n```\n',
    'named: `src-main/main.ts`, `src-main/`, `src-main/*.ts`, `main.ts`, `npm run scripts`',
    '1. In code of a step:\n\n   ```sh\n   [x](gone.md)\n   ```\n',
  ])('accepts %j', (text) => {
    expect(messagesFor(text)).toEqual([]);
  });

  it.each([
    ['[gone](gone.md)', 'Rule 9: gone.md leads to no file'],
    ['[gone](running.md#each-night)', 'Rule 9: running.md#each-night leads to no heading'],
    ['[gone](#here)', 'Rule 9: #here leads to no heading'],
    ['named: `src-main/start.ts`', 'Rule 9: src-main/start.ts names no file'],
    ['[source](testing.md)', 'Rule 9: testing.md leads to what is not handed out with the packages'],
  ])('finds %j', (text, message) => {
    expect(messagesFor(text)).toEqual([message]);
  });

  it('accepts a link between two documents of the source', () => {
    expect(messagesFor('[itself](testing.md), [run](running.md)', 'docs/testing.md')).toEqual([]);
  });
});
