import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disguisesOf } from '../../e2e/security/disguises';
import { blankCallFields, type CallFields } from '../../shared/call';

/** Obviously no token of anyone. */
export const token = 'tk_testKanari7890abcdefghijklmnopqrstuvw';
/** A caller who stands nowhere else, so that any of this in a log came from here. */
export const fields: CallFields = {
  ...blankCallFields,
  phone: '012-987 6543',
  name: 'Kanari Binti 金丝雀',
  storeName: 'Kedai "Kanari"',
  dealerReseller: 'Wakil Kanari',
  issue: 'Pencetak kanari rosak\nsejak semalam',
  remark: 'Pintu belakang kanari',
  email: 'kanari.ujian@mel.example',
  address: '77, Lorong Kanari 8, 55000 KL',
  state: 'Kuala Lumpur',
  serviceId: 18,
  longitude: '101.712468',
  latitude: '3.157913',
};

/** Whatever must stand in no line, in each of the forms in which a text may get into one. */
const secrets = [
  ...(['phone', 'name', 'storeName', 'dealerReseller', 'issue', 'remark', 'email', 'address'] as const).map(
    (field) => fields[field],
  ),
  '60129876543',
  '0129876543',
  fields.longitude,
  fields.latitude,
  token,
  token.slice(3),
  'kanari',
];

function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(
    /[^\u0020-\u007E]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [secret, json, ascii, JSON.stringify(json).slice(1, -1), encodeURIComponent(secret)];
}

/** Those of the secrets that any file of the folder holds, whatever their form. */
export function leaksIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const text = bytes.toString('utf8').toLowerCase();
    return secrets.filter(
      (secret) =>
        formsOf(secret).some((form) => text.includes(form.toLowerCase())) ||
        disguisesOf(secret).some((disguise) => bytes.includes(disguise)),
    );
  });
}
