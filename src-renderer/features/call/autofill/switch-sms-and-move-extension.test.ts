import { describe, expect, test } from 'vitest';
import { moveExtension, switchSmsByPhone } from './switch-sms-and-move-extension';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';
import { createTicketDetail } from '../../../../shared/history/ticket-detail.fixture';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import type { CreateTicketRequest } from '../../../../shared/tickets/create-ticket-request-schema';
import { copyFieldsFromPastTicket } from '../../../../src-main/calls/fields-from-past-ticket';
import { readyFields, sampleBody } from '../../../../src-main/tickets/sample-ticket.fixture';
import type { CallSession } from '../session/call-session';
import { isTooLongByExtension } from '../session/remaining-characters';
import { createTestSession } from '../session/call-session.fixture';

describe.each([
  ['a landline', '03-2161 1234', 'landline'],
  ['a 1-300 number', '1-300-88-2525', 'toll-free'],
  ['a 1-800 number', '1800 88 1234', 'toll-free'],
])('%s', (_what, phone, reason) => {
  test('switches SMS off once, and never again after the agent has switched it on', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
    expect(session.filledBy('isReceiveSms')).toBe(reason);
    session.undoField('isReceiveSms');
    expect(session.getFields().isReceiveSms).toBe(true);
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(true);
  });

  test('that becomes a mobile gets SMS again', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    session.edit('phone', '012-345 6789');
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(true);
  });

  test('that becomes a number of the other kind keeps SMS off, with the other reason', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    session.edit('phone', reason === 'landline' ? '1-300-88-2525' : '03-2161 1234');
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
    expect(session.filledBy('isReceiveSms')).toBe(reason === 'landline' ? 'toll-free' : 'landline');
  });

  test('that comes back after a mobile switches SMS off again, unless the agent has switched it on', () => {
    const { session } = createTestSession({ phone });
    for (const number of [phone, '012-345 6789', phone]) {
      session.edit('phone', number);
      switchSmsByPhone(session);
    }
    expect(session.getFields().isReceiveSms).toBe(false);
    expect(session.filledBy('isReceiveSms')).toBe(reason);
    session.change({ isReceiveSms: true });
    for (const number of ['012-345 6789', phone]) {
      session.edit('phone', number);
      switchSmsByPhone(session);
    }
    expect(session.getFields().isReceiveSms).toBe(true);
  });

  test('leaves it off where the agent did', () => {
    const { session } = createTestSession({ phone: '012-345 6789', isReceiveSms: false });
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
  });
});

describe('an extension', () => {
  const send = (session: CallSession) => {
    const sent = buildTicketRequest(session.getFields());
    return sent.ok ? [sent.value.Ticket.Phone, sent.value.Ticket.Remark] : sent.error;
  };
  const createSession = (phone: string, remark: string) =>
    createTestSession({ ...readyFields, phone, remark }).session;

  test('moves to the remark; one key puts it back, and the ticket has it as before', () => {
    const session = createSession('03-2161 1234 ext 12', 'back door');
    const ticket = ['60321611234', 'back door\nExt 12'];
    expect(send(session), 'before it moves').toEqual(ticket);
    moveExtension(session);
    expect(session.getFields()).toMatchObject({ phone: '03-2161 1234', remark: 'back door\nExt 12\n' });
    expect(send(session)).toEqual(ticket);
    session.undo();
    expect(session.getFields()).toMatchObject({ phone: '03-2161 1234 ext 12', remark: 'back door' });
    moveExtension(session);
    expect(session.getFields().phone).toBe('03-2161 1234 ext 12');
    expect(groupDigits(session.getFields().phone), 'the read-back').toBe('03 2161 1234 ext 12');
    expect(send(session)).toEqual(ticket);
  });

  test('that is corrected takes the place of the first', () => {
    const session = createSession('03-2161 1234 ext 12', 'back door');
    moveExtension(session);
    session.edit('phone', '03-2161 1234 ext 15');
    moveExtension(session);
    expect(send(session)).toEqual(['60321611234', 'back door\nExt 15']);
    session.undo();
    expect(session.getFields()).toMatchObject({
      phone: '03-2161 1234 ext 15',
      remark: 'back door\nExt 12\n',
    });
  });

  test('stands on a line of its own, whatever is typed behind it and corrected afterwards', () => {
    const session = createSession('03-2161 1234 ext 3', '');
    moveExtension(session);
    session.edit('remark', `${session.getFields().remark}5th floor`);
    expect(send(session)).toEqual(['60321611234', 'Ext 3\n5th floor']);
    session.edit('phone', '03-2161 1234 ext 4');
    moveExtension(session);
    expect(send(session)).toEqual(['60321611234', '5th floor\nExt 4']);
  });

  test('that is typed once more is no second line', () => {
    const session = createSession('03-2161 1234 ext 12', 'EXT 12');
    moveExtension(session);
    session.edit('phone', '03-2161 1234 ext 12');
    moveExtension(session);
    expect(send(session)).toEqual(['60321611234', 'EXT 12']);
  });

  test.each(['ext 12 ask for Ali', 'back door\nExt 12, or 15'])(
    'that the remark says with more words (%s) is no second line',
    (remark) => {
      const session = createSession('03-2161 1234 ext 12', remark);
      expect(send(session), 'before it moves').toEqual(['60321611234', remark]);
      moveExtension(session);
      expect(send(session)).toEqual(['60321611234', remark]);
    },
  );

  test('goes into the remark beside one that begins alike', () => {
    const session = createSession('03-2161 1234 ext 1', 'Ext 12 is the kitchen');
    moveExtension(session);
    expect(send(session)).toEqual(['60321611234', 'Ext 12 is the kitchen\nExt 1']);
  });

  describe('of a number in whose place another one comes', () => {
    const office = '03-2161 1234';
    const mobile = '012-338 9021';
    const createMoved = () => {
      const session = createSession(`${office} ext 12`, 'back door');
      moveExtension(session);
      return session;
    };
    const type = (session: CallSession, phone: string) => {
      session.edit('phone', phone);
      moveExtension(session);
      return session.getFields().remark;
    };

    test.each([mobile, '1-300-88-2525', '+44 20 7946 0958'])('of another kind, %s, goes', (phone) => {
      const session = createMoved();
      session.edit('remark', `${session.getFields().remark}5th floor`);
      expect(type(session, phone)).toBe('back door\n5th floor');
    });

    test('comes back with its number, and goes again', () => {
      const session = createMoved();
      type(session, mobile);
      session.edit('remark', 'back door\n5th floor');
      expect(type(session, '0321611234')).toBe('back door\n5th floor\nExt 12\n');
      expect(type(session, mobile)).toBe('back door\n5th floor\n');
      expect(type(session, `${office} ext 15`)).toBe('back door\n5th floor\nExt 15\n');
    });

    test('stays for a number of the same kind, or one that is not whole: a digit may have been corrected', () => {
      const session = createMoved();
      expect(type(session, '012-338')).toBe('back door\nExt 12\n');
      expect(type(session, '03-2161 1235')).toBe('back door\nExt 12\n');
    });

    test('stays once the agent has brought it back', () => {
      const session = createMoved();
      type(session, mobile);
      expect(session.filledBy('remark')).toBe('extension-removed');
      session.undo();
      expect(session.getFields()).toMatchObject({ phone: mobile, remark: 'back door\nExt 12\n' });
      expect(type(session, mobile)).toBe('back door\nExt 12\n');
    });

    test('stays away once the agent has taken it out again', () => {
      const session = createMoved();
      type(session, mobile);
      type(session, office);
      session.undo();
      expect(type(session, office)).toBe('back door\n');
    });

    test('goes and comes by itself once more where it is another one than the agent has decided about', () => {
      const session = createMoved();
      type(session, mobile);
      session.undo();
      expect(type(session, `${office} ext 9`)).toBe('back door\nExt 9\n');
      expect(type(session, mobile), 'the agent brought Ext 12 back').toBe('back door\n');
      expect(type(session, office)).toBe('back door\nExt 9\n');
      session.undo();
      expect(type(session, office), 'the agent took it out').toBe('back door\n');
      expect(type(session, `${office} ext 7`)).toBe('back door\nExt 7\n');
      expect(type(session, mobile)).toBe('back door\n');
    });

    test('stays where the agent has written it', () => {
      const session = createSession(`${office} ext 12`, 'EXT 12');
      moveExtension(session);
      expect(type(session, mobile)).toBe('EXT 12');
    });

    test('goes also where it came with its number from the remark of an earlier ticket', () => {
      const sent = sampleBody({ Ticket: { Phone: '60321611234', Remark: 'ext 12 (Ali)\nring twice' } });
      const past = createTicketDetail(JSON.parse(sent) as CreateTicketRequest);
      const { session } = createTestSession(copyFieldsFromPastTicket(past, null));
      expect(session.getFields().remark).toBe('Ext 12 Ali\n');
      expect(type(session, mobile)).toBe('');
      expect(type(session, office)).toBe('Ext 12 Ali\n');
    });

    test('goes also where it was typed twice', () => {
      const session = createMoved();
      type(session, `${office} ext 12`);
      expect(type(session, mobile)).toBe('back door\n');
    });
  });

  test('for which the remark has no room stays in Phone, and is a fault of the remark', () => {
    const session = createSession('03-2161 1234 ext 12', 'x'.repeat(998));
    moveExtension(session);
    expect(session.getFields().phone).toBe('03-2161 1234 ext 12');
    expect(send(session)).toEqual([{ field: 'remark', fault: 'too-long' }]);
    expect(isTooLongByExtension(session.getFields(), 'remark')).toBe(true);
    session.edit('remark', 'x'.repeat(1001));
    expect(isTooLongByExtension(session.getFields(), 'remark'), 'too long without it').toBe(false);
    session.edit('remark', 'x'.repeat(993));
    expect(send(session)).toEqual(['60321611234', `${'x'.repeat(993)}\nExt 12`]);
  });
});
