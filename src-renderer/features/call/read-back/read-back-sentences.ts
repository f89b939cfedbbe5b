import type { CallFields } from '../../../../shared/calls/call';
import { getChineseTownName } from '../../../../shared/gazetteer/town-aliases';
import { parseRegion } from '../../../../shared/regions/region-names';
import { translateRegion } from '../../../../shared/regions/translate-region';
import { groupDigits } from '../../../../shared/phone/phone-kind';
import { getServiceNames } from '../../../../shared/tickets/services';
import { textLimits } from '../../../../shared/tickets/create-ticket-request';
import type { ProvenancePart } from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/translate';

/** One sentence, and the parts that a yes to it confirms; none where it says nothing that is marked. */
export type ReadBackSentence = { readonly sentence: string; readonly parts: readonly ProvenancePart[] };

/**
 * The sentences to say to the caller: only for what is filled in, in the order of the screen. `near` is where the pin
 * lies, as far as it is known.
 */
export function createReadBack(
  fields: CallFields,
  t: Translate,
  near?: { readonly town: string; readonly state: string },
): readonly ReadBackSentence[] {
  const name = truncateToLimit(fields, 'name');
  const store = truncateToLimit(fields, 'storeName');
  const address = formatAddress(truncateToLimit(fields, 'address'), truncateToLimit(fields, 'state'), t);
  // The groups stay on one line, as the eye reads them.
  const phone = groupDigits(fields.phone.slice(0, maxPhoneLength)).replaceAll(' ', '\u00a0');
  const issue = truncateToLimit(fields, 'issue');
  const email = truncateToLimit(fields, 'email');
  const said: readonly ReadBackSentence[] = [
    { sentence: phone && t('readBack.phone', { phone }), parts: ['phone'] },
    { sentence: formatWho(name, store, t), parts: ['name', 'storeName'] },
    { sentence: issue && t('readBack.issue', { issue: endWithFullStop(issue) }), parts: ['issue'] },
    { sentence: formatService(fields, t), parts: ['serviceId'] },
    { sentence: address && t('readBack.address', { address }), parts: ['address', 'state'] },
    { sentence: near === undefined ? '' : formatNear(near, t), parts: ['pin'] },
    { sentence: phone && t(fields.isReceiveSms ? 'readBack.sms' : 'readBack.noSms'), parts: [] },
    { sentence: email && t('readBack.email', { email }), parts: [] },
  ];
  return said.filter(({ sentence }) => sentence !== '');
}

/** Signs, blanks and brackets beside the digits included. */
const maxPhoneLength = 40;

/** No more than could be sent: what is too long is marked in its field. */
function truncateToLimit(fields: CallFields, name: Exclude<keyof typeof textLimits, 'phone'>): string {
  return fields[name].trim().slice(0, textLimits[name]);
}

/** The state stands behind the address, unless the address ends with its name. */
function formatAddress(address: string, state: string, t: Translate): string {
  const region = endsWithRegion(address, state) ? '' : translateRegion(state, t.language);
  return [address.replaceAll(/\s*\n\s*/g, ', '), region].filter((part) => part !== '').join(', ');
}

/** Written out: `KL` is not what a caller hears of a state. */
function endsWithRegion(address: string, state: string): boolean {
  const [last = ''] = address
    .split(/[,;\n，、；]+|(?<!\d)\d{5}(?!\d)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !/^malaysia\W*$/i.test(piece))
    .slice(-1);
  const isWrittenOut = last.length > 4 || /\p{Script=Han}/u.test(last);
  return isWrittenOut && isSameRegion(last, state);
}

function isSameRegion(one: string, other: string): boolean {
  const region = parseRegion(one);
  return region !== undefined && region === parseRegion(other);
}

/** A city that is called as its state is, in any spelling, needs no second name. */
function formatNear(
  { town, state }: { readonly town: string; readonly state: string },
  t: Translate,
): string {
  const region = translateRegion(state, t.language);
  const chineseName = t.language === 'zh' ? getChineseTownName(town) : undefined;
  if (isSameRegion(town, state)) return t('readBack.nearTown', { town: chineseName ?? region });
  // Chinese names stand without a blank, others with one.
  const isApart = t.language === 'zh' && chineseName === undefined;
  const said = chineseName ?? town;
  return t('readBack.near', { town: isApart ? ` ${said}` : said, state: region });
}

function formatWho(name: string, store: string, t: Translate): string {
  if (name !== '' && store !== '') return t('readBack.nameAndStore', { name, store });
  if (name !== '') return t('readBack.name', { name });
  return store && t('readBack.store', { store });
}

function formatService({ serviceId, priority }: CallFields, t: Translate): string {
  const service = serviceId === null ? undefined : getServiceNames(serviceId, t.language).name;
  if (service === undefined) return '';
  if (priority === 0) return t('readBack.service', { service });
  return t('readBack.servicePriority', {
    service,
    priority: t(priority === 1 ? 'readBack.high' : 'readBack.low'),
  });
}

function endWithFullStop(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}.`;
}
