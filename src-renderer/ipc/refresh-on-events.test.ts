import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../shared/time/fake-clock.fixture';
import { createFakeBridge } from './fake-bridge.fixture';
import { createIpcClient } from './ipc-client';
import { always, onErasure, refreshOnEvents } from './refresh-on-events';

describe('refreshOnEvents', () => {
  it('refreshes after the events and payloads it names, until it is ended', () => {
    const { bridge, emit } = createFakeBridge({});
    let refreshed = 0;
    const refresh = () => {
      refreshed += 1;
      return Promise.resolve();
    };
    const end = refreshOnEvents(createIpcClient(bridge), { ...onErasure, 'outbox.changed': always }, refresh);
    emit('tickets.changed', { ticketId: 7 });
    emit('tickets.changed', { ticketId: null });
    emit('reminders.changed', null);
    expect(refreshed).toBe(0);
    emit('tickets.changed', { ticketId: null, isErasure: true });
    emit('outbox.changed', null);
    expect(refreshed).toBe(2);
    end();
    emit('outbox.changed', null);
    expect(refreshed).toBe(2);
  });

  it('answers a burst with one refresh, and begins the next one only once that has ended', async () => {
    const { bridge, emit } = createFakeBridge({});
    const { schedule, advance, countTimers } = createFakeClock();
    const ends: (() => void)[] = [];
    const refresh = () => new Promise<void>((resolve) => ends.push(resolve));
    refreshOnEvents(createIpcClient(bridge), { 'outbox.changed': always }, refresh, {
      waitMs: 250,
      schedule,
    });
    for (let n = 0; n < 5; n += 1) emit('outbox.changed', null);
    expect(ends).toHaveLength(0);
    advance(250);
    expect(ends).toHaveLength(1);
    emit('outbox.changed', null);
    advance(250);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await new Promise(setImmediate);
    advance(250);
    expect(ends).toHaveLength(2);
    expect(countTimers()).toBe(0);
  });

  it('leaves no timer behind', () => {
    const { bridge, emit } = createFakeBridge({});
    const { schedule, countTimers } = createFakeClock();
    const refresh = () => Promise.resolve();
    const end = refreshOnEvents(createIpcClient(bridge), { 'outbox.changed': always }, refresh, {
      waitMs: 250,
      schedule,
    });
    emit('outbox.changed', null);
    expect(countTimers()).toBe(1);
    end();
    expect(countTimers()).toBe(0);
  });
});
