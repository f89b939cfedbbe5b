import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modes } from '../../shared/app/mode';
import { contactNoteSubjects } from '../../shared/callers/contact-note';
import { caseNumberSources, ticketStatuses } from '../../shared/history/ticket-summary-and-detail';
import { reminderReasons, reminderResolutions } from '../../shared/reminders/reminder';

const text = readFileSync(join(import.meta.dirname, '../../docs/archive-format.md'), 'utf8');

/** The values in brackets behind the name of a field. */
function readValues(field: string): readonly string[] {
  const [, values = ''] = new RegExp(`\`${field}\` \\(([^)]*)\\)`).exec(text) ?? [];
  return [...values.matchAll(/`([^`]+)`/g)].map(([, value = '']) => value);
}

it.each([
  ['mode', modes],
  ['state', ticketStatuses],
  ['caseNumberSource', caseNumberSources],
  ['why', reminderReasons],
  ['howEnded', reminderResolutions],
  ['subject', contactNoteSubjects],
])('docs/archive-format.md names the values of %s that an archive has', (field, values) => {
  expect(readValues(field)).toEqual(values);
});
