import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listEncodedForms } from '../../../e2e/security/find-encoded-text';
import { blankCallFields, type CallFields } from '../../../shared/calls/call';

/** A caller and a token that occur nowhere else, so that any trace of them in a log comes from this test. */
export type Canaries = { readonly token: string; readonly fields: CallFields };

/** @param word part of every name and text; `digits` (seven) end the phone number */
export function makeCanaries(word: string, digits: string): Canaries {
  const small = word.toLowerCase();
  return {
    // Clearly not a real token.
    token: `tk_test${word}7890abcdefghijklmnopqrstuvw`,
    fields: {
      ...blankCallFields,
      phone: `012-${digits.slice(0, 3)} ${digits.slice(3)}`,
      name: `${word} Binti 金丝雀`,
      storeName: `Kedai "${word}"`,
      dealerReseller: `Wakil ${word}`,
      issue: `Pencetak ${small} rosak\nsejak semalam`,
      remark: `Pintu belakang ${small}`,
      email: `${small}.ujian@mel.example`,
      address: `77, Lorong ${word} 8, 55000 KL`,
      state: 'Kuala Lumpur',
      serviceId: 18,
      longitude: '101.712468',
      latitude: '3.157913',
    },
  };
}

/** All texts that must not be in any log line. */
function secretsOf({ token, fields }: Canaries): string[] {
  const texts = [
    'phone',
    'name',
    'storeName',
    'dealerReseller',
    'issue',
    'remark',
    'email',
    'address',
    'longitude',
    'latitude',
  ] as const;
  const number = fields.phone.replaceAll(/\D/g, '');
  const [word = ''] = fields.email.split('.');
  return [...texts.map((field) => fields[field]), `6${number}`, number, token, token.slice(3), word];
}

/** All forms in which a text may get into a line. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(
    /[^\u0020-\u007E]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [secret, json, ascii, JSON.stringify(json).slice(1, -1), encodeURIComponent(secret)];
}

/** Returns the secrets that any file of the folder contains, in any form. */
export function findLeaks(folder: string, canaries: Canaries): string[] {
  const secrets = secretsOf(canaries);
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const text = bytes.toString('utf8').toLowerCase();
    return secrets.filter(
      (secret) =>
        formsOf(secret).some((form) => text.includes(form.toLowerCase())) ||
        listEncodedForms(secret).some((disguise) => bytes.includes(disguise)),
    );
  });
}
