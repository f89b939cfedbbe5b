import type { Call, DiscardedCall } from '../../../shared/calls/call';
import type { RingingCalls } from '../../../shared/calls/incoming-call';
import type { TicketDetail, TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import type { OutboxState } from '../../../shared/outbox/outbox-state';
import type { RunningApp } from '../../fixtures/helpdesk-app';

/** Reads the app's own state over the bridge of its window, which may be reloading. */
export function createBridgeRequests({ electron }: RunningApp) {
  async function ask<T>(channel: string, request: unknown): Promise<T> {
    const script = `window.helpdesk.ask[${JSON.stringify(channel)}](${JSON.stringify(request)})`;
    for (;;) {
      const answer = await electron.evaluate(async ({ BrowserWindow }, code) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
        // A page whose process has just died neither answers nor fails.
        const tooLate = new Promise<null>((resolve) => {
          setTimeout(resolve, 2_000, null);
        });
        return (await Promise.race([contents.executeJavaScript(code), tooLate]).catch(() => null)) as
          | string
          | null;
      }, script);
      if (answer === null) continue;
      const result = JSON.parse(answer) as { ok: boolean; value: T; error: unknown };
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      return result.value;
    }
  }

  return {
    calls: () => ask<Call[]>('calls.list', null),
    incoming: async () => (await ask<RingingCalls>('calls.list-incoming', null)).calls,
    discarded: () => ask<DiscardedCall[]>('calls.list-discarded', null),
    discard: (callId: string) => ask<null>('calls.discard', { callId }),
    outbox: () => ask<OutboxState>('outbox.get-state', null),
    sendNow: () => ask<OutboxState>('outbox.send-now', null),
    ticket: (ticketId: number) => ask<TicketDetail>('tickets.get', { ticketId }),
    async search(text: string): Promise<TicketSummary[]> {
      return (await ask<{ rows: TicketSummary[] }>('history.search', { text, before: null, limit: 20 })).rows;
    },
    async tickets(): Promise<TicketSummary[]> {
      const all: TicketSummary[] = [];
      for (let before: number | null = null; ; before = all.at(-1)?.id ?? null) {
        const query: object = { text: '', before, limit: 200 };
        const { rows } = await ask<{ rows: TicketSummary[] }>('history.search', query);
        all.push(...rows);
        if (rows.length < 200) return all;
      }
    },
  };
}
