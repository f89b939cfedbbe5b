import { expect, it } from 'vitest';
import { findCallLinks } from '../../../shared/calls/incoming-call-link';
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
  expect(Buffer.byteLength(fitting)).toBeGreaterThan(4_000);
  expect(Buffer.byteLength(fitting)).toBeLessThan(4_097);
});

it.each(['', 'a', 'ab', 'abc', 'abcd'])('cuts no encoded character in two, behind %j', (before) => {
  const name = encodeURIComponent(before + '陈𠮷é'.repeat(1_000));
  const [, fitting = ''] = limitSecondInstanceArguments(['/opt/helpdesk', `${link}&name=${name}`]);
  const [call] = findCallLinks([fitting]);
  expect(Buffer.byteLength(fitting)).toBeGreaterThan(4_080);
  expect(call).toMatchObject({ phone: '60123456789' });
  expect(call?.name.startsWith(`${before}陈𠮷é陈`)).toBe(true);
});

it('leaves room for what stands behind a long link', () => {
  const long = `${link}&name=${'a'.repeat(100_000)}`;
  const handedOver = limitSecondInstanceArguments(['/opt/helpdesk', long, link, '--lang=ms']);
  expect(handedOver).toHaveLength(4);
  expect(handedOver.slice(2)).toEqual([link, '--lang=ms']);
});

it('counts bytes, and all of them together', () => {
  expect(limitSecondInstanceArguments(['张'.repeat(3_000)])).toEqual([]);
  expect(limitSecondInstanceArguments(Array.from({ length: 20_000 }, () => 'a'))).toHaveLength(4_096);
});
