import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quitExitCodes } from '../../../shared/app/quit-exit-codes';
import { tempFolder } from '../../db/temp-folder.fixture';
import { findCommandLineRequest, parseInstanceRequest } from './command-line-request';
import { writeInstanceAnswer, waitForInstanceAnswer, waitForQuit } from './command-line-answer-file';

const quit = { what: 'quit', request: '0f8fad5b-d9cb-469f-a165-70867728950e' } as const;
const other = { ...quit, request: '7c9e6679-7425-40de-944b-e07fc1f90ae7' };

test('a call that is open is told to the one who asked, and the answer leaves no file', async () => {
  const folder = tempFolder();
  writeInstanceAnswer(folder, quit, { mayQuit: false });
  expect(await waitForQuit(folder, quit)).toBe(quitExitCodes.callOpen);
  expect(readdirSync(folder)).toEqual([]);
});

test('an app that quits is waited for', async () => {
  const folder = tempFolder();
  const app = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(app, 'spawn');
  writeFileSync(
    join(folder, 'request-answer.json'),
    JSON.stringify({ request: quit.request, pid: app.pid, answer: { mayQuit: true } }),
  );
  let hasEnded = false;
  const gone = once(app, 'exit').then(() => {
    hasEnded = true;
  });
  const code = waitForQuit(folder, quit).then((ended) => ({ ended, hasEnded }));
  app.stdin.end();
  expect(await code).toEqual({ ended: quitExitCodes.quit, hasEnded: true });
  await gone;
});

test('an answer to somebody else counts for nothing', async () => {
  const folder = tempFolder();
  writeInstanceAnswer(folder, other, { mayQuit: true });
  const answer = waitForInstanceAnswer(folder, quit);
  writeInstanceAnswer(folder, quit, { mayQuit: false });
  expect((await answer)?.answer).toEqual({ mayQuit: false });
});

test.each([
  [quit, quit],
  [{ ...quit, request: 'now' }, null],
  [{ ...quit, file: '/etc/passwd' }, null],
  [{ ...quit, what: 'erase' }, null],
  [{}, null],
  [null, null],
])('of %j, the request is %j', (handedOver, expected) => {
  expect(parseInstanceRequest(handedOver)).toEqual(expected);
});

test.each([
  [['--quit'], 'quit'],
  [['--lang=ms', '--health'], 'health'],
  [['--take-token'], 'token'],
  [['--take-server-password'], 'server-password'],
  [['--quit-all'], null],
  [[], null],
])('%j asks for %j', (argv, expected) => {
  expect(findCommandLineRequest(argv)).toBe(expected);
});
