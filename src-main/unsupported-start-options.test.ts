import { expect, it } from 'vitest';
import { findUnsupportedStartOptions } from './unsupported-start-options';

const start = { argv: [], env: {}, platform: 'linux' } as const;

it.each([
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--disable-setuid-sandbox',
  '--disable-namespace-sandbox',
  '--user-data-dir=/tmp/elsewhere',
  '--js-flags=--log-all',
  '--enable-logging=file',
  '--log-file=/tmp/log',
  '--log-net-log=/tmp/log',
  '--trace-startup=*',
  '--remote-debugging-port=9222',
  '-remote-debugging-pipe',
  ' --no-sandbox',
  '--Proxy-Server=10.0.0.1:80',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--load-extension=/tmp/x',
  '--inspect_brk',
  '--enable-features=NetworkServiceInProcess2',
  '--enable-features=UseOzonePlatform,NetworkServiceInProcess2',
  '--disable-features=x',
])('refuses %s, and names it without its value', (argument) => {
  expect(
    findUnsupportedStartOptions({ ...start, argv: ['storehub-helpdesk://call?from=6', argument] }),
  ).toEqual([argument.trim().split('=')[0]]);
});

it.each([
  '--disable-gpu',
  '--lang=ms',
  '--force-device-scale-factor=1.5',
  '--ozone-platform-hint=auto',
  '--ozone_platform_hint=auto',
  '--enable-features=UseOzonePlatform,WaylandWindowDecorations',
  '--updated',
  '--help',
  '--version',
  '--',
  '-',
  '/home/siti/tickets',
  'storehub-helpdesk://call?from=60123456789&name=--no-sandbox',
])('takes %s', (argument) => {
  expect(findUnsupportedStartOptions({ ...start, argv: [argument] })).toEqual([]);
});

it('knows the slash of Windows and the serial number of the Finder', () => {
  const argv = ['/no-sandbox', '-psn_0_12345'];
  expect(findUnsupportedStartOptions({ ...start, argv, platform: 'win32' })).toEqual(argv);
  expect(findUnsupportedStartOptions({ ...start, argv, platform: 'darwin' })).toEqual([]);
});

it('refuses variables that write down what the app does, even where they are empty', () => {
  const env = {
    PATH: '/usr/bin',
    NODE_DEBUG: 'http',
    NODE_V8_COVERAGE: '/tmp/x',
    ELECTRON_ENABLE_LOGGING: '',
  };
  expect(findUnsupportedStartOptions({ ...start, env })).toEqual([
    'ELECTRON_ENABLE_LOGGING',
    'NODE_DEBUG',
    'NODE_V8_COVERAGE',
  ]);
});
