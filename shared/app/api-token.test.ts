import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasUsualTokenLength, tokenSchema, tokenStateSchema } from './api-token';

const fakeToken = `tk_${'test'.repeat(9)}`;

describe('a token', () => {
  test('is tk_ and 36 letters and digits', () => {
    expect(tokenSchema.parse(fakeToken)).toBe(fakeToken);
    expect(hasUsualTokenLength(fakeToken)).toBe(true);
  });

  test.each([' ', '\n', '\r\n', '\t', '\u00A0', '\u3000', '\uFEFF'])(
    'is copied with %j around it',
    (blank) => {
      expect(tokenSchema.parse(`${blank}${fakeToken}${blank}`)).toBe(fakeToken);
      expect(hasUsualTokenLength(`${blank}${fakeToken}${blank}`)).toBe(true);
    },
  );

  test.each([6, 35, 37, 250])('may have %d characters one day, which is not usual', (length) => {
    const token = `tk_${'x'.repeat(length)}`;

    expect(tokenSchema.parse(token)).toBe(token);
    expect(hasUsualTokenLength(token)).toBe(false);
  });

  test.each([
    '',
    'tk_',
    'tk_test5',
    `tk_${'x'.repeat(251)}`,
    'test'.repeat(9),
    `TK_${'test'.repeat(9)}`,
    `Bearer ${fakeToken}`,
    `"${fakeToken}"`,
    `${fakeToken} ${fakeToken}`,
    `${fakeToken}\r\nX-Evil: 1`,
    `tk_test\ntest`,
    `tk_test\0test`,
    'tk_testé5',
    'tk_test王王',
    'tk_ｔｅｓｔｔｅｓｔ',
    null,
    undefined,
    12,
    [fakeToken],
  ])('is never %j', (text) => {
    expect(tokenSchema.safeParse(text).success).toBe(false);
  });

  test('can stand in a header whenever it is taken', () => {
    const almost = fc.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(39), fc.boolean());

    fc.assert(
      fc.property(almost, ([character, place, isReplaced]) => {
        const text = `${fakeToken.slice(0, place)}${character}${fakeToken.slice(place + (isReplaced ? 1 : 0))}`;
        const parsed = tokenSchema.safeParse(text);

        expect(parsed.data ?? 'tk_refused').toMatch(/^[!-~]+$/);
        expect(new Headers({ authorization: parsed.data ?? 'none' }).get('authorization')).toBe(
          parsed.data ?? 'none',
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what the window may know of the token', () => {
  test.each([
    { kind: 'present', lastFour: 'test' },
    { kind: 'none' },
    { kind: 'checking' },
    { kind: 'unknown', errorCode: 'locked' },
  ])('is $kind', (state) => {
    expect(tokenStateSchema.parse(state)).toStrictEqual(state);
  });

  test.each([
    { kind: 'present', lastFour: 'test', token: fakeToken },
    { kind: 'present', lastFour: fakeToken },
    { kind: 'present', lastFour: 'est' },
    { kind: 'present', lastFour: 'ttest' },
    { kind: 'none', token: fakeToken },
    { kind: 'checking', token: fakeToken },
    { kind: 'unknown', errorCode: 'locked', token: fakeToken },
    { kind: 'unknown', errorCode: 'none' },
    fakeToken,
  ])('is never %j', (state) => {
    expect(tokenStateSchema.safeParse(state).success).toBe(false);
  });
});
