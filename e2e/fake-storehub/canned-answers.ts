import type { Answer } from './server-behaviour';

/** StoreHub's success answer. The ids count with the requests, so that no two tickets share a case number. */
export function created(number: number, more: Partial<Answer> = {}): Answer {
  return {
    kind: 'answer',
    body: { ErrorCode: '0', Ticket: { TicketId: 999 + number - 1, CaseNum: caseNumber(number) } },
    ...more,
  };
}

/** `STOREHUB0999-CA109193B` for request 1, as in the contract's example. */
export function caseNumber(number: number): string {
  const id = String(999 + number - 1).padStart(4, '0');
  return `STOREHUB${id}-CA${109_193 + number - 1}B`;
}

export function refused(
  code: string | number,
  message = 'Refused by the fake StoreHub',
  more: Partial<Answer> = {},
): Answer {
  return { kind: 'answer', body: { ErrorCode: code, ErrorMessage: message }, ...more };
}

/** The login page of a hotel or an office, which answers every request. */
export const captivePortal: Answer = {
  kind: 'answer',
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Log in to the network</title></head><body>Welcome</body></html>',
};

export function redirect(status: 301 | 302 | 303 | 307 | 308, location: string): Answer {
  return { kind: 'answer', status, headers: { Location: location }, body: '' };
}

export function plainStatus(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'text/plain', ...headers },
    body: `status ${status}`,
  };
}

export function huge(bytes = 10 * 1024 * 1024): Answer {
  return { kind: 'answer', body: `{"ErrorCode":"0","Filler":"${'x'.repeat(bytes)}"}` };
}
