import { expect, test } from 'vitest';
import { createLazily } from './create-lazily';

function counted() {
  const created: string[] = [];
  const create = (name: string) => () => {
    created.push(name);
    return { name };
  };
  return { created, parts: createLazily({ first: create('first'), second: create('second') }) };
}

test('creates a part when it is first read, and once', () => {
  const { created, parts } = counted();
  expect(created).toEqual([]);
  expect(parts.second).toBe(parts.second);
  expect(created).toEqual(['second']);
});

test('reading all values creates all', () => {
  const { created, parts } = counted();
  expect(Object.values(parts)).toEqual([{ name: 'first' }, { name: 'second' }]);
  expect(created).toEqual(['first', 'second']);
});

test('tries again after a part that could not be created', () => {
  let tries = 0;
  const parts = createLazily({
    part: () => {
      tries += 1;
      if (tries === 1) throw new Error('locked');
      return tries;
    },
  });
  expect(() => parts.part).toThrow('locked');
  expect(parts.part).toBe(2);
});
