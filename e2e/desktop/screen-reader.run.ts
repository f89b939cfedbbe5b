import { caseNumber, created } from '../fake-storehub/canned-answers';
import { exampleCall } from '../pages/call-screen';
import { expect, test, type BlindAgent } from './screen-reader-fixtures';

/** What the agent answers to the name of a field. What is not asked for here stays as it is. */
const answers: Readonly<Record<string, string>> = {
  Phone: exampleCall.Phone,
  Name: exampleCall.Name,
  'Store name': exampleCall['Store name'],
  Issue: exampleCall.Issue,
  Address: exampleCall.Address,
  Latitude: exampleCall.Latitude,
  Longitude: exampleCall.Longitude,
};

test('a call is completed by what Orca speaks alone', async ({ listener, startLive, storeHub }) => {
  storeHub.queue(created(1));
  await startLive({ env: { ACCESSIBILITY_ENABLED: '1' } });

  await writeCall(listener);
  const spoken = await send(listener);
  expect(spoken).toMatch(/^Created/);
  expect(numberIn(spoken)).toBe(spelled(caseNumber(1)));
  expect(storeHub.requests).toHaveLength(1);
});

test('an uncertain ticket is resolved by what Orca speaks alone', async ({
  listener,
  startLive,
  storeHub,
}) => {
  storeHub.queue({ kind: 'at-request', how: 'reset' });
  await startLive({ env: { ACCESSIBILITY_ENABLED: '1' } });

  await writeCall(listener);
  expect(await send(listener)).toMatch(/^Uncertain/);
  await goTo(listener, /^Record case number button/);
  await listener.activate(/^Case number from StoreHub support entry/);
  await listener.type(caseNumber(7));
  const spoken = await listener.press(['Return'], /^Created/);
  expect(numberIn(spoken)).toBe(spelled(caseNumber(7)));
  expect(storeHub.requests).toHaveLength(1);
});

async function writeCall(listener: BlindAgent): Promise<void> {
  await listener.hear(/StoreHub Helpdesk/);
  await listener.press(['KP_Enter'], /^Phone entry/);
  // A form is filled in with Orca's focus mode. In its browse mode, which it enters at a radio button, Space is its own.
  await listener.press(['Insert+a', 'Insert+a'], /^Focus mode is sticky/);
  await fillByName(listener);
}

/** Goes on with Tab until this control is spoken. */
async function goTo(listener: BlindAgent, control: RegExp): Promise<void> {
  const spoken: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const utterance = await listener.tab();
    if (control.test(utterance)) return;
    spoken.push(utterance);
  }
  throw new Error(`${control} was not spoken, but ${spoken.join(' | ')}`);
}

const isSelected = /(?<!not )selected/;

/** Goes from field to field, and types where a name is spoken that the agent has an answer to. */
async function fillByName(listener: BlindAgent): Promise<void> {
  const missing = new Set(Object.keys(answers));
  let isServiceChosen = false;
  let spoken = 'Phone entry';
  for (let step = 0; step < 60 && (missing.size > 0 || !isServiceChosen); step += 1) {
    const name = findName(spoken, missing);
    if (name !== undefined) {
      await listener.type(answers[name] ?? '');
      missing.delete(name);
    }
    // The services are the first radio buttons. There, Orca keeps digits and letters for itself.
    if (!isServiceChosen && spoken.includes('radio button')) {
      // Orca may take the focus to another control meanwhile. Then the services come again.
      isServiceChosen = isSelected.test(
        await listener.activate(new RegExp(`${isSelected.source}|\\bentry\\b`)),
      );
    }
    spoken = await listener.tab();
  }
  expect([...missing]).toEqual([]);
  expect(isServiceChosen).toBe(true);
}

function findName(spoken: string, names: ReadonlySet<string>): string | undefined {
  return [...names].find((name) => spoken.startsWith(`${name} entry`));
}

/** Sends, once more where the app asks whether something is right. */
async function send(listener: BlindAgent): Promise<string> {
  const outcome = /^(Created|Uncertain|Not sent)/;
  const spoken = await listener.press(['F9'], outcome);
  return spoken.startsWith('Not sent') ? listener.press(['F9'], outcome) : spoken;
}

/** The number in an announcement, which is spelled out. */
function numberIn(spoken: string): string {
  return spelled(spoken.split(':').at(-1) ?? '');
}

function spelled(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}
