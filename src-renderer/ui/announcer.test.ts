import { expect, test } from 'vitest';
import { createAnnouncer, joinSentences, joinMs, keptMs } from './announcer';

/** An announcer with a clock of its own, and all that was written into its live region. */
function createListener() {
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  let nowMs = 0;
  const written: string[] = [];
  const announcer = createAnnouncer((delayMs, run) => {
    const timer = { atMs: nowMs + delayMs, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  });
  const pass = (ms: number) => {
    nowMs += ms;
    const due = timers.filter(({ atMs }) => atMs <= nowMs);
    timers = timers.filter(({ atMs }) => atMs > nowMs);
    for (const { run } of due) run();
  };
  return {
    ...announcer,
    written,
    pass,
    /** Each part of another language has that in brackets. */
    connectRegion: () =>
      announcer.connect((parts) =>
        written.push(
          parts.map(({ text, lang }) => (lang === undefined ? text : `[${lang}: ${text}]`)).join(''),
        ),
      ),
  };
}

test('the texts of one moment are written as one, in order, and each only once', () => {
  const { announce, connectRegion, pass, written } = createListener();
  connectRegion();
  announce('Zul discarded');
  pass(joinMs / 2);
  announce('Now: Noraini.');
  announce('Zul discarded');
  announce(' ');
  pass(joinMs / 2);
  expect(written).toEqual(['Zul discarded. Now: Noraini.']);
  announce('Copied');
  expect(written).toHaveLength(1);
  pass(joinMs);
  expect(written.at(-1)).toBe('Copied');
});

test('the same text is said again, and none is left in the page afterwards', () => {
  const { announce, connectRegion, pass, written } = createListener();
  connectRegion();
  announce('Issue is missing');
  pass(joinMs);
  announce('Issue is missing');
  pass(joinMs);
  expect(written).toEqual(['Issue is missing', 'Issue is missing\u00A0']);
  announce('Issue is missing');
  pass(joinMs);
  expect(written.at(-1)).toBe('Issue is missing');
  pass(keptMs);
  expect(written.at(-1)).toBe('');
  announce('Issue is missing');
  pass(joinMs);
  expect(written.slice(-2)).toEqual(['', 'Issue is missing']);
});

test('what is announced before there is a region waits for it, and for a moment in it', () => {
  const { announce, connectRegion, pass, written } = createListener();
  announce('1 case number not seen yet');
  announce('2 missed calls');
  pass(joinMs);
  const disconnect = connectRegion();
  expect(written).toEqual([]);
  pass(joinMs);
  expect(written).toEqual(['1 case number not seen yet. 2 missed calls']);
  disconnect();
  pass(keptMs);
  expect(written).toHaveLength(1);
});

test('a part of another language keeps it, also beside other texts of the moment', () => {
  const { announce, connectRegion, pass, written } = createListener();
  connectRegion();
  announce('Filled in: Name');
  announce([{ text: 'Confirmed:' }, { text: '2:' }, { text: 'Nombor anda 012', lang: 'ms-MY' }]);
  announce([{ text: '1 of 5:' }, { text: '您的电话。', lang: 'zh-Hans' }]);
  announce('Copied');
  pass(joinMs);
  expect(written).toEqual([
    'Filled in: Name. Confirmed: 2: [ms-MY: Nombor anda 012. ]1 of 5: [zh-Hans: 您的电话。]Copied',
  ]);
  announce([{ text: 'Kopi' }]);
  announce([{ text: 'Kopi', lang: 'ms-MY' }]);
  announce([{ text: ' ', lang: 'ms-MY' }]);
  pass(joinMs);
  expect(written.at(-1)).toBe('Kopi. [ms-MY: Kopi]');
  announce([{ text: 'Kopi.' }, { text: 'Kopi', lang: 'ms-MY' }]);
  pass(joinMs);
  expect(written.at(-1), 'the same is said again').toBe('Kopi. [ms-MY: Kopi\u00A0]');
});

test('Chinese sentences end with a full stop of their own', () => {
  expect(joinSentences(['找到 2 位', 'Kopi Pagi', '', '按 F4 填入。'])).toBe(
    '找到 2 位。Kopi Pagi. 按 F4 填入。',
  );
});
