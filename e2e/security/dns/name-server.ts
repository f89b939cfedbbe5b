import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** A name server on this computer that knows a few names and records every query. */
export type NameServer = {
  /** The names in queries, by DNS or by multicast, in lower case. */
  readonly received: ReadonlySet<string>;
  readonly close: () => void;
};

const standardPort = 53;
const multicast = { group: '224.0.0.251', port: 5353 };

/**
 * @param known names that resolve to this computer; all others do not exist
 * @param multicastAddress the address of the interface for multicast queries
 */
export async function openNameServer(
  known: readonly string[],
  multicastAddress: string,
): Promise<NameServer> {
  const received = new Set<string>();
  const dns = createSocket('udp4');
  dns.on('message', (query, from) => {
    const question = readQuestion(query);
    received.add(question.name);
    dns.send(answerTo(query, question, known.includes(question.name)), from.port, from.address);
  });
  dns.bind(standardPort, '127.0.0.1');
  const mdns = createSocket({ type: 'udp4', reuseAddr: true });
  mdns.on('message', (query) => {
    if (isQuery(query)) received.add(readQuestion(query).name);
  });
  mdns.bind(multicast.port, () => mdns.addMembership(multicast.group, multicastAddress));
  await Promise.all([listening(dns), listening(mdns)]);
  return {
    received,
    close: () => {
      dns.close();
      mdns.close();
    },
  };
}

type Question = { readonly name: string; readonly type: number; readonly end: number };

const headerLength = 12;
const addressType = 1;

/** Bit 15 of the flags marks an answer. */
function isQuery(message: Buffer): boolean {
  return message.length > headerLength && (message.readUInt16BE(2) & 0x8000) === 0;
}

function readQuestion(query: Buffer): Question {
  const labels: string[] = [];
  let at = headerLength;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** Answers 127.0.0.1 for a known name, and NXDOMAIN otherwise. */
function answerTo(query: Buffer, { type, end }: Question, isKnown: boolean): Buffer {
  const hasAddress = isKnown && type === addressType;
  const head = Buffer.from(query.subarray(0, end));
  head.writeUInt16BE(isKnown ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(hasAddress ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  if (!hasAddress) return head;
  const pointerToName = [0xc0, headerLength];
  return Buffer.concat([head, Buffer.from([...pointerToName, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1])]);
}

async function listening(socket: Socket): Promise<void> {
  await once(socket, 'listening');
}
