import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test('what a mail quotes is the issue, not its subject', () => {
  const mail = (quoted: string) =>
    `Subject: FW: Cash drawer and printer issue\n\nTeam, see below.\n\n"${quoted}"\n\nMerchant: Warisan Nasi Ulam. Tel: 016-662 9384`;

  expect(readCallText(mail('Drawer opens by itself whenever the printer prints.')).fields).toMatchObject({
    issue: 'Drawer opens by itself whenever the printer prints',
  });
  expect(readCallText(mail('Good food since 1985 in town')).fields).toMatchObject({
    issue: 'Cash drawer and printer issue',
  });
});

test('the subject is the issue if nothing else says what is wrong', () => {
  const mail = (subject: string) =>
    `Subject: ${subject}\n\nPlease call Puan Rohani 017-552 9034, Kafe Teratai`;

  expect(readCallText(mail('RE: Fwd: Cash drawer does not open!')).fields).toMatchObject({
    issue: 'Cash drawer does not open',
    serviceId: 18,
  });
  expect(readCallText(mail('Urgent')).fields).not.toHaveProperty('issue');
});

test('a subject that is not the issue stays in the rest, and says how urgent the call is', () => {
  const { fields, rest } = readCallText(
    'Subject: Urgent: printer\n\nHi, the bar printer is offline. 017-552 9034',
  );

  expect(fields).toMatchObject({ issue: 'the bar printer is offline', priority: 1 });
  expect(rest).toContain('printer');
});
