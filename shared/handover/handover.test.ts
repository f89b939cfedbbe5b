import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../i18n/language';
import { createHandoverPage } from './create-handover-page';
import {
  handoverKinds,
  handoverMarks,
  handoverPageSchema,
  maxHandoverLines,
  type Handover,
  type HandoverItem,
} from './handover';
import { distributeHandoverLines } from './distribute-handover-lines';
import { formatHandoverText } from './format-handover-text';

const item: HandoverItem = {
  mark: 'waiting',
  ticketId: 1,
  callId: null,
  code: 'SH-7K3Q',
  atMs: 1_763_900_000_000,
  name: 'Siti Hajar binti Ramli',
  phone: '60123456789',
  storeName: 'Kedai\nMaju',
  text: 'Siti Hajar binti Ramli rings from 012-345 6789: printer dead',
  times: 1,
  isIncoming: false,
  tries: null,
};
const withItems = (items: readonly HandoverItem[], count = items.length): Handover => ({
  atMs: 1_763_900_000_000,
  sections: handoverKinds.map((kind) =>
    kind === 'waiting' ? { kind, count, items: [...items] } : { kind, count: 0, items: [] },
  ),
});
const plain = { language: 'en', isMasked: false, agent: null, isPractice: false, isShared: false } as const;
const pageOf = (handover: Handover, change: Partial<Parameters<typeof createHandoverPage>[1]> = {}) =>
  createHandoverPage(handover, { ...plain, ...change }).page;

describe('the lines of the page', () => {
  test('are shared so that none is wasted, and none is taken from a section with fewer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 12 }), (counts) => {
        const shares = distributeHandoverLines(counts);
        const sum = shares.reduce((all, share) => all + share, 0);
        expect(sum).toBe(
          Math.min(
            maxHandoverLines,
            counts.reduce((all, count) => all + count, 0),
          ),
        );
        const cut = shares.filter((share, at) => share < (counts[at] ?? 0));
        expect(Math.max(0, ...shares) - Math.min(Infinity, ...cut)).toBeLessThanOrEqual(1);
        for (const [at, share] of shares.entries()) expect(share).toBeLessThanOrEqual(counts[at] ?? 0);
      }),
    );
  });

  test('have who, what and since when, on one line each', () => {
    const [line] = pageOf(withItems([item])).sections[0]?.lines ?? [];
    expect(line).toMatch(
      /^SH-7K3Q · Siti Hajar binti Ramli, Kedai Maju · 012 345 6789 · waiting since .* · Siti Hajar binti Ramli rings from/,
    );
  });

  test('turn no number round, whatever stands in a name or a text', () => {
    const odd = { ...item, name: 'Ali \u202EHASSAN', text: '\u2067printer\u0000dead' };
    const [line = ''] = pageOf(withItems([odd])).sections[0]?.lines ?? [];
    expect(line).toContain('Ali HASSAN, Kedai Maju · 012 345 6789');
    expect(line).toMatch(/· printer dead$/);
    expect(line).not.toMatch(/[\p{Cf}\p{Cc}]/u);
  });

  test('of an incoming call say that its number is withheld, in every language', () => {
    const blank = { ...item, code: null, name: '', phone: '', storeName: '', text: '' };
    const withheld = { ...blank, isIncoming: true };
    const incoming = [
      { ...withheld, mark: 'missed' },
      { ...withheld, mark: 'ringing' },
      { ...withheld, mark: 'missed', storeName: 'Kedai Maju' },
      { ...blank, mark: 'parked' },
      { ...withheld, mark: 'open' },
    ] as const;
    const linesIn = (language: (typeof languages)[number]) =>
      pageOf(withItems(incoming), { language, isMasked: true }).sections[0]?.lines ?? [];
    const [missed, ringing, ofStore, parked, open] = linesIn('en');
    expect(missed).toMatch(/^No number · missed, rang 1×, last [^·]+$/);
    expect(ringing).toMatch(/^No number · ringing, [^·]+$/);
    expect(open).toMatch(/^No number · open since [^·]+$/);
    expect([ofStore, parked].join(' ')).not.toContain('No number');
    expect(linesIn('ms')[0]).toMatch(/^Tiada nombor · /);
    expect(linesIn('zh')[0]).toMatch(/^无号码 · /);
  });

  test.each([
    ['en', /missed, rang 1×, last [^·]+ · called back 3×, no answer, last [^·]+$/],
    ['ms', /· dihubungi semula 3×, tidak dijawab, terakhir [^·]+$/],
    ['zh', /· 回电 3 次无人接听，最近 [^·]+$/],
  ] as const)('in %s, of a missed call say how often nobody answered', (language, line) => {
    const missed = { ...item, mark: 'missed', text: '', tries: { count: 3, lastAtMs: item.atMs } } as const;
    expect(pageOf(withItems([missed]), { language }).sections[0]?.lines[0]).toMatch(line);
  });

  test('hide personal data while these are masked, wherever they stand', () => {
    const text = formatHandoverText(pageOf(withItems([item]), { isMasked: true }));
    expect(text).toContain('SH-7K3Q');
    expect(text, 'grouped as it is unmasked').toContain('· 012••• 6789 ·');
    for (const secret of ['Siti', 'Hajar', '345', '0123456789']) expect(text).not.toContain(secret);
  });

  test('of any content fit the contract, in every language', () => {
    const long = { ...item, code: 'x'.repeat(300), name: '😀'.repeat(300), phone: '9'.repeat(500) };
    const texts = { storeName: 'ab '.repeat(300), text: '\uD83D'.repeat(500) };
    const items = Array.from({ length: maxHandoverLines }, (_, nth) => ({
      ...long,
      ...texts,
      mark: handoverMarks[nth % handoverMarks.length] ?? 'open',
    }));
    for (const language of languages)
      for (const isMasked of [true, false])
        for (const [isWhole, maxLength] of [
          [false, 20_000],
          [true, 200_000],
        ] as const) {
          const page = pageOf(withItems(items, 5_000), { language, isMasked, isWhole });
          expect(handoverPageSchema.parse(page)).toEqual(page);
          expect(formatHandoverText(page).length).toBeLessThan(maxLength);
        }
  });

  test('have a long name and store whole; a long issue is whole as text only', () => {
    const long = {
      ...item,
      name: 'Puan Hajah Norhayati binti Abdul Rahman Al-Haj',
      storeName: 'Restoran Selera Kampung Hajah Norhayati Sdn Bhd',
      text: 'resit keluar dua kali '.repeat(20).trim(),
    };
    const shown = pageOf(withItems([long])).sections[0]?.lines[0];
    expect(shown).toContain(`${long.name}, ${long.storeName} ·`);
    expect(shown).toMatch(/resit keluar…$/);
    const copied = formatHandoverText(pageOf(withItems([long]), { isWhole: true }));
    expect(copied).toContain(long.text);
    expect(copied).not.toContain('…');
  });
});

test('as text, the page has each section with its lines, and says what is left out and what is not there', () => {
  const page = pageOf(withItems([item], 15), { agent: 'NA', isPractice: true });
  const shared = pageOf(withItems([item]), { isShared: true });
  expect(shared.facts).toContain('of this PC, known incidents and their callbacks of all PCs');
  expect(page.facts).not.toContain('of all PCs');
  expect(page.facts).toMatch(/ · 15 open items · Agent: NA · Practice: not a real case$/);
  const [title, facts, blank, name, line, more, end, none] = formatHandoverText(page).split('\n');
  expect([title, facts, blank, name]).toEqual(['Hand-over', page.facts, '', 'Waiting to be sent (15)']);
  expect(line).toBe(`- ${page.sections[0]?.lines[0] ?? ''}`);
  expect([more, end, none]).toEqual([
    '  and 14 more, see Outbox',
    '',
    'None of these: uncertain tickets, rejected tickets, callbacks about cases, incoming calls, missed calls, callbacks for known incidents, callers who will call again, calls not finished, notes and reminders not saved, ongoing known incidents.',
  ]);
});

test.each([
  ['en', 'Printer dead\nback door', 'Printer dead, back door'],
  ['zh', '打印机坏了。\n后门进', '打印机坏了。后门进'],
] as const)('in %s, the lines of an issue are joined as they are read back', (language, text, joined) => {
  const page = pageOf(withItems([{ ...item, text }]), { language });
  expect(page.sections[0]?.lines[0]?.split(' · ').at(-1)).toBe(joined);
});

test.each(languages)('in %s, the name of one kind of callbacks is no part of the other', (language) => {
  const one = { ...withItems([]), sections: withItems([]).sections.map((each) => ({ ...each, count: 1 })) };
  const titles = pageOf(one, { language }).sections.map(({ title }) => title.replace(/ ?[(（].*$/u, ''));
  const [cases, incidents] = (['callbacks', 'incident-callbacks'] as const).map(
    (kind) => titles[handoverKinds.indexOf(kind)] ?? '',
  );
  expect(incidents).not.toContain(cases);
  expect(cases).not.toContain(incidents);
});

test.each([
  ['en', '4:25 am'],
  ['ms', '4:25 PG'],
  ['zh', '4:25'],
] as const)('a time in %s is written as everywhere else', (language, time) => {
  const atMs = new Date(2026, 10, 28, 4, 25).getTime();
  const handover = { ...withItems([{ ...item, atMs }]), atMs };
  const page = pageOf(handover, { language });
  const clock = /(?<!\d)0?4:25(?: (?:am|PG))?/;
  expect(clock.exec(page.facts)?.[0]).toBe(time);
  expect(clock.exec(page.sections[0]?.lines[0] ?? '')?.[0]).toBe(time);
});
