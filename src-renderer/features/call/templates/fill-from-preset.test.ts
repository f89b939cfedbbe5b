import { expect, test } from 'vitest';
import { answerQuestion } from '../../../../shared/calls/asked-questions';
import { addExtensionLine } from '../../../../shared/calls/build-remark-with-answers';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';
import type { Preset } from '../../../../shared/templates/templates';
import { readyFields } from '../../../../src-main/tickets/sample-ticket.fixture';
import { createTestSession } from '../session/call-session.fixture';
import { countPresetExcess, fillFromPreset } from './fill-from-preset';

const printer: Preset = {
  id: 'printer',
  serviceId: 18,
  language: 'en',
  name: 'Printer',
  issue: 'Receipt printer prints nothing.',
  remark: 'Bring paper.',
  priority: 1,
  questions: ['Which model?', 'Any light?', 'Since when?'],
};
const drawer: Preset = {
  ...printer,
  id: 'drawer',
  serviceId: 23,
  issue: 'Cash drawer does not open.',
  remark: 'Bring a key.',
  priority: null,
  questions: ['Key at hand?', 'Any light?'],
};

function createPresetSession(issue: string) {
  const { session } = createTestSession({
    ...readyFields,
    issue,
    remark: '',
    serviceId: null,
    priority: 0,
  });
  const take = (preset: Preset) => {
    const filled = fillFromPreset(session.getFields(), preset);
    if (filled !== null) session.fill('preset', filled);
    return filled !== null;
  };
  const answer = (question: string, words: string) =>
    session.change({ questions: answerQuestion(session.getFields().questions, question, words) });
  const send = () => {
    const sent = buildTicketRequest(session.getFields());
    return sent.ok
      ? {
          issue: sent.value.Ticket.Issue,
          remark: sent.value.Ticket.Remark,
          priority: sent.value.Ticket.Priority,
          serviceId: sent.value.Appointment.ServiceId,
        }
      : sent.error;
  };
  return { session, take, answer, send };
}

test('a preset behind another one leaves its answers, service, priority and remark in the ticket', () => {
  const { session, take, answer, send } = createPresetSession('Counter 2 since morning.');
  take(printer);
  answer('Which model?', 'TM-T82');
  answer('Any light?', 'red');
  take(drawer);
  expect(session.getFields().questions).toMatchObject({
    list: [{ question: 'Which model?' }, { question: 'Any light?' }, { question: 'Key at hand?' }],
    at: 2,
  });
  answer('Key at hand?', 'yes');
  expect(send()).toEqual({
    issue: 'Counter 2 since morning. Receipt printer prints nothing. Cash drawer does not open.',
    remark: 'Bring paper.\nBring a key.\nWhich model? TM-T82\nAny light? red\nKey at hand? yes',
    priority: 1,
    serviceId: 18,
  });
  session.undo();
  expect(send()).toMatchObject({ remark: 'Bring paper.\nWhich model? TM-T82\nAny light? red' });
});

test('the same where the agent typed behind the first one, or corrected a word of it', () => {
  const { session, take, answer, send } = createPresetSession('');
  take(printer);
  answer('Which model?', 'TM-T82');
  session.edit('issue', 'Kitchen printer prints nothing, at counter 2.');
  take(drawer);
  expect(send()).toMatchObject({
    issue: 'Kitchen printer prints nothing, at counter 2. Cash drawer does not open.',
    remark: 'Bring paper.\nBring a key.\nWhich model? TM-T82',
    serviceId: 18,
  });
});

test('the same directly behind the text of the first one, once a question is answered', () => {
  const { session, take, answer, send } = createPresetSession('');
  take(printer);
  answer('Which model?', 'TM-T82');
  session.edit('issue', `${printer.issue} `);
  take(drawer);
  answer('Key at hand?', 'yes');
  take({ ...drawer, issue: 'Scanner is dead.', remark: '', questions: ['Cable?'] });
  expect(send()).toEqual({
    issue: 'Receipt printer prints nothing. Cash drawer does not open. Scanner is dead.',
    remark: 'Bring paper.\nBring a key.\nWhich model? TM-T82\nKey at hand? yes',
    priority: 1,
    serviceId: 18,
  });
});

test('a preset takes the place of another one that has no answer yet, or whose text is gone, with its answers', () => {
  const { session, take, answer, send } = createPresetSession('');
  take(printer);
  take(drawer);
  const ofDrawer = { issue: drawer.issue, remark: 'Bring a key.', priority: 0, serviceId: 23 };
  expect(send()).toEqual(ofDrawer);
  session.undo();
  answer('Which model?', 'TM-T82');
  session.edit('issue', 'Drawer stuck, nothing else.');
  take(drawer);
  expect(send()).toEqual({ ...ofDrawer, issue: `Drawer stuck, nothing else. ${drawer.issue}` });
  expect(session.getFields().questions.list.map(({ question }) => question)).toEqual(drawer.questions);
});

test('a preset whose text does not fit brings nothing at all', () => {
  const { session, take } = createPresetSession('x'.repeat(480));
  const before = session.getFields();
  expect(countPresetExcess(before, drawer)).toBe(7);
  expect(take(drawer)).toBe(false);
  expect(session.getFields()).toBe(before);
  session.edit('issue', 'x'.repeat(473));
  expect(take(drawer)).toBe(true);
  expect(session.getFields().issue).toHaveLength(500);
});

test('what is typed behind the remark of a preset begins a line of its own, and another preset still replaces that remark', () => {
  const { session, take, send } = createPresetSession('');
  take(printer);
  session.fill('extension', { remark: addExtensionLine(session.getFields().remark, '12') });
  take(drawer);
  expect(send()).toMatchObject({ remark: 'Ext 12' });
  session.undo();
  session.undo();
  expect(session.getFields().remark).toBe('Bring paper.\n');
  session.edit('remark', `${session.getFields().remark}5th floor`);
  expect(send()).toMatchObject({ remark: 'Bring paper.\n5th floor' });
});

test('a line of a preset that waits for more goes on', () => {
  const { session, take } = createPresetSession('');
  for (const remark of ['Bring paper.\nSerial number:', 'Floor? ', '']) {
    take({ ...printer, remark });
    expect(session.getFields().remark).toBe(remark);
  }
});
