import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';
import { createConsumableText } from './consumable-text';
import { stripSourceNotes } from './strip-source-notes';

const message = 'Salam, saya Aminah dari Kafe Teratai. Printer dapur rosak. 0137704412';

function strip(text: string): string {
  return stripSourceNotes(createConsumableText(text)).text.trim();
}

test.each([
  'Fwd: ',
  'FW: ',
  'fwd msg from customer - ',
  'Forwarded message:\n',
  'Forwarded many times\n',
  'Fwd from WhatsApp group:\n',
  'Wasap dari pelanggan:\n',
  'WhatsApp from cust: ',
  'Emel drpd pelanggan:\n',
  'email from merchant >> ',
  '*New ticket (from WhatsApp)*\n',
  '[fwd] ',
  '【转发】',
  '转发：',
  '转发客户微信信息：\n',
  'Begin forwarded message:\n\n',
  '-----Original Message-----\n',
])('%j in front of a message is no part of it', (note) => {
  expect(strip(`${note}${message}`)).toBe(message);
  expect(strip(`${note}"${message}"`)).toBe(message);
  expect(strip(`${note}“${message}”`)).toBe(message);
});

test.each([
  'Sent from my iPhone',
  'Get Outlook for Android',
  'Dihantar dari iPhone saya',
  '发自我的华为手机',
  '~ sent by night shift',
  'Forwarded by Kamal',
])('%j behind a message is no part of it', (signature) => {
  expect(strip(`${message}\n\n${signature}`)).toBe(message);
});

test.each([
  'WhatsApp: 013-770 4412',
  'WhatsApp customer: 013-770 4412',
  'email from merchant: aminah@teratai.example',
  'Email: aminah@teratai.example',
  'email to customer not sent',
  'sms tak masuk, member marah',
  'customer email missing in receipt',
  'group discount wrong',
  'Skrin tunjuk "no paper" dan "offline"',
  'copy machine rosak',
])('%j is no such note', (text) => {
  expect(strip(text)).toBe(text);
});

test('a note and quotation marks are no part of a value', () => {
  const { fields, rest } = readCallText(`Wasap cust:\n"${message}"`);

  expect(fields).toMatchObject({ name: 'Aminah', storeName: 'Kafe Teratai', issue: 'Printer dapur rosak' });
  expect(rest).toBe('');
});

test('lines that the app has written are left out', () => {
  expect(
    readCallText(
      '24/03/25, 14:05 - Messages and calls are end-to-end encrypted.\n24/03/25, 14:05 - Aminah: printer dapur rosak\n24/03/25, 14:06 - Aminah: <Media omitted>\n24/03/25, 14:07 - Aminah: 0137704412',
    ),
  ).toMatchObject({
    fields: { name: 'Aminah', issue: 'printer dapur rosak', phone: '0137704412' },
    rest: '',
  });
});
