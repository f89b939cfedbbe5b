import { z } from 'zod';

/**
 * The switches by which IT asks something of the app instead of starting it. `--quit`: quit for an upgrade. `--health`:
 * say how it is. `--take-token`: put the token from standard input into the keychain. `--take-server-password`: the
 * same with the password for the server of the shared history.
 */
export const requestSwitches = {
  '--quit': 'quit',
  '--health': 'health',
  '--take-token': 'token',
  '--take-server-password': 'server-password',
} as const;

/** Tells IT how tickets would reach StoreHub. A running app is not asked. */
export const connectionCheckSwitch = '--check-connection';

/** A second instance hands this to the first one, with its arguments. */
const requestSchema = z.strictObject({
  what: z.enum(['quit', 'health', 'token', 'server-password']),
  request: z.uuid(),
});

export type CommandLineRequest = z.infer<typeof requestSchema>;

/** Returns what IT asks for by a switch on the command line, or null. */
export function findCommandLineRequest(argv: readonly string[]): CommandLineRequest['what'] | null {
  const entry = Object.entries(requestSwitches).find(([name]) => argv.includes(name));
  return entry?.[1] ?? null;
}

/** Returns the request of a second instance, or null for any other second start. */
export function parseInstanceRequest(handedOver: unknown): CommandLineRequest | null {
  const request = requestSchema.safeParse(handedOver);
  return request.success ? request.data : null;
}
