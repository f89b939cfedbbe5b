import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSessionBus, listSocketPaths } from './session-bus';

describe('listSocketPaths', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', ['/run/user/1000/bus']],
    ['unix:path=/tmp/a%20b,guid=00;unix:abstract=/tmp/dbus-x,guid=11', ['/tmp/a b', '\0/tmp/dbus-x']],
    ['tcp:host=127.0.0.1;unix:guid=0,path=/x', ['/x']],
  ])('reads %s', (address, paths) => {
    expect(listSocketPaths({ address, runtimeFolder: null })).toEqual({ ok: true, value: paths });
  });

  it('without an address looks into the runtime folder', () => {
    expect(listSocketPaths({ address: null, runtimeFolder: '/run/user/7' })).toEqual({
      ok: true,
      value: ['/run/user/7/bus'],
    });
  });

  it.each([
    [null, 'no-session-bus'],
    ['', 'no-session-bus'],
    ['disabled:', 'no-session-bus'],
    ['unix:path=%', 'other-transport'],
    ['tcp:host=127.0.0.1,port=1', 'other-transport'],
    ['autolaunch:', 'other-transport'],
  ])('knows no socket for %j: %s', (address, errorCode) => {
    expect(listSocketPaths({ address, runtimeFolder: null })).toEqual({ ok: false, error: errorCode });
  });
});

describe('openSessionBus', () => {
  let folder: string;
  let server: Server | undefined;
  const sockets: Socket[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'session-bus-'));
  });

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  async function busThat(behaves: (socket: Socket) => void) {
    const path = join(folder, 'bus');
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      behaves(socket);
    });
    await new Promise<void>((resolve) => {
      server?.listen(path, resolve);
    });
    return openSessionBus(
      { address: `unix:path=${path}`, runtimeFolder: null },
      1000,
      AbortSignal.timeout(200),
    );
  }

  it.each([
    ['refuses the user', (socket: Socket) => socket.write('REJECTED EXTERNAL\r\n'), 'no-session-bus'],
    ['hangs up', (socket: Socket) => socket.destroy(), 'no-session-bus'],
    ['never says a word', () => {}, 'not-responding'],
    ['admits, then never says a word', (socket: Socket) => socket.write('OK 00\r\n'), 'not-responding'],
    [
      'admits, then talks rubbish',
      (socket: Socket) => socket.write(Buffer.concat([Buffer.from('OK 00\r\n'), Buffer.alloc(64, 0xff)])),
      'no-session-bus',
    ],
  ])('is not taken in by a bus that %s', async (_name, behaves, errorCode) => {
    await expect(busThat(behaves)).resolves.toEqual({ ok: false, error: errorCode });
  });

  it('finds no bus where no socket is', async () => {
    const place = { address: `unix:path=${join(folder, 'none')}`, runtimeFolder: folder };
    await expect(openSessionBus(place, 1000, AbortSignal.timeout(200))).resolves.toEqual({
      ok: false,
      error: 'no-session-bus',
    });
  });
});
