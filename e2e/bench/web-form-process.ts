import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { regions } from '../../shared/regions/malaysian-regions';
import { serviceIds } from '../../shared/tickets/services-and-priorities';

/**
 * A plain web form for StoreHub's ticket, as a help desk would have it without this app: a page with the fields of the
 * contract, whose server posts the ticket and answers with its case number. It runs in a process of its own.
 */
export async function main([endpoint = '']: readonly string[]): Promise<void> {
  const server = createServer((request, response) => {
    const page = request.method === 'POST' ? sendTicket(request, endpoint) : Promise.resolve(formPage);
    void page.then((html) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(html);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  process.once('disconnect', () => process.exit());
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

async function sendTicket(request: IncomingMessage, endpoint: string): Promise<string> {
  const fields = new URLSearchParams(await text(request));
  const field = (name: string) => fields.get(name) ?? '';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: 'Bearer bench', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      Ticket: {
        Name: field('Name'),
        Phone: field('Phone'),
        Issue: field('Issue'),
        Priority: Number(field('Priority')),
        IsReceiveSms: field('SMS') === 'on',
        Email: field('Email'),
        Remark: field('Remark'),
        StoreName: field('Store name'),
        DealerReseller: field('Dealer'),
      },
      Appointment: {
        Address: field('Address'),
        State: field('State'),
        ServiceId: Number(field('Service')),
        Longitude: Number(field('Longitude')),
        Latitude: Number(field('Latitude')),
      },
    }),
  });
  return `<!doctype html><title>Sent</title><output>${(await answer.text()).replaceAll('<', '&lt;')}</output>
    <a href="/" autofocus>New ticket</a><script>document.querySelector('a').focus()</script>`;
}

const input = (name: string, more = '') => `<p><label>${name} <input name="${name}" ${more}></label></p>`;
const select = (name: string, options: readonly (string | number)[]) =>
  `<p><label>${name} <select name="${name}">${options.map((option) => `<option>${option}</option>`).join('')}</select></label></p>`;

const formPage = `<!doctype html><title>Ticket</title><form method="post" autocomplete="off">
  ${input('Phone', 'autofocus')}${input('Name')}${input('Store name')}${input('Dealer')}
  <p><label>Issue <textarea name="Issue"></textarea></label></p>
  ${select('Service', serviceIds)}${select('Priority', [0, 1, 2])}
  <p><label>Address <textarea name="Address"></textarea></label></p>
  ${select('State', regions)}${input('Latitude')}${input('Longitude')}
  <p><label><input type="checkbox" name="SMS" checked> SMS</label></p>
  ${input('Email')}<p><label>Remark <textarea name="Remark"></textarea></label></p>
  <button>Send</button></form>`;
