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
