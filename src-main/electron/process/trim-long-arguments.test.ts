import { expect, it } from 'vitest';
import { trimLongArguments } from './trim-long-arguments';

const link = 'storehub-helpdesk://call?from=60123456789';

it('leaves a usual command line as it is', () => {
  expect(trimLongArguments(['/opt/helpdesk', '--lang=ms', link])).toEqual([
    '/opt/helpdesk',
    '--lang=ms',
    link,
  ]);
});

it('drops arguments that are too long, and keeps those before and after', () => {
  const long = `${link}&name=${'a'.repeat(100_000)}`;
  expect(trimLongArguments(['/opt/helpdesk', long, link])).toEqual(['/opt/helpdesk', link]);
});

it('counts bytes, and all of them together', () => {
  expect(trimLongArguments(['张'.repeat(3_000)])).toEqual([]);
  expect(trimLongArguments(Array.from({ length: 20_000 }, () => 'a'))).toHaveLength(4_096);
});
