import { expect, test } from 'vitest';
import { createRetryPause } from './retry-pause';

test('each pause is twice as long as the last one, up to a day, and the first one comes again after a success', () => {
  const pause = createRetryPause();
  const minutes = () => pause.next() / 60_000;
  expect(Array.from({ length: 11 }, minutes)).toEqual([
    5, 10, 20, 40, 80, 160, 320, 640, 1_280, 1_440, 1_440,
  ]);
  pause.reset();
  expect(minutes()).toBe(5);
});
