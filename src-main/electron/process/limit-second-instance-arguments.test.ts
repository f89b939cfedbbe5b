import { expect, it } from 'vitest';
import { limitSecondInstanceArguments } from './limit-second-instance-arguments';

const link = 'storehub-helpdesk://call?from=60123456789';

it('leaves a usual command line as it is', () => {
  expect(limitSecondInstanceArguments(['/opt/helpdesk', '--lang=ms', link])).toEqual([
    '/opt/helpdesk',
    '--lang=ms',
    link,
  ]);
});

it('drops arguments that are too long, and keeps those before and after', () => {
  const long = `--report=${'a'.repeat(100_000)}`;
  expect(limitSecondInstanceArguments(['/opt/helpdesk', long, link])).toEqual(['/opt/helpdesk', link]);
});

it('cuts a call link that is too long behind its number', () => {
  const [, fitting = ''] = limitSecondInstanceArguments([
    '/opt/helpdesk',
    `${link}&name=${'陈'.repeat(50_000)}`,
  ]);
  expect(fitting).toMatch(/^storehub-helpdesk:\/\/call\?from=60123456789&name=陈+$/);
  expect(Buffer.byteLength(fitting)).toBeGreaterThan(8_000);
  expect(Buffer.byteLength(fitting)).toBeLessThan(8_192);
});

it('counts bytes, and all of them together', () => {
  expect(limitSecondInstanceArguments(['张'.repeat(3_000)])).toEqual([]);
  expect(limitSecondInstanceArguments(Array.from({ length: 20_000 }, () => 'a'))).toHaveLength(4_096);
});
