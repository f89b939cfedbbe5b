import { describe, expect, test } from 'vitest';
import { mapOrdered } from './ordered-parallel';

const parts = Array.from({ length: 50 }, (_each, number) => number);

async function all<T>(made: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of made) list.push(one);
  return list;
}

/** Makes a part here, and says which. */
function making() {
  const madeHere: number[] = [];
  return {
    madeHere,
    here: (part: number): string => {
      madeHere.push(part);
      return `part ${part}`;
    },
  };
}

const inOrder = parts.map((part) => `part ${part}`);

describe('parts of a whole', () => {
  test('come in their order where nobody is beside', async () => {
    const { here, madeHere } = making();
    expect(await all(mapOrdered(parts, here, null))).toEqual(inOrder);
    expect(madeHere).toEqual(parts);
  });

  test('come in their order, each made once, where both make some', async () => {
    const { here, madeHere } = making();
    const madeBeside: number[] = [];
    const beside = (part: number): Promise<string> => {
      madeBeside.push(part);
      return Promise.resolve(`part ${part}`);
    };
    expect(await all(mapOrdered(parts, here, beside))).toEqual(inOrder);
    expect([...madeHere, ...madeBeside].toSorted((a, b) => a - b)).toEqual(parts);
    expect([madeHere.length, madeBeside.length]).toEqual([25, 25]);
  });

  test.each([0, 1, 2, 3, 4, 5])('come all where there are only %i', async (count) => {
    const beside = (part: number): Promise<string> => Promise.resolve(`part ${part}`);
    const few = parts.slice(0, count);
    expect(await all(mapOrdered(few, making().here, beside))).toEqual(inOrder.slice(0, count));
  });

  test('are made here where those beside could not', async () => {
    const { here, madeHere } = making();
    expect(await all(mapOrdered(parts, here, () => Promise.resolve(null)))).toEqual(inOrder);
    expect(madeHere.toSorted((a, b) => a - b)).toEqual(parts);
  });

  test('wait for one that is late, with only a few made beyond it', async () => {
    const { here, madeHere } = making();
    const late: (() => void)[] = [];
    const beside = (part: number): Promise<string> =>
      new Promise((resolve) => {
        late.push(() => {
          resolve(`part ${part}`);
        });
      });
    const made = mapOrdered(parts, here, beside);
    const first = made.next();
    // Far more turns than there are parts: what would be made by then is made.
    for (let turn = 0; turn < 500; turn += 1) await new Promise(setImmediate);
    expect([madeHere, late]).toEqual([[1], [expect.any(Function), expect.any(Function)]]);
    for (const answer of late.splice(0)) answer();
    expect(await first).toEqual({ done: false, value: 'part 0' });
    await made.return(undefined);
  });

  test('end with what is thrown here', async () => {
    const here = (): string => {
      throw new Error('damaged');
    };
    await expect(all(mapOrdered(parts, here, () => Promise.resolve(null)))).rejects.toThrow('damaged');
  });
});
