import { expect, test } from 'vitest';
import { isOfIncident } from './is-of-incident';
import { listTroubleWords, saysTogether } from './trouble-topics';

const listTraits = (text: string) => [...listTroubleWords(text).keys()];

test.each([
  ['kedai runcit restoran cafe', ['"runcit']],
  ['encik ali from restoran selera', ['"ali', '"selera']],
])('%s says nothing by the kind of a shop or a title', (text, traits) => {
  expect(listTraits(text)).toEqual(traits);
});

test.each([
  ['till no power, aiyo cannot open shop', ['till', 'fault', 'power']],
  ['aiyo wifi tak boleh lah, tak boleh buka kedai', ['network', 'fault', 'no connection']],
  ['alamak how to do business, printer no paper', ['printer', '"paper']],
  ['哎哟，收银机没电，开不了店', ['till', 'power', 'fault']],
])('%s says nothing by an exclamation, or by what the shop can no longer do', (text, traits) => {
  expect(listTraits(text)).toEqual(traits);
});

test.each(['wifi ok tapi tak boleh login', 'wifi is fine, cannot login', '网络正常，登录不了'])(
  '%s has no trouble with the network',
  (text) => {
    expect(listTraits(text)).toContain('login');
    expect(listTraits(text)).not.toContain('network');
    expect(listTraits(text)).not.toContain('no connection');
  },
);

const story =
  'pos hang terus bila print resit, printer keluar separuh, dah restart banyak kali pun sama, router dalam stor belakang tak usik langsung. ' +
  'bila kira tunai pada penghujung hari, jumlah dalam laporan tak balance dengan duit';

test('words at both ends of a long story are not said of one thing', () => {
  expect(saysTogether(story, ['till', 'frozen'])).toBe(true);
  expect(saysTogether(story, ['till', 'report'])).toBe(false);
  expect(saysTogether('internet putus sejak pagi, router lampu merah', ['network', 'fault'])).toBe(true);
});

test('nor is a call with them recognised as one of an incident', () => {
  const call = { issue: story, dealer: '', regionName: '', serviceId: null };
  expect(isOfIncident(call, { traits: ['till', 'frozen'] })).toBe(true);
  expect(isOfIncident(call, { traits: ['till', 'report'] })).toBe(false);
});

test.each(['没有电子发票', '没有电话号码', '没有电脑可用', '没电邮'])('%s is no power cut', (text) => {
  expect(listTraits(text)).not.toContain('power');
  expect(listTraits(text)).not.toContain('fault');
});
