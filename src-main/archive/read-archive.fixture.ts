import { createLineSplitter } from '../files/line-splitter';
import type { ArchivedTicket } from './archive-format';
import { openArchiveZipReader } from './archive-zip-reader';

/** Iterates the tickets of an archive. */
export async function* readTrainingLines(file: string): AsyncGenerator<ArchivedTicket> {
  const zip = await openArchiveZipReader(file);
  const splitter = createLineSplitter(Infinity);
  try {
    for await (const chunk of await zip.read('tickets'))
      for (const { text } of splitter.split(chunk)) yield JSON.parse(text ?? '') as ArchivedTicket;
  } finally {
    zip.close();
  }
}

export async function linesOf(file: string): Promise<ArchivedTicket[]> {
  const lines: ArchivedTicket[] = [];
  for await (const line of readTrainingLines(file)) lines.push(line);
  return lines;
}
