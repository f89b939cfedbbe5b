import { openPrivateBus, type PrivateBus } from '../../fixtures/private-session-bus';
import type { AskKeychain, KeychainAnswer, KeychainStep } from '../scenarios/ask-keychain';
import type { Measurement } from '../../measurement/measurement';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

const token = 'tk_testKeyring00000000000000000000000wxyz';
const other = 'tk_testOther000000000000000000000000001234';
const limitMs = 5_000;
const atATime = 4;

/** R10: a real keyring in each of its states, read by a process that does not know how the state came about. */
export const keychainStates: Measurement = {
  id: 'R10',
  unit: 'states of the keychain not told apart within 5 s, taken for "no-token", or with the token as it is on the disk',
  goal: 0,
  isMostlyWaiting: true,
  runs: { full: 8, short: 8 },
  measure: async (runs) => {
    const all = Array.from({ length: runs }, (_, n) => states[n % states.length]!);
    const wrong: string[] = [];
    const wrongInControl: string[] = [];
    const judgeNext = async (): Promise<void> => {
      for (let state = all.shift(); state !== undefined; state = all.shift()) {
        const { ours, bare } = await judge(state);
        wrong.push(...ours);
        wrongInControl.push(...bare);
      }
    };
    await Promise.all(Array.from({ length: atATime }, judgeNext));
    return { value: wrong.length, control: wrongInControl.length, seen: { wrong, wrongInControl } };
  },
};

type KeychainWord = 'present' | 'none' | (string & {});

type State = {
  readonly name: string;
  /** The token that is stored before the test, if any. */
  readonly storedToken: string | null;
  readonly begin: (bus: PrivateBus) => Promise<void>;
  /** The answer to the last step shows the state. */
  readonly steps: readonly KeychainStep[];
  readonly expected: KeychainWord;
  /** What keytar alone should return: a token, none, or an error because it cannot know. */
  readonly bare: 'text' | 'null' | 'trouble';
  readonly isWithoutBus?: boolean;
};

const asItIs = (): Promise<void> => Promise.resolve();
const relock = async (bus: PrivateBus): Promise<void> => {
  await bus.stopKeyring();
  await bus.startKeyring('locked');
};
const freeze = (bus: PrivateBus): Promise<void> => Promise.resolve(bus.freezeKeyring());

const states: readonly State[] = [
  { name: 'fine', storedToken: token, begin: asItIs, steps: ['state'], expected: 'present', bare: 'text' },
  {
    name: 'absent',
    storedToken: token,
    begin: (bus) => bus.stopKeyring(),
    steps: [`set=${other}`, 'state'],
    expected: 'absent',
    bare: 'trouble',
  },
  {
    name: 'locked',
    storedToken: token,
    begin: relock,
    steps: ['state'],
    expected: 'locked',
    bare: 'trouble',
  },
  {
    name: 'cancelled',
    storedToken: token,
    begin: relock,
    steps: ['state', 'check', 'state'],
    expected: 'cancelled',
    bare: 'trouble',
  },
  {
    name: 'no-session-bus',
    storedToken: token,
    begin: asItIs,
    steps: [`set=${other}`, 'state'],
    expected: 'no-session-bus',
    bare: 'trouble',
    isWithoutBus: true,
  },
  {
    name: 'hung',
    storedToken: token,
    begin: freeze,
    steps: ['state'],
    expected: 'not-responding',
    bare: 'trouble',
  },
  {
    name: 'wrong type',
    storedToken: '{"not":"a token"}',
    begin: asItIs,
    steps: ['state'],
    expected: 'invalid-entry',
    bare: 'trouble',
  },
  {
    name: 'deleted while running',
    storedToken: token,
    begin: asItIs,
    steps: ['state', 'steal', 'check'],
    expected: 'none',
    bare: 'null',
  },
];

async function judge(state: State): Promise<{ ours: string[]; bare: string[] }> {
  const bus = await openPrivateBus();
  try {
    await bus.startKeyring('unlocked');
    if (state.storedToken !== null) await ask(bus.env, [`plant=${state.storedToken}`]);
    await state.begin(bus);
    const { DBUS_SESSION_BUS_ADDRESS: _address, ...withoutBus } = bus.env;
    const env = state.isWithoutBus === true ? { ...withoutBus, XDG_RUNTIME_DIR: '/nowhere' } : bus.env;
    const answers = await ask(env, state.steps);
    const found = wordOf(answers?.at(-1)?.answer);
    const slowest = Math.max(...(answers ?? []).map(({ tookMs }) => tookMs));
    const plain = [token, other].filter((text) => bus.filesWith(text).length > 0);
    const bare = await ask(env, ['bare']);
    return {
      ours: [
        ...(found === state.expected ? [] : [`${state.name}: ${found}`]),
        ...(slowest < limitMs ? [] : [`${state.name}: after ${Math.round(slowest)} ms`]),
        ...(plain.length === 0 ? [] : [`${state.name}: the token as it is on the disk`]),
      ],
      bare: bareWord(bare) === state.bare ? [] : [`${state.name}: ${bareWord(bare)}`],
    };
  } finally {
    await bus.close();
  }
}

function wordOf(answer: unknown): KeychainWord {
  const state = answer as { kind?: string; errorCode?: string } | undefined;
  return state?.errorCode ?? state?.kind ?? 'no-answer';
}

function bareWord(answers: readonly KeychainAnswer[] | null): 'text' | 'null' | 'trouble' | 'no-answer' {
  const answer = answers?.at(-1)?.answer;
  if (answer === undefined) return 'no-answer';
  if (answer === null) return 'null';
  return typeof answer === 'string' ? 'text' : 'trouble';
}

/** @returns null if the process did not end in time */
async function ask(
  env: Readonly<Record<string, string>>,
  steps: readonly KeychainStep[],
): Promise<KeychainAnswer[] | null> {
  const order: AskKeychain = { steps };
  const victim = startScenarioProcess('ask-keychain', order, [], {
    DBUS_SESSION_BUS_ADDRESS: undefined,
    ...env,
  });
  const answers: KeychainAnswer[] = [];
  const limit = setTimeout(() => void victim.kill(), limitMs * steps.length + 1_000);
  for (let line = await victim.nextLine(); line !== null; line = await victim.nextLine()) {
    answers.push(JSON.parse(line) as KeychainAnswer);
  }
  clearTimeout(limit);
  return answers.length === steps.length ? answers : null;
}
