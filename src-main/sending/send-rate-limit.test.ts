import { expect, test } from 'vitest';
import type { Mode } from '../../shared/app/app-state';
import { createSendRateLimit } from './send-rate-limit';

function paceAt(mode: Mode) {
  const clock = { nowMs: 1_000_000 };
  const mayBegin = createSendRateLimit(
    () => clock.nowMs,
    () => Promise.resolve(mode),
  );
  const admitted = async (count: number): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: count }, mayBegin));
    return answers.filter(Boolean).length;
  };
  return { clock, admitted };
}

test('thirty sends may begin within ten seconds, and each further one once an earlier one is ten seconds old', async () => {
  const { clock, admitted } = paceAt('live');

  expect(await admitted(256)).toBe(30);
  clock.nowMs += 9_999;
  expect(await admitted(256)).toBe(0);
  clock.nowMs += 1;
  expect(await admitted(256)).toBe(30);
});

test('a clock that is set back stops no send', async () => {
  const { clock, admitted } = paceAt('live');
  await admitted(30);
  clock.nowMs -= 500_000;

  expect(await admitted(1)).toBe(1);
});

test('practice has no limit', async () => {
  expect(await paceAt('practice').admitted(256)).toBe(256);
});
