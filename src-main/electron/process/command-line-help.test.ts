import { expect, test } from 'vitest';
import { getCommandLineHelp } from './command-line-help';
import { connectionCheckSwitch, requestSwitches } from './command-line-request';

const program = { name: 'StoreHub Helpdesk', version: '0.1.0' };

test('the help names every switch, and the version is one line', () => {
  const help = getCommandLineHelp(['--help'], program);
  for (const name of [...Object.keys(requestSwitches), connectionCheckSwitch])
    expect(help).toContain(`\n${name} `);
  expect(getCommandLineHelp(['--version'], program)).toBe('StoreHub Helpdesk 0.1.0\n');
  expect(getCommandLineHelp(['--health'], program)).toBeNull();
});
