import { describe, expect, it } from 'vitest';
import { redact } from './redact';

describe('redact takes out', () => {
  it.each([
    ['a token', 'sent with tk_testAbc123_-XYZ, ok', 'sent with [token], ok'],
    ['a bearer', 'Authorization: Bearer abc.def', 'Authorization: [token] [token]'],
    ['any authorisation', '"authorization":"Zm9v"', '"authorization":"[token]'],
    ['a mail address', 'from ahmad_ibrahim@mail.example to', 'from [mail] to'],
    ['an escaped mail address', 'q=ahmad%40mail.example', 'q=[mail]'],
    ['a phone number', 'caller 60123456789', 'caller [number]'],
    ['a grouped phone number', 'caller +60 12-345 6789 rang', 'caller [number] rang'],
    ['a bracketed phone number', '(03) 1234-5678', '([number]'],
    [
      'a phone number beside an id',
      '{"ticketId":1234567,"to":"0123456789"}',
      '{"ticketId":1234567,"to":"[number]"}',
    ],
    ['a phone number as a number', '{"phone":60123456789}', '{"phone":[number]}'],
    ['a phone number as an id', '{"callerId":"60123456789"}', '{"callerId":"[number]"}'],
    [
      'a quoted line',
      '{"request":"{\\"ticketId\\":60123456789}"}',
      '{"request":"{\\"ticketId\\":[number]}"}',
    ],
    ['a line break', 'a\nb', 'a b'],
  ])('%s', (_name, line, clean) => {
    expect(redact(line)).toBe(clean);
  });
});

it('leaves events, ids, codes and places in the code alone', () => {
  const line =
    'ipc handler failed {"channel":"calls.save","ticketId":1042,"code":"-10008","at":"main.js:6783:34"}';
  expect(redact(line)).toBe(line);
});

it.each([
  '{"ticketId":210000000}',
  '{"ticketId":1234567,"attempt":2,"hasLeft":true,"ms":12345678}',
  '{"retryInMs":86400000,"bytes":1000000000,"rows":12345678,"count":1234567}',
])('leaves numbers of any length in their place: %s', (data) => {
  expect(redact(`attempt ended ${data}`)).toBe(`attempt ended ${data}`);
});
