import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exampleRequest } from '../../fake-storehub/example-request';
import type { RunningApp } from '../../fixtures/helpdesk-app';
import { CallScreen } from '../../pages/call-screen';
import { HistoryScreen } from '../../pages/history-screen';
import { writeBulkHistory } from '../../../src-main/history/bulk-history.fixture';
import type { NamedPastTicket } from '../../../src-main/practice/practice-history-store';
import { hashContent } from '../../../src-main/rows/tickets/content-hash';
import { createTicketRequestSchema, textLimits } from '../../../shared/tickets/create-ticket-request-schema';
import { countMadeElements, scriptPayloads, type ScriptPayload } from '../script-payloads';

/** Where callers, agents and StoreHub write into a ticket. */
const places = ['Issue', 'Remark', 'Address', 'answer'] as const;
const tickets = Math.ceil(scriptPayloads.length / places.length);
const fields = ['Name', 'Store name', 'Dealer or reseller', 'Issue', 'Remark', 'Address'] as const;

/**
 * Fills a live history with the payloads, each in one place. After four runs, each payload has been in every place.
 */
export function seedPayloads(userDataFolder: string, run: number): void {
  const past = Array.from({ length: tickets }, (_, ticket) => pastTicket(ticket, run));
  writeBulkHistory(join(userDataFolder, 'live', 'helpdesk.db'), past);
}

function payloadAt(ticket: number, place: number): ScriptPayload {
  return scriptPayloads[(ticket * places.length + place) % scriptPayloads.length]!;
}

function pastTicket(ticket: number, run: number): NamedPastTicket {
  const textIn = Object.fromEntries(
    places.map((place, at) => [place, payloadAt(ticket, (at + run) % places.length).text]),
  ) as Record<(typeof places)[number], string>;
  const { Address, answer, ...texts } = textIn;
  const request = createTicketRequestSchema.parse({
    Ticket: { ...exampleRequest.Ticket, ...texts, ...namesOf(texts.Issue), Priority: 0 },
    Appointment: { ...exampleRequest.Appointment, Address, ServiceId: 18 },
  });
  const createdAtMs = 1_700_000_000_000 + ticket * 3_600_000;
  return {
    request,
    outcome: { kind: 'rejected', errorCode: '-10000', errorMessage: answer, httpStatus: 200 },
    createdAtMs,
    endedAtMs: createdAtMs + 800,
    httpStatus: 200,
    rawAnswer: answer,
    callId: `00000000-0000-4000-8000-${String(ticket).padStart(12, '0')}`,
    reference: `SH-${String(ticket).padStart(6, '0')}`,
    bodySha256: hashContent(JSON.stringify(request)),
  };
}

/** A name also holds a payload if it is short enough and a single line. */
function namesOf(text: string): { Name?: string; StoreName?: string } {
  return text.length > textLimits.name || text.includes('\n') ? {} : { Name: text, StoreName: text };
}

/**
 * Walks through the history, then types the payloads into calls.
 * @returns a description of each payload that ran or was not shown as text
 */
export async function countExecutedPayloads(app: RunningApp): Promise<{ shown: number; failed: string[] }> {
  const { page } = app;
  const failed: string[] = [];
  await page.evaluate(() => {
    Object.assign(globalThis, { ran: [] });
  });
  const history = new HistoryScreen(page);
  await history.open();
  await history.row(1).click();
  const shown = new Set<number>();
  for (let place = 1; place <= tickets; place += 1) {
    // The newest ticket comes first.
    const { script } = payloadAt(tickets - place, 0);
    await history.ticket.getByText(script).first().waitFor();
    const text = await page.evaluate(() => document.body.textContent);
    for (const payload of scriptPayloads) if (text.includes(payload.script)) shown.add(payload.number);
    failed.push(...(await madeIn(page, `ticket ${place}`)));
    await page.keyboard.press('ArrowDown');
  }
  for (const { number, text } of scriptPayloads)
    if (!shown.has(number)) failed.push(`not shown as text: ${text}`);

  await page.keyboard.press('F2');
  const call = new CallScreen(page);
  for (let from = 0; from < scriptPayloads.length; from += fields.length) {
    const typed = scriptPayloads.slice(from, from + fields.length).map(({ text }) => text);
    await call.fill(Object.fromEntries(typed.map((text, at) => [fields[at]!, text])));
    failed.push(...(await madeIn(page, `call ${from}`)));
  }
  const ran = await page.evaluate(() => (globalThis as unknown as { ran: number[] }).ran);
  failed.push(...ran.map((number) => `ran: ${scriptPayloads[number]?.text}`));
  return { shown: shown.size, failed };
}

async function madeIn(page: Page, where: string): Promise<string[]> {
  const made = await page.evaluate(countMadeElements);
  return made > 0 ? [`${made} elements made in ${where}`] : [];
}

/** @returns how many payloads run in a page that has no policy and treats them as markup */
export async function countExecutedUnguarded(page: Page): Promise<number> {
  return page.evaluate(
    async (texts) => {
      const ran: number[] = [];
      Object.assign(globalThis, { ran });
      for (const text of texts) {
        const frame = document.createElement('iframe');
        frame.srcdoc = text;
        document.body.append(frame);
      }
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return new Set(ran).size;
    },
    scriptPayloads.map(({ text }) => text),
  );
}
