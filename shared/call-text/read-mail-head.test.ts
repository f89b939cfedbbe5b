import { expect, test } from 'vitest';
import { parseCallText } from './parse-call-text';
import { readCallText } from './read-call-text.fixture';

const body =
  'Hi team,\n\nThe kitchen printer at Lavender Bistro does not cut the paper since Monday.\n22 Jalan Telawi 3, Bangsar, 59100 Kuala Lumpur';
const expected = {
  name: 'Nadia Karim',
  storeName: 'Lavender Bistro',
  address: '22 Jalan Telawi 3, Bangsar, 59100 Kuala Lumpur',
  email: 'nadia@lavender.example',
};

test.each([
  [
    'Outlook',
    'From: Nadia Karim <nadia@lavender.example>\nSent: Monday, 24 March 2025 10:47\nTo: StoreHub Support <care@storehub.example>\nCc: accounts@lavender.example; it\nSubject: RE: Printer',
  ],
  [
    'Gmail',
    '---------- Forwarded message ---------\nFrom: Nadia Karim <nadia@lavender.example>\nDate: Mon, 24 Mar 2025 at 10:47\nSubject: Printer\nTo: <care@storehub.example>',
  ],
  [
    'Outlook in Malay',
    'Daripada: Nadia Karim <nadia@lavender.example>\nDihantar: Isnin, 24 Mac 2025 10:47\nKepada: Sokongan\nSubjek: FW: Pencetak',
  ],
  [
    'Gmail in Malay',
    '---------- Mesej dimajukan ---------\nDaripada: Nadia Karim <nadia@lavender.example>\nTarikh: Isn, 24 Mac 2025 10:47\nSubjek: Pencetak\nKepada: sokongan',
  ],
  [
    'Outlook in Chinese',
    '发件人: Nadia Karim <nadia@lavender.example>\n发送时间: 2025年3月24日 10:47\n收件人: 客服\n抄送: 会计部\n主题: 回复: 打印机',
  ],
  ['a reply in Gmail', 'On Mon, 24 Mar 2025 at 10:47, Nadia Karim <nadia@lavender.example> wrote:'],
  ['a short head', 'From: Nadia Karim (nadia@lavender.example)\nDate: 24 March'],
])('the head of %s names the sender, and nothing of it is in a value', (_, head) => {
  const { fields } = readCallText(`${head}\n\n${body}`);

  expect({ email: expected.email, ...fields }).toMatchObject(expected);
  expect(fields['issue']).toMatch(/^(?:The )?kitchen printer .*does not cut the paper since Monday$/);
});

test('whom the mail names comes before its sender', () => {
  const { fields } = readCallText(
    `From: Nadia Karim <nadia@lavender.example>\nSubject: Printer\n\n${body}\nPlease call Puan Rohani 017-552 9034`,
  );

  expect(fields['name']).toBe('Puan Rohani');
});

test('a short signature is completed by the sender', () => {
  const { fields } = readCallText(
    'From: Nadia Karim <nadia@lavender.example>\nDate: 24 March\n\nHi, our POS cannot login.\n\nRegards,\nNadia',
  );

  expect(fields['name']).toBe('Nadia Karim');
});

test.each(['Accounts', 'Operations Team', 'StoreHub Support'])('%s names nobody', (sender) => {
  const { fields } = readCallText(
    `From: ${sender} <mail@lavender.example>\nSubject: Printer\n\nThe kitchen printer does not cut the paper.`,
  );

  expect(fields).not.toHaveProperty('name');
});

test('what the helpdesk wrote and a reply quotes is no part of the call', () => {
  const { fields } = readCallText(
    'The bar printer is offline again. Lavender Bistro, 017-552 9034\n\nOn Mon, 24 Mar 2025 at 10:47, StoreHub Support <care@storehub.example> wrote:\n> Dear Puan Rohani,\n> the cash drawer of Kedai Maju is replaced.',
  );

  expect(fields).toMatchObject({ storeName: 'Lavender Bistro', issue: 'The bar printer is offline again' });
  expect(fields).not.toHaveProperty('name');
});

test('a line of a head that stands alone stays as it is', () => {
  expect(readCallText('From: Supervisor Aini\nKedai Murni, 012-3456789, printer rosak').rest).toBe(
    'Supervisor Aini',
  );
});

test('the sender and the address of the e-mail have their spans in the text', () => {
  const text = `From: Nadia Karim <nadia@lavender.example>\nSubject: Printer\n\n${body}`;
  const found = parseCallText(text).fields.map(({ field, from }) => [field, text.slice(...from)]);

  expect(Object.fromEntries(found)).toMatchObject({ name: 'Nadia Karim', email: 'nadia@lavender.example' });
});
