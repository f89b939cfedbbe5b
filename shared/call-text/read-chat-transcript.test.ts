import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { parseCallText } from './parse-call-text';
import { readCallText } from './read-call-text.fixture';
import { readChatTranscript } from './read-chat-transcript';
import { readMailHead } from './read-mail-head';
import { stripSourceNotes } from './strip-source-notes';

test.each([
  '[9:05 am] Suzana: printer dapur tak keluar kertas\n[9:06 am] Suzana: no saya 013-770 4412',
  '[10.02 ptg] Suzana: printer dapur tak keluar kertas\n[10.04 ptg] Suzana: 0137704412',
  '[Isnin 20:14] Suzana: printer dapur tak keluar kertas\n[Isnin 20:15] Suzana: 0137704412',
  '[4/8, 9:05 am] Suzana: printer dapur tak keluar kertas\n[4/8, 9:06 am] Suzana: 0137704412',
  '[09:05] Agent: hello, how can I help?\n[09:06] Suzana: printer dapur tak keluar kertas 0137704412',
])('the headers of %j are no part of a value', (chat) => {
  const { fields, rest } = readCallText(chat);

  expect(fields).toMatchObject({ name: 'Suzana', issue: 'printer dapur tak keluar kertas' });
  expect(fields).not.toHaveProperty('storeName');
  expect(rest).toBe('');
});

test('a sender of whom only the part is said has no name', () => {
  const { fields } = readCallText(
    '[09:06] Caller: boss the kitchen printer cannot print\n[09:07] Caller: 0137704412',
  );

  expect(fields).not.toHaveProperty('name');
  expect(fields['issue']).toBe('kitchen printer cannot print');
});

describe('a dialogue in which the helpdesk asks', () => {
  const dialogue = [
    ['Hanis', 'salam, laci duit tak boleh buka'],
    ['Admin', 'kedai apa ya?'],
    ['Hanis', 'Kafe Teratai, 18 Jalan Raja, 45000 Kuala Selangor'],
    ['Admin', 'boleh bagi no telefon?'],
    ['Hanis', '013-884 2107'],
  ] as const;

  test.each([
    ['with dates, WhatsApp on Android', (name: string) => `24/03/25, 14:05 - ${name}: `, '\n'],
    ['with am and pm, WhatsApp on Android', (name: string) => `24/03/2025, 2:05 pm - ${name}: `, '\n'],
    ['with seconds, WhatsApp on an iPhone', (name: string) => `[24/03/2025, 2:05:31 PM] ${name}: `, '\n'],
    ['of WhatsApp on the web', (name: string) => `[14:05, 24/03/2025] ${name}: `, '\n'],
    ['with times alone', (name: string) => `[14:05] ${name}: `, '\n'],
    ['of Telegram', (name: string) => `${name}, [24/03/2025 14:05]\n`, '\n\n'],
    ['of a newer Telegram', (name: string) => `${name}, [24 Mar 2025 at 14:05:31]:\n`, '\n'],
    ['of WeChat with dates', (name: string) => `${name} 2025/3/24 14:05:31\n`, '\n\n'],
    ['of WeChat with times', (name: string) => `${name}  14:05\n\n`, '\n\n'],
    ['copied from WeChat', (name: string) => `${name}:\n`, '\n\n'],
    ['typed out line by line', (name: string) => `${name}: `, '\n'],
    ['typed out in one line', (name: string) => `${name}: `, ' / '],
    ['quoted', (name: string) => `> ${name}: `, '\n'],
  ])('%s', (_, header, separator) => {
    const text = dialogue.map(([name, words]) => `${header(name)}${words}`).join(separator);

    expect(readCallText(text)).toStrictEqual({
      fields: {
        phone: '013-884 2107',
        name: 'Hanis',
        storeName: 'Kafe Teratai',
        issue: 'laci duit tak boleh buka',
        serviceId: 18,
        address: '18 Jalan Raja, 45000 Kuala Selangor',
        state: 'Selangor',
      },
      rest: '',
    });
  });

  test.each(['You', 'Anda', 'Agent', 'Support', 'StoreHub Careline', 'CS Amir', '客服', 'Technician Wan'])(
    'in which %s is not the merchant',
    (helpdesk) => {
      const { fields } = readCallText(
        `[14:05] ${helpdesk}: hello, Kedai Maju?\n[14:06] Hanis: bukan, Kafe Teratai. laci duit tak boleh buka\n[14:07] ${helpdesk}: printer ok tak?`,
      );

      expect(fields).toMatchObject({ name: 'Hanis', issue: 'laci duit tak boleh buka' });
      expect(fields['storeName']).not.toBe('Kedai Maju');
    },
  );

  test('of two unnamed parts names nobody', () => {
    const { fields } = readCallText(
      'Customer: printer dapur rosak\nAgent: kedai mana?\nCustomer: Kafe Teratai',
    );

    expect(fields).toMatchObject({ issue: 'printer dapur rosak', storeName: 'Kafe Teratai' });
    expect(fields).not.toHaveProperty('name');
  });
});

describe('who is no caller', () => {
  test('a technician who writes of a customer', () => {
    const { fields } = readCallText(
      '[24/03/2025, 14:05:31] Technician Hakim: Puan Zaleha, Butik Zaleha, Jalan Masjid, 35000 Tapah\n[24/03/2025, 14:06:02] Technician Hakim: printer resit tak keluar kertas\n[24/03/2025, 14:06:20] Technician Hakim: no dia 019-552 7781',
    );

    expect(fields).toMatchObject({
      name: 'Puan Zaleha',
      storeName: 'Butik Zaleha',
      issue: 'printer resit tak keluar kertas',
      phone: '019-552 7781',
    });
  });

  test('a technician who names nobody', () => {
    const { fields } = readCallText(
      '[14:05] Technician Hakim: Butik Zaleha, printer resit tak keluar kertas\n[14:06] Technician Hakim: 019-552 7781',
    );

    expect(fields).toMatchObject({ storeName: 'Butik Zaleha', phone: '019-552 7781' });
    expect(fields).not.toHaveProperty('name');
  });

  test('a label of a form', () => {
    const form = 'Agent: Siti\nCustomer: Farah Nabila\nIssue: laci duit tak boleh buka\nTel: 013-884 2107';

    expect(readCallText(form).fields).toMatchObject({
      name: 'Farah Nabila',
      issue: 'laci duit tak boleh buka',
    });
  });
});

test.each([
  ['terminal offline since morning', 'deepavali sale now, very rush. do something'],
  ['kitchen printer cannot print', 'try on off already'],
  ['printer got light but no paper come out', 'every time off then on'],
  ['skrin dapur mati hidup mati hidup', 'dah tukar plug pun sama je'],
  [
    'customer pay by GrabPay got deduct, then POS time out',
    'I asked him to pay again, now he wants a refund',
  ],
])('what is wrong is %j, without the next message %j', (issue, next) => {
  const chat = `[09:05] Suzana: ${issue}\n[09:06] Suzana: ${next}\n[09:07] Suzana: 0137704412`;

  expect(readCallText(chat).fields['issue']).toBe(issue);
});

test.each([
  '24/03/25, 14:05 - Hanis (Kafe Teratai): laci duit tak boleh buka\n24/03/25, 14:06 - Hanis (Kafe Teratai): 45000 Kuala Selangor 013-884 2107',
  'Hanis (Kafe Teratai), [24/03/2025 14:05]\nlaci duit tak boleh buka\n\nHanis (Kafe Teratai), [24/03/2025 14:06]\n45000 Kuala Selangor 013-884 2107',
  'Hanis: Kafe Teratai / Admin: ya? / Hanis: laci duit tak boleh buka, 45000 Kuala Selangor 013-884 2107',
])('the span of each value in %j is where the text says it', (text) => {
  const found = parseCallText(text).fields.map(({ field, from }) => [field, text.slice(...from)]);

  expect(Object.fromEntries(found)).toMatchObject({
    name: 'Hanis',
    storeName: 'Kafe Teratai',
    issue: 'laci duit tak boleh buka',
    phone: '013-884 2107',
  });
});

test('offsets stay valid, whatever the text', () => {
  const pieces = fc.constantFrom(
    '[14:05] Hanis: ',
    '24/03/25, 14:05 - Hanis: ',
    'Hanis, [24/03/2025 14:05]\n',
    'Hanis 14:05\n',
    'Hanis: ',
    'Admin: ',
    'You:',
    '~ A: ',
    'From: Aini <a@b.my>\n',
    'Subject: Re: printer\n',
    'On 24 Mar 2025, Aini <a@b.my> wrote:\n',
    'fwd: ',
    '---------- Forwarded message ---------\n',
    'Sent from my iPhone',
    '"',
    '> ',
    ' / ',
    '?',
    '\n',
    'printer rosak ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const { source } = readMailHead(readChatTranscript(createConsumableText(text)).source);
      const { text: read, remaining, written } = stripSourceNotes(source);

      expect([read.length, remaining.length, written.length]).toStrictEqual(Array(3).fill(text.length));
    }),
    { numRuns: 2000 },
  );
});

describe('a sender who only asks for details', () => {
  const write = (asked: string) =>
    `[10:32] Suzana: printer dapur tak keluar kertas\n[10:33] Hafiz SH: ${asked}\n[10:34] Suzana: 0137704412`;

  test.each([
    'Boleh bagi alamat kedai?',
    'Alamat?',
    'ok\n[10:33] Hafiz SH: your phone number?',
    '电话号码？',
  ])('speaks for the helpdesk: %j', (asked) => {
    const { fields, rest } = readCallText(write(asked));

    expect(fields).toMatchObject({
      name: 'Suzana',
      phone: '0137704412',
      issue: 'printer dapur tak keluar kertas',
    });
    expect(rest).toBe('');
  });

  test.each(['printer kedai pun mati?', 'Boleh datang pukul 3?'])(
    'while in %j, it may be the caller',
    (asked) => {
      const { fields, rest } = readCallText(write(asked));

      expect(`${String(fields['issue'])} ${rest}`).toContain(asked.replace('?', ''));
    },
  );
});
