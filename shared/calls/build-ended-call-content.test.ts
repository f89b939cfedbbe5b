import { expect, test } from 'vitest';
import { buildEndedCallContent } from './build-ended-call-content';
import { blankCallFields } from './call';

test('an extension is no part of the number by which the call is found, and stays in the remark', () => {
  const end = (phone: string, remark: string) =>
    buildEndedCallContent({ ...blankCallFields, phone, remark }).Ticket;
  expect(end('03-2161 1234 ext 12', 'Back door')).toMatchObject({
    Phone: '60321611234',
    Remark: 'Back door\nExt 12',
  });
  expect(end('03-2161 1234 ext 12', 'x'.repeat(1000)).Remark, 'no text is cut').toHaveLength(1007);
  expect(end('03-2161 1234', '')).not.toHaveProperty('Remark');
});
