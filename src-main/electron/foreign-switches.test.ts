import { expect, it } from 'vitest';
import { foreignSwitches } from './foreign-switches';

it('names every switch that would open the app, in any writing', () => {
  expect(
    foreignSwitches([
      '/opt/helpdesk/storehub-helpdesk',
      '--remote-debugging-port=9222',
      '-remote-debugging-pipe',
      '--Proxy-Server=10.0.0.1:80',
      '--host-resolver-rules=MAP * 127.0.0.1',
      '--load-extension=/tmp/x',
      'storehub-helpdesk://call?from=60123456789',
      '--',
    ]),
  ).toEqual([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'proxy-server',
    'host-resolver-rules',
    'load-extension',
  ]);
});

it('leaves alone what is only about this machine’s screen and sandbox', () => {
  expect(foreignSwitches(['app', '--disable-gpu', '--lang=ms', '--no-sandbox'])).toEqual([]);
});
