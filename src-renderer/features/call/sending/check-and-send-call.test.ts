import { expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { maxNoteLength } from '../../../../shared/history/ticket-summary-and-detail';
import { loadGazetteer } from '../../../state/gazetteer-store';
import { unloadGazetteer } from '../../../state/gazetteer-store.fixture';
import { runAutofill } from '../autofill/run-autofill';
import { openCalls } from '../open-calls/open-calls-store.fixture';
import { readyCallFields } from '../open-calls/ready-call-fields.fixture';
import { createPinActions } from '../pin/pin-actions';
import { countCharactersOverNote, keepLineInNote } from '../quick-entry/unread-line';
import { checkAndSendCall, notHeldBack, type HeldBack } from './check-and-send-call';

/** A call that is ready to be sent, beside the one that is shown. */
async function openReadyCall(change: Partial<CallFields> = {}) {
  const { open, active, seen } = await openCalls();
  const { session } = active();
  session.change({ ...readyCallFields, ...change });
  await open.begin();
  const checks: HeldBack[] = [];
  const parts = {
    session,
    pin: createPinActions(session),
    runAutofill: () => runAutofill(session),
    calls: open,
    checkNumber: () => null,
    heldPhone: '',
    onChecked: (heldBack: HeldBack) => void checks.push(heldBack),
  };
  return { session, parts, seen, checks };
}

test('while the gazetteer loads, the wait for it lasts until the call is sent', async () => {
  const { parts, seen } = await openReadyCall();
  unloadGazetteer();
  const settled = checkAndSendCall(parts, false);
  expect(seen).not.toContain('send');
  expect(settled).toBeInstanceOf(Promise);
  await settled;
  await expect.poll(() => seen).toContain('send');
});

test('what the app filled in after the key holds the call back, also once the field was left', async () => {
  await loadGazetteer();
  const pinInKlang = { latitude: '3.0449', longitude: '101.4456' };
  const { session, parts, seen, checks } = await openReadyCall({
    address: '3, Jalan Meru',
    state: '',
    ...pinInKlang,
  });
  session.change({ address: '3, Jalan Meru, 41050 Klang' });
  const atKey = session.getFields();
  // The keys are held: the field is left.
  runAutofill(session);
  expect(session.getFields().state).toBe('Selangor');
  expect(checkAndSendCall(parts, false, atKey)).toBeNull();
  expect(checks).toEqual([{ ...notHeldBack, filled: { state: 'Selangor' } }]);
  expect(seen).not.toContain('send');
});

test('a doubt holds the call back until the agent confirms it', async () => {
  await loadGazetteer();
  const { parts, seen, checks } = await openReadyCall({ phone: '012345' });
  expect(checkAndSendCall(parts, false)).toBeNull();
  expect(checks).toEqual([{ ...notHeldBack, isDoubtful: true }]);
  expect(seen).not.toContain('send');
  expect(checkAndSendCall(parts, true)).toBeNull();
  expect(checks).toEqual([{ ...notHeldBack, isDoubtful: true }, notHeldBack]);
  await expect.poll(() => seen).toContain('send');
});

test('a number of which it is not known whose it is holds the call back', async () => {
  await loadGazetteer();
  const { session, parts, seen, checks } = await openReadyCall();
  const { phone } = session.getFields();
  const checkNumber = () => Promise.resolve('new' as const);
  await checkAndSendCall({ ...parts, checkNumber }, false);
  expect(checks).toEqual([{ ...notHeldBack, isDoubtful: true, number: { phone, why: 'new' } }]);
  expect(seen).not.toContain('send');
  await checkAndSendCall({ ...parts, checkNumber, heldPhone: phone }, false);
  await expect.poll(() => seen).toContain('send');
});

test('what stands in quick entry alone goes into the private note of a call that is sent all the same', async () => {
  await loadGazetteer();
  const { session, parts, seen } = await openReadyCall();
  session.setQuickEntryText('only after 3pm, ask for Ah Hock', [[0, 14]], 'asked for Zul');
  expect(checkAndSendCall(parts, false)).toBeNull();
  expect([session.getFields().keptNote, seen.includes('send')]).toEqual(['asked for Zul', false]);
  expect(checkAndSendCall(parts, true)).toBeNull();
  await expect.poll(() => seen).toContain('send');
  expect(session.getFields().keptNote).toBe('asked for Zul\nonly after 3pm');
  // As after a rejection.
  keepLineInNote(session);
  expect(session.getFields().keptNote).toBe('asked for Zul\nonly after 3pm');
});

test('so does a whole line that was not entered; where the note has no room for it, nothing is sent or cut', async () => {
  await loadGazetteer();
  const { session, parts, seen, checks } = await openReadyCall();
  const line = `ask for Ah Hock ${'x'.repeat(maxNoteLength)}`;
  session.setQuickEntryText(line);
  expect(checkAndSendCall(parts, true)).toBeNull();
  expect(checks).toEqual([{ ...notHeldBack, isDoubtful: true }]);
  expect(countCharactersOverNote(session.getFields())).toBe('ask for Ah Hock '.length);
  expect(session.getFields()).toMatchObject({ keptNote: '', quickEntryText: line, lineRead: null });
  const shorter = line.slice(0, maxNoteLength);
  session.setQuickEntryText(shorter);
  expect(seen).not.toContain('send');
  expect(checkAndSendCall(parts, true)).toBeNull();
  await expect.poll(() => seen).toContain('send');
  expect(session.getFields().keptNote).toBe(shorter);
});
