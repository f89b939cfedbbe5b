import { incomingCallSchema } from '../../../shared/calls/incoming-caller';
import { findCallLinks } from '../../../shared/calls/incoming-call-link';
import { textLimits } from '../../../shared/tickets/create-ticket-request-schema';
import { findUnsupportedStartOptions } from '../../../src-main/unsupported-start-options';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne } from '../../measurement/seeded-random';

/** S11: random command lines, as a softphone, a browser or an attacker may use to start the app. */
export const fuzzedCommandLines: Measurement = {
  id: 'S11',
  unit: 'arguments that did more than announce a call',
  goal: 0,
  runs: { full: 10_000, short: 2_000 },
  measure: (runs, seed) => {
    const random = createSeededRandom(seed);
    let value = 0;
    let control = 0;
    let announced = 0;
    for (let run = 0; run < runs; run += 1) {
      const argument = makeArgument(random);
      const calls = findCallLinks([argument]);
      announced += calls.length;
      if (!calls.every(isWithinPromise) || (isSwitch(argument) && !isRefused(argument))) value += 1;
      if (!readNaively(argument).every(isWithinPromise)) control += 1;
    }
    return Promise.resolve({ value, control, seen: { announced } });
  },
};

const beginnings = [
  'storehub-helpdesk://call?',
  'STOREHUB-HELPDESK:call?',
  'storehub-helpdesk://other?',
  'tel:',
  'file:///etc/passwd?',
  '--no-sandbox',
  '--inspect=',
  '-remote-debugging-port=',
  ' --js_flags=',
  '/',
  '',
];
const parts = [
  'from=60123456789',
  'from=+60 12-345 6789',
  `from=${'9'.repeat(40)}`,
  `name=${'a'.repeat(300)}`,
  'name=%E5%BC%A0%E4%BC%9F',
  'name=%00%0a%1b[2J%e2%80%ae',
  'name=<img src=x onerror=1>',
  'store=%zz',
  'mode=live',
  'token=tk_test',
  'send=1',
  '__proto__=1',
  '../../x',
  '%',
];
const between = ['&', ';', '#', '?', '\n', '\0', ' '];

function makeArgument(random: () => number): string {
  const count = Math.floor(random() * 5);
  const rest = Array.from({ length: count }, () => pickOne(parts, random) + pickOne(between, random));
  return pickOne(beginnings, random) + rest.join('');
}

/** Whether digits, name and store are each a single line and within its limit. */
function isWithinPromise(call: object): boolean {
  const { success, data } = incomingCallSchema.safeParse(call);
  if (!success) return false;
  const texts = [
    [data.name, textLimits.name],
    [data.store, textLimits.storeName],
  ] as const;
  return texts.every(
    ([text, maxLength]) => text.length <= maxLength && !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(text),
  );
}

function isSwitch(argument: string): boolean {
  return /^\s*--?\w/.test(argument);
}

function isRefused(argument: string): boolean {
  return findUnsupportedStartOptions({ argv: [argument], env: {}, platform: 'linux' }).length > 0;
}

/** A control that accepts everything in a link, as many apps do. */
function readNaively(argument: string): object[] {
  if (!URL.canParse(argument)) return [];
  const values = Object.fromEntries(new URL(argument).searchParams);
  return [{ phone: values['from'] ?? '', name: values['name'] ?? '', store: values['store'] ?? '' }];
}
