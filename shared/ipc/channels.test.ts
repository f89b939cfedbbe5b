import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { channels, notices } from './channels';
import { contract, noticeContract } from './contract';

const sourceOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

test('every channel has its contract, and every contract its channel', () => {
  expect(Object.keys(contract).toSorted()).toStrictEqual(channels.toSorted());
  expect(Object.keys(noticeContract).toSorted()).toStrictEqual(notices.toSorted());
});

test('no name is used twice, for a question or a notice', () => {
  const names = [...channels, ...notices];

  expect(new Set(names).size).toBe(names.length);
});

test('every name says whose it is and what it does, in kebab case', () => {
  expect([...channels, ...notices].filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))).toStrictEqual(
    [],
  );
});

test('the sandboxed preload can hold the channels and the bridge: they bring no code with them', () => {
  expect(sourceOf('./channels.ts')).toContain('export const channels');
  expect(sourceOf('./channels.ts')).not.toMatch(/^import|require\(|import\(/m);
  expect(sourceOf('./bridge.ts').match(/^import .*/gm)).toStrictEqual([
    "import type { Channel, Notice } from './channels';",
  ]);
});
