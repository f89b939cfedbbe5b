import { describe, expect, test } from 'vitest';
import { isCallRemark } from './is-call-remark';

describe('a remark about the call is no complaint', () => {
  test.each([
    'call back pls after 2pm',
    'pls call owner only',
    'jgn call pagi',
    'please do not call before 11',
    'dah call 2 kali pagi tadi',
    'tak ingat nama dia',
    'no one pick up previously',
    'only want talk to manager',
    'customer id 88213',
    'kalau boleh dtg hari ni',
    'ring after 5',
    'sorry wrong group just now',
    'nak buat aduan',
    'tak urgent',
    'kalau tak dapat call boss',
    'owner not in, ask the staff',
    "i'm the cashier",
    'if nobody answers call the office',
    'kalau boleh tak nak sms',
    "don't send sms",
    'fridge alarm rings but not our problem',
    '下午四点后再打来',
    'boleh datang esok',
    'tak kisah bila nak datang',
    'you can reach me',
    'can help',
    'hp x ada',
    'please advise',
    '打了三次没人接',
  ])('%s', (words) => {
    expect(isCallRemark(words)).toBe(true);
  });

  test.each([
    'call waiter button not working',
    'cannot call customer from the list',
    'ring size not in list',
    'line putus bila hujan',
    'customer name missing on receipt',
    'tak boleh login',
    'contact lens price wrong',
    'after update the printer hangs',
    'if cannot print it keeps beeping',
    'kalau bayar kad tak keluar resit',
    'no sms to members',
    'manager not in the staff list',
    'boleh datang pasang printer kedua',
    'phone app tak boleh login',
  ])('though this is one: %s', (words) => {
    expect(isCallRemark(words)).toBe(false);
  });
});
