import { expect, it } from 'vitest';
import { isTrustedFrame } from './trusted-sender';

const page = { url: 'app://helpdesk/index.html', origin: 'app://helpdesk', parent: null };

it('trusts the main frame of the app’s page', () => {
  expect(isTrustedFrame(page)).toBe(true);
});

it.each([
  ['a frame that is gone', null],
  ['no frame', undefined],
  ['a frame inside the page', { ...page, parent: page }],
  ['a blank frame', { ...page, url: 'about:blank' }],
  ['another origin', { ...page, origin: 'app://other' }],
  ['a sandboxed frame, whose origin is opaque', { ...page, origin: 'null' }],
  ['another page', { ...page, url: 'https://helpdesk/index.html', origin: 'https://helpdesk' }],
])('does not trust %s', (_name, frame) => {
  expect(isTrustedFrame(frame)).toBe(false);
});
