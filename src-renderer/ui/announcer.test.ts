import { expect, test } from 'vitest';
import { createAnnouncer, joinMs, keptMs } from './announcer';

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
    connectRegion: () => announcer.connect((text) => written.push(text)),
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
