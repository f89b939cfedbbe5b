import { expect, test } from 'vitest';
import { channels, events } from './channels-and-events';
import { contract } from './contract';
import { eventContract } from './event-contract';

test('every channel has its contract, and every contract its channel', () => {
  expect(Object.keys(contract).toSorted()).toStrictEqual(channels.toSorted());
  expect(Object.keys(eventContract).toSorted()).toStrictEqual(events.toSorted());
});

test('no channel or event name is used twice', () => {
  const names = [...channels, ...events];

  expect(new Set(names).size).toBe(names.length);
});

test('every name is a subject and an action in kebab case', () => {
  expect([...channels, ...events].filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))).toStrictEqual(
    [],
  );
});
