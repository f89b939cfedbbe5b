import { describe, expect, it } from 'vitest';
import { parseDevServerUrl } from './dev-server-url';

describe('parseDevServerUrl', () => {
  it('accepts a server on the loopback address of this computer', () => {
    expect(parseDevServerUrl('http://127.0.0.1:5173')?.href).toBe('http://127.0.0.1:5173/');
  });

  it.each([
    undefined,
    '',
    '127.0.0.1:5173',
    'https://127.0.0.1:5173',
    'http://localhost:5173',
    'http://192.168.1.2:5173',
    'http://example.com:5173',
    'http://127.0.0.1.example.com:5173',
    'http://127.0.0.1',
    'http://name:word@127.0.0.1:5173',
  ])('refuses %s', (text) => {
    expect(parseDevServerUrl(text)).toBeNull();
  });
});
