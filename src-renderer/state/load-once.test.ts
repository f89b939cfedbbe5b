import { expect, it } from 'vitest';
import { loadOnce } from './load-once';

it('loads once, and again only after a failure', async () => {
  let loads = 0;
  const load = loadOnce(() => {
    loads += 1;
    return loads === 1 ? Promise.reject(new Error('not there')) : Promise.resolve(loads);
  });
  await expect(load()).rejects.toThrow('not there');
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(await load()).toBe(2);
});
