import { expect, it } from 'vitest';
import { loadKeytar } from './load-keytar';

it.skipIf(process.platform !== 'win32')('stores a token in the Credential Manager of Windows', async () => {
  const keytar = await loadKeytar();
  const place = ['storehub-helpdesk-test', 'api-token'] as const;
  await keytar?.setPassword(...place, 'tk_test 服务台');
  expect(await keytar?.getPassword(...place)).toBe('tk_test 服务台');
  expect(await keytar?.deletePassword(...place)).toBe(true);
  expect(await keytar?.getPassword(...place)).toBeNull();
});
