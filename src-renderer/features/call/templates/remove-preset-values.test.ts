import { expect, test } from 'vitest';
import { applyPreset } from '../../../../shared/templates/apply-presets-and-snippets';
import type { Preset } from '../../../../shared/templates/templates';
import { createTestSession } from '../session/call-session.fixture';
import { removePresetValues } from './remove-preset-values';

const swap: Preset = {
  id: 'swap',
  serviceId: 23,
  language: 'en',
  name: 'Swap',
  issue: 'POS to be swapped',
  remark: 'Serial number:\nCable at hand?',
  priority: 1,
  questions: [],
};
const slow: Preset = { ...swap, id: 'slow', serviceId: 18, issue: 'POS is slow', remark: '', priority: null };

function createPresetSession() {
  const { session } = createTestSession();
  const take = (preset: Preset) => {
    const { issue, remark, serviceId, priority } = applyPreset(
      removePresetValues(session.getFields()),
      preset,
    );
    session.fill('preset', { issue, remark, serviceId, priority });
  };
  return { session, take };
}

test('another preset takes the place of all that the first filled in, and one undo brings that back', () => {
  const { session, take } = createPresetSession();
  take(swap);
  take(slow);
  expect(session.getFields()).toMatchObject({ issue: slow.issue, remark: '', serviceId: 18, priority: 0 });
  take(swap);
  expect(session.getFields()).toMatchObject({
    issue: swap.issue,
    remark: swap.remark,
    serviceId: 23,
    priority: 1,
  });
  session.undo();
  session.undo();
  expect(session.getFields()).toMatchObject({ issue: swap.issue, remark: swap.remark, priority: 1 });
});

test('what the agent changed stays whole', () => {
  const { session, take } = createPresetSession();
  take(swap);
  session.edit('remark', `${swap.remark} yes`);
  session.change({ serviceId: 39, priority: -1 });
  take(slow);
  expect(session.getFields()).toMatchObject({
    issue: slow.issue,
    remark: `${swap.remark} yes`,
    serviceId: 39,
    priority: -1,
  });
});

test('what the app added to a text stays, also where the agent typed behind it', () => {
  const { session, take } = createPresetSession();
  take(swap);
  session.fill('follow-up', { remark: `Follow-up to CA1\n${swap.remark}` });
  session.fill('extension', { remark: `Follow-up to CA1\n${swap.remark}\nExtension 12` });
  take(slow);
  expect(session.getFields().remark).toBe('Follow-up to CA1\nExtension 12');
  take(swap);
  session.edit('remark', `${session.getFields().remark}\nback door`);
  session.fill('snippet', { remark: `${session.getFields().remark}\nSite contact: ` });
  take(slow);
  expect(session.getFields().remark).toBe('Follow-up to CA1\nExtension 12\nback door\nSite contact: ');
});
