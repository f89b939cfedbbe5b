import { describe, expect, test } from 'vitest';
import { createTicketDetail } from '../../../shared/history/ticket-detail.fixture';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { formatCaseText } from '../../../shared/history/format-case-text';
import { renderJobSlip } from './job-slip-page';

const ticket = createTicketDetail(
  {
    Ticket: {
      Name: 'Ahmad Ibrahim',
      Phone: '60123456789',
      Issue: 'printer rosak',
      Priority: 0,
      IsReceiveSms: false,
    },
    Appointment: {
      Address: '23, Jalan Ampang',
      State: 'Kuala Lumpur',
      ServiceId: 18,
      Longitude: 101.7122,
      Latitude: 3.1573,
    },
  },
  {
    id: 7,
    reference: 'SH-7K3QA',
    status: 'created',
    caseNumber: 'STOREHUB0999-CA109193B',
    createdAtMs: 1_763_900_000_000,
    name: 'Ahmad Ibrahim',
    phone: '60123456789',
    storeName: null,
    issue: 'printer rosak',
    regionName: 'Kuala Lumpur',
    serviceId: 18,
    lastOutcome: null,
    callId: '1c2ab5f4-2f2f-4a52-9c40-0f6b6f0a2f11',
    storeHubTicketId: null,
    caseNumberSource: 'answer',
  },
);

function withIssue(issue: string): TicketDetail {
  const { request } = ticket;
  return { ...ticket, request: { ...request, Ticket: { ...request.Ticket, Issue: issue } } };
}

describe('jobSlipPage', () => {
  test('what was typed is text in it, whatever it was', () => {
    const page = renderJobSlip(withIssue(`<script>x</script> "a" & 'b' <img src=x>`), 'live', 'en');
    expect(page).toContain(
      '&lt;script&gt;x&lt;/script&gt; &quot;a&quot; &amp; &#39;b&#39; &lt;img src=x&gt;',
    );
    expect(page).not.toMatch(/<script|<img/);
  });

  test('so is a case number', () => {
    const page = renderJobSlip({ ...ticket, caseNumber: '</h1><b>CA1' }, 'live', 'en');
    expect(page).toContain('<h1>&lt;/h1&gt;&lt;b&gt;CA1</h1>');
  });

  test('has a value of 500 characters whole, and is set smaller where there are many', () => {
    const page = renderJobSlip(withIssue('ü'.repeat(500)), 'live', 'en');
    expect(page).toContain(`>${'ü'.repeat(500)}<`);
    expect(page).toContain('font: 11pt');
    expect(renderJobSlip(withIssue('x'.repeat(1800)), 'live', 'en')).toContain('font: 8pt');
  });

  test('has the more room for each line the fewer there are, and gives up the lines before the page', () => {
    expect(renderJobSlip(withIssue('x\n'.repeat(9)), 'live', 'en')).toContain('font: 11pt');
    const much = renderJobSlip(withIssue(`${'宽'.repeat(280)}\n`.repeat(8)), 'live', 'en');
    expect(much).toContain('font: 6.5pt');
    expect(much).toContain('宽\n宽');
    const tooMuch = renderJobSlip(withIssue(`${'宽'.repeat(900)}\n`.repeat(8)), 'live', 'en');
    expect(tooMuch).toContain('宽 宽');
  });

  test('keeps a few lines apart, and lets many run on', () => {
    expect(renderJobSlip(withIssue('one\r\n\ntwo'), 'live', 'en')).toContain('>one\ntwo<');
    expect(renderJobSlip(withIssue('x\n'.repeat(200)), 'live', 'en')).toContain('x x x x');
  });

  test('speaks the language of the agent, and says what is practice', () => {
    expect(renderJobSlip(ticket, 'practice', 'ms')).toContain('Latihan: bukan kes sebenar');
    expect(renderJobSlip(ticket, 'live', 'zh')).toContain('<html lang="zh-CN">');
    expect(renderJobSlip(ticket, 'live', 'zh')).not.toContain('练习');
  });

  test.each([
    [0, '>3.1573, 101.7122<'],
    [40, '>3.1573, 101.7122 (approximate, within 40 m)<'],
    [4_200, '>3.1573, 101.7122 (approximate, within 4.2 km)<'],
  ])('says how exact a pin with an error of %i m is', (radiusMetres, pin) => {
    const place = { source: 'postcode', setAtMs: 0, radiusMetres, stale: false } as const;
    const page = renderJobSlip({ ...ticket, pin: place }, 'live', 'en');
    expect(page.replaceAll(/\s/g, ' ')).toContain(pin);
  });

  test.each([
    ['en', 'The address changed after this pin was set: check it.'],
    ['ms', 'Alamat berubah selepas pin ini ditetapkan: semak dahulu.'],
    ['zh', '设定此定位点之后，地址改了：请核对。'],
  ] as const)('says in %s of a pin that was sent although the address had changed', (language, words) => {
    const place = { source: 'link', setAtMs: 0, radiusMetres: 0, stale: true } as const;
    expect(renderJobSlip({ ...ticket, pin: place }, 'live', language)).toContain(words);
    expect(formatCaseText({ ...ticket, pin: place }, language)).toContain(words);
    const right = { ...ticket, pin: { ...place, stale: false } };
    expect(renderJobSlip(right, 'live', language)).not.toContain(words);
  });

  test('says when the last request began, also of one whose end is only the next start of the app', () => {
    const attempt = {
      id: 1,
      number: 1,
      firstByteAtMs: null,
      httpStatus: null,
      rawAnswer: null,
      outcome: null,
    };
    const [startedAtMs, endedAtMs] = [new Date(2026, 0, 1, 9).getTime(), new Date(2026, 0, 1, 17).getTime()];
    const page = renderJobSlip(
      { ...ticket, attempts: [{ ...attempt, startedAtMs, endedAtMs }] },
      'live',
      'en',
    );
    expect(page.replaceAll(/\s/g, ' ')).toContain('<td dir="auto">1 Jan 2026, 9:00:00 am<');
  });
});
