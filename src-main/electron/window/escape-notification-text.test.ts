import { expect, it } from 'vitest';
import { escapeNotificationText } from './escape-notification-text';

const hostile = `<a href="http://127.0.0.1/">x</a> Tan & Sons`;

it('escapes what Linux reads as markup', () => {
  expect(escapeNotificationText(hostile, 'linux')).toBe(
    '&lt;a href="http://127.0.0.1/"&gt;x&lt;/a&gt; Tan &amp; Sons',
  );
});

it.each(['darwin', 'win32'] as const)('leaves it as it is on %s', (platform) => {
  expect(escapeNotificationText(hostile, platform)).toBe(hostile);
});
