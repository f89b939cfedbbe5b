import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { readZip } from '../files/read-zip.fixture';
import { createBusyPc, createPc } from './pc-with-history.fixture';

type Pack = (zip: ZipFile, entries: ReadonlyMap<string, string>) => void;

/** Imports an archive that somebody unpacked and packed again. @returns the result of the import */
async function taken(pack: Pack, change: (bytes: Buffer) => void = () => undefined) {
  const from = createBusyPc();
  const entries = await readZip(readFileSync(await from.archive()));
  const zip = new ZipFile();
  pack(zip, entries);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(from.file));
  const bytes = readFileSync(from.file);
  change(bytes);
  writeFileSync(from.file, bytes);
  const to = createPc();
  const result = await to.take(from.file);
  expect(to.rows()[1]).toHaveLength(typeof result === 'string' ? 0 : result.added);
  return result;
}

/** All three entries, with or without a folder. */
const packed =
  (folder = '', compress = true): Pack =>
  (zip, entries) => {
    for (const [name, text] of entries) zip.addBuffer(Buffer.from(text), folder + name, { compress });
  };

const whole = { added: 5, changed: 0 };

describe('an archive that was repacked by hand is imported', () => {
  test.each<[string, Pack]>([
    ['in another order', (zip, entries) => packed()(zip, new Map([...entries].toReversed()))],
    ['without compression', packed('', false)],
    ['with the folder that it lay in', packed('history (1)/')],
    ['with two folders around it', packed('of July/history/')],
    [
      'with entries for the folders',
      (zip, entries) => {
        zip.addEmptyDirectory('of July/');
        zip.addEmptyDirectory('of July/history/');
        packed('of July/history/')(zip, entries);
      },
    ],
    [
      'with what a system packs beside it',
      (zip, entries) => {
        for (const name of ['manifest.json', 'tickets.jsonl', 'manifest.json.sha256'])
          zip.addBuffer(Buffer.from('\0'), `__MACOSX/history/._${name}`);
        zip.addBuffer(Buffer.from('x'), 'history/Thumbs.db');
        zip.addBuffer(Buffer.from('{}'), 'something else/manifest.json');
        packed('history/')(zip, entries);
      },
    ],
  ])('%s', async (_how, pack) => {
    expect(await taken(pack)).toEqual(whole);
  });
});

/** Falsifies an entry in a ZIP's central directory. Source: APPNOTE.TXT 6.3.10, 4.3.12. */
function sayOf(name: string, at: number, value: number) {
  return (bytes: Buffer): void => {
    const inList = bytes.lastIndexOf(name) - 46;
    expect(bytes.readUInt32LE(inList)).toBe(0x0201_4b50);
    bytes.writeUInt16LE(value, inList + at);
  };
}

describe('an unreadable file gets the matching error', () => {
  test.each([
    ['packed with a password', sayOf('tickets.jsonl', 8, 1)],
    ['packed by another method', sayOf('tickets.jsonl', 10, 14)],
  ])('%s', async (_how, change) => {
    expect(await taken(packed(), change)).toBe('unsupported-zip');
  });

  test('two archives in one ZIP', async () => {
    const both: Pack = (zip, entries) => {
      packed('one/')(zip, entries);
      packed('other/')(zip, entries);
    };
    expect(await taken(both)).toBe('unsupported-zip');
  });

  test.each(['tickets.jsonl', 'manifest.json.sha256'])('%s is not there, or elsewhere', async (gone) => {
    const without: Pack = (zip, entries) => {
      packed()(zip, new Map([...entries].filter(([name]) => name !== gone)));
    };
    expect(await taken(without)).toBe('incomplete');
    const elsewhere: Pack = (zip, entries) => {
      for (const [name, text] of entries)
        zip.addBuffer(Buffer.from(text), name === gone ? `elsewhere/${name}` : name);
    };
    expect(await taken(elsewhere)).toBe('incomplete');
  });

  test('one name twice, one of them with other tickets', async () => {
    const twice: Pack = (zip, entries) => {
      zip.addBuffer(Buffer.from('{}\n'), 'history/tickets.jsonl');
      packed('history/')(zip, entries);
    };
    expect(await taken(twice)).toBe('incomplete');
  });
});
