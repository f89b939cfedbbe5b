import { describe, expect, it } from 'vitest';
import { createSerialQueue, tooLate } from './serial-queue';
import { createFakeClock } from './fake-clock.fixture';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('serial queue', () => {
  it('begins each once the one before has ended; a failure does not stop the others', async () => {
    const queue = createSerialQueue();
    const steps: string[] = [];
    let end: () => void = () => undefined;
    const first = queue.run(async () => {
      steps.push('first begins');
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      steps.push('first ends');
      throw new Error('failed');
    });
    const second = queue.run(() => {
      steps.push('second begins');
      return Promise.resolve(2);
    });
    await nextTurn();
    expect(steps).toEqual(['first begins']);
    end();
    await expect(first).rejects.toThrow('failed');
    await expect(second).resolves.toBe(2);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins']);
    await queue.settled();
  });

  it('answers what work within its limit answers or throws, and leaves no timer behind', async () => {
    const time = createFakeClock();
    const queue = createSerialQueue();
    await expect(queue.runWithin(10, time.schedule, () => Promise.resolve(7))).resolves.toBe(7);
    const failing = queue.runWithin(10, time.schedule, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(time.countTimers()).toBe(0);
  });

  it('never runs two at once', async () => {
    const time = createFakeClock();
    const queue = createSerialQueue();
    let running = 0;
    let maxRunning = 0;
    const work = async () => {
      running += 1;
      maxRunning = Math.max(maxRunning, running);
      await nextTurn();
      running -= 1;
    };
    await Promise.all([1, 2, 3].map(() => queue.runWithin(10, time.schedule, work)));
    expect(maxRunning).toBe(1);
  });

  it('begins nothing while one hangs past its limit, and continues once it ends', async () => {
    const time = createFakeClock();
    const queue = createSerialQueue();
    let end: () => void = () => undefined;
    let begun = 0;
    const hanging = queue.runWithin(5000, time.schedule, async () => {
      begun += 1;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    await nextTurn();
    time.advance(5000);
    await expect(hanging).resolves.toBe(tooLate);

    const count = async () => {
      begun += 1;
      return Promise.resolve();
    };
    const more = Array.from({ length: 50 }, async () => queue.runWithin(5000, time.schedule, count));
    await nextTurn();
    time.advance(5000);
    expect((await Promise.all(more)).every((answer) => answer === tooLate)).toBe(true);
    end();
    await nextTurn();
    expect(begun).toBe(1);
    await expect(queue.runWithin(5000, time.schedule, () => Promise.resolve('again'))).resolves.toBe('again');
  });
});
