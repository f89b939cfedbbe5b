import { createHash, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

// queue-tickets.mjs WORKER DATABASE COUNT REQUEST FIELDS: makes COUNT waiting tickets through the built database
// thread.
const [script = '', file = '', count = '0', requestText = '', fieldsText = ''] = process.argv.slice(2);
const request = JSON.parse(requestText);
const fields = JSON.parse(fieldsText);
const data = dirname(dirname(file));
const witness = {
  folder: `${data}-witness`,
  machineFolder: `${data}-machine-witness`,
  newId: randomUUID(),
};
const worker = new Worker(script);
worker.postMessage({
  kind: 'open',
  start: { file, access: 'write', nowMs: Date.now(), mustRestore: false, witness },
});

/** Waits for the answer to the previous request, or to the start. Skips the thread's log messages. */
function answered() {
  return new Promise((resolve, reject) => {
    const listen = (/** @type {{ kind: string, result?: { ok: boolean } }} */ message) => {
      if (message.kind !== 'answer' && message.kind !== 'opened') return;
      worker.off('message', listen);
      if (message.result?.ok === true) resolve(null);
      else reject(new Error(JSON.stringify(message)));
    };
    worker.on('message', listen);
  });
}

/** @param {unknown[]} args */
async function ask(/** @type {string} */ store, /** @type {string} */ method, ...args) {
  const answer = answered();
  worker.postMessage({ kind: 'call', id: 1, store, method, args });
  await answer;
}

/** Long enough ago that their likeness is no known incident, which the window would show and count on. */
const ageMs = 2 * 3_600_000;

await answered();
for (let number = 0; number < Number(count); number += 1) {
  const [callId, nowMs] = [randomUUID(), Date.now() - ageMs];
  const Ticket = { ...request.Ticket, Phone: String(60_123_000_000 + number) };
  const body = JSON.stringify({ Ticket, Appointment: request.Appointment });
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  /** @type {import('../../src-main/tickets/store/new-ticket-input').NewTicketInput} */
  const ticket = { callId, fields, references: [`SH-Q${number}`], body, bodySha256, nowMs, agent: null };
  await ask('calls', 'begin', callId, nowMs);
  await ask('tickets', 'make', ticket, false);
}
worker.postMessage({ kind: 'close' });
