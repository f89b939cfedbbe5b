import { listAnswered } from '../../../../shared/calls/asked-questions';
import { findSentExtension } from '../../../../shared/calls/build-remark-with-answers';
import type { CallFields } from '../../../../shared/calls/call';
import { parseRegion, placeNamePrefixes } from '../../../../shared/regions/parse-and-suggest-regions';
import { translateRegion } from '../../../../shared/regions/translate-region';
import { joinLinesWithCommas } from '../../../../shared/text/join-lines-with-commas';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { splitExtension } from '../../../../shared/phone/split-extension';
import { getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import {
  getProvenance,
  getWeakestProvenance,
  type Provenance,
  type ProvenancePart,
} from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/use-text';

/** One sentence, and the parts that a yes to it confirms; none if the sentence has no part with a provenance. */
export type ReadBackSentence = { readonly sentence: string; readonly parts: readonly ProvenancePart[] };

/** A place on the map, and the town's Chinese name, if it has one. */
export type NearbyTown = {
  readonly town: string;
  readonly chineseName: string | undefined;
  readonly state: string;
};

/** Returns the sentences for the filled fields, in screen order. `near` is the location of the pin, if known. */
export function createReadBackSentences(
  fields: CallFields,
  t: Translate,
  near?: NearbyTown,
): readonly ReadBackSentence[] {
  const [name, store] = [getSaidText(fields, 'name'), getSaidText(fields, 'storeName')];
  const address = formatAddress(getSaidText(fields, 'address'), getSaidText(fields, 'state'), t);
  const phone = formatPhone(fields, t);
  const issue = joinLinesWithCommas(getSaidText(fields, 'issue'), t.language);
  const email = getSaidText(fields, 'email');
  const sentences: readonly ReadBackSentence[] = [
    { sentence: phone, parts: ['phone'] },
    { sentence: formatWho(name, store, t), parts: ['name', 'storeName'] },
    { sentence: issue && t('readBack.issue', { issue: endWithFullStop(issue, t) }), parts: ['issue'] },
    ...formatAnswers(fields, t),
    { sentence: formatService(fields, t), parts: ['serviceId'] },
    { sentence: address && t('readBack.address', { address }), parts: ['address', 'state'] },
    { sentence: near === undefined ? '' : formatNear(near, t), parts: ['pin'] },
    { sentence: phone && t(fields.isReceiveSms ? 'readBack.sms' : 'readBack.noSms'), parts: [] },
    { sentence: email && t('readBack.email', { email }), parts: ['email'] },
  ];
  return sentences
    .filter(({ sentence }) => sentence !== '')
    .map(({ sentence, parts }) => ({ sentence, parts: parts.filter((part) => isSaidWhole(fields, part)) }));
}

/**
 * How certain a sentence is: as its weakest part. An address that the caller has just given is not reused because its state
 * is: it is as certain as itself if it names the state, else the caller is to confirm both.
 */
export function getSentenceProvenance(
  fields: CallFields,
  { parts }: ReadBackSentence,
): Provenance | undefined {
  const weakest = getWeakestProvenance(fields, parts);
  if (weakest !== 'reused' || !parts.includes('address')) return weakest;
  const address = getProvenance(fields, 'address');
  if (address === undefined || address === 'reused') return weakest;
  return endsWithRegion(fields.address, fields.state) ? address : 'inferred';
}

/** In characters, including separators, blanks and brackets. */
const maxPhoneLength = 40;

/** In characters: more than any field may have to be sent, and as much as anybody reads to a caller. */
const maxSaidLength = 1000;

/** A longer text ends at a word, and is not confirmed: the caller did not hear all of it. The field marks it as too long. */
function getSaidText(fields: CallFields, name: TextPart | 'email'): string {
  const text = fields[name].trim();
  return text.length <= maxSaidLength ? text : `${text.slice(0, maxSaidLength).replace(/\s+\S*$/, '')} …`;
}

type TextPart = Exclude<ProvenancePart, 'phone' | 'serviceId' | 'pin'>;

function isSaidWhole(fields: CallFields, part: ProvenancePart): boolean {
  if (part === 'pin' || part === 'serviceId' || part === 'phone') return true;
  return fields[part].trim().length <= maxSaidLength;
}

/** An answer is read back with its question, in the words of the preset. */
function formatAnswers({ questions }: CallFields, t: Translate): readonly ReadBackSentence[] {
  return listAnswered(questions).map(({ question, answer }) => ({
    sentence: t('readBack.answer', {
      question,
      answer: endWithFullStop(answer.trim().slice(0, textLimits.remark), t),
    }),
    parts: [],
  }));
}

/** Appends the state to the address, unless the address ends with its name. */
function formatAddress(address: string, state: string, t: Translate): string {
  const region = endsWithRegion(address, state) ? '' : translateRegion(state, t.language);
  return [address.replaceAll(/\s*\n\s*/g, ', '), region].filter((part) => part !== '').join(', ');
}

/**
 * Whether an address ends with its state, in full or as `KL`, alone or behind the name of a town. Behind `Jalan` or `Taman`, it is
 * part of their name.
 */
function endsWithRegion(address: string, state: string): boolean {
  const [last = ''] = address
    .split(/[,;\n，、；]+|(?<!\d)\d{5}(?!\d)/)
    .map((piece) => piece.trim().replace(/\s+malaysia\W*$/i, ''))
    .filter((piece) => piece !== '' && !/^malaysia\W*$/i.test(piece))
    .slice(-1);
  if (isRegionSaid(last, state)) return true;
  const words = last.split(/\s+/).slice(-maxTownWords);
  return words.some(
    (_, at) =>
      at > 0 &&
      isRegionSaid(words.slice(at).join(' '), state) &&
      words.slice(0, at).every((word) => !placeNamePrefixes.has(word.toLowerCase())),
  );
}

const maxTownWords = 8;

/** Callers say `KL`, but no other state by its letters. */
function isRegionSaid(words: string, state: string): boolean {
  const isName = words.length > 4 || /\p{Script=Han}|^k\.?\s?l\.?$/iu.test(words);
  return isName && isSameRegion(words, state);
}

function isSameRegion(one: string, other: string): boolean {
  const region = parseRegion(one);
  return region !== undefined && region === parseRegion(other);
}

/** A city with the name of its state, in any spelling, is named once. */
function formatNear({ town, chineseName: inChinese, state }: NearbyTown, t: Translate): string {
  const region = translateRegion(state, t.language);
  const chineseName = t.language === 'zh' ? inChinese : undefined;
  if (isSameRegion(town, state)) return t('readBack.nearTown', { town: chineseName ?? region });
  // Chinese names need no blank before them, others do.
  const isApart = t.language === 'zh' && chineseName === undefined;
  const townName = chineseName ?? town;
  return t('readBack.near', { town: isApart ? ` ${townName}` : townName, state: region });
}

/** The groups of a number stay on one line. */
function formatPhone(fields: CallFields, t: Translate): string {
  const phone = groupDigits(splitExtension(fields.phone).phone.slice(0, maxPhoneLength)).replaceAll(
    ' ',
    '\u00a0',
  );
  const extension = findSentExtension(fields);
  if (phone === '' || extension === '') return phone && t('readBack.phone', { phone });
  return t('readBack.phoneWithExtension', { phone, extension });
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

function endWithFullStop(text: string, { language }: Translate): string {
  if (/[.!?…。！？]$/.test(text)) return text;
  return `${text}${language === 'zh' ? '。' : '.'}`;
}
