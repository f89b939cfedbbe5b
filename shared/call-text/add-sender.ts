import { overwrite, type Span } from './consumable-text';
import { findPersonToCall, findRelativeBefore } from './find-person-to-call';
import { addField, findTextField, hasField, setAside, type ParserState } from './parser-state';
import type { Sender } from './read-chat-transcript';
import { findPersonOfSender, findShopOfSender, isPhoneNumber } from './find-person-of-sender';
import { isTitle } from './word-classes';

/**
 * Takes the sender of a chat for the caller, if the contact is saved by a name alone. A number that the sender gives for somebody
 * else goes with that name, `contact Kumar 0176543210`, or with none, `call my wife 0123450987`.
 */
export function parseSender(read: ParserState): void {
  const sender = getContact(read);
  if (sender === undefined || sender.isFallback) return;
  if (findPersonOfSender(sender.name) !== sender.name) return;
  if (!hasField(read, 'name') && givesNumberOfOther(read, sender)) leaveOutSender(read, sender);
  else addOfSender(read, sender, 'name', sender.name);
}

function givesNumberOfOther(read: ParserState, sender: Sender): boolean {
  const phone = findTextField(read, 'phone');
  if (phone === undefined) return false;
  const person = findPersonToCall(read.source.text, phone.from);
  if (person === undefined) return findRelativeBefore(read.source.text, phone.from) !== undefined;
  if (sharesWord(person.words, sender.name)) return false;
  addField(read, 'name', person.span, person.words);
  return true;
}

/** The sender is among what no field holds. The name is written back in place of the blanks of its header. */
function leaveOutSender(read: ParserState, { name, from }: Sender): void {
  const [start, end] = from;
  read.source = overwrite(read.source, [
    { span: from, by: () => name.slice(0, end - start).padEnd(end - start) },
  ]);
  setAside(read, from);
  read.sender = undefined;
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().split(/\s+/));
  return other
    .toLowerCase()
    .split(/\s+/)
    .some((word) => words.has(word) && !isTitle(word));
}

/**
 * Fills in the person and the shop that a contact is saved as: `Kak Ros Laundry`. What the messages say comes first: if they
 * name somebody else, `Mat Jenin Catering` is a shop.
 */
export function addSender(read: ParserState): void {
  const sender = getContact(read);
  if (sender === undefined) return;
  const person = findPersonOfSender(sender.name);
  if (person !== '') {
    if (sender.isFallback) dropShortName(read, person);
    addOfSender(read, sender, 'name', person);
  }
  const isOther = person !== '' && person !== sender.name && findTextField(read, 'name')?.value !== person;
  const shop = findShopOfSender(sender.name) ?? (isOther ? sender.name : undefined);
  if (shop !== undefined) addOfSender(read, sender, 'storeName', shop);
}

function addOfSender(read: ParserState, sender: Sender, field: 'name' | 'storeName', value: string): void {
  if (!hasField(read, field)) read.fields.push({ field, value, from: findSpan(sender, value) });
}

function findSpan({ name, from }: Sender, value: string): Span {
  const at = name.indexOf(value);
  return at < 0 ? from : [from[0] + at, from[0] + at + value.length];
}

/** A mail from `Hafiz Rahman` is signed by `Hafiz`. */
function dropShortName(read: ParserState, person: string): void {
  const name = findTextField(read, 'name');
  const words = person.toLowerCase().split(/\s+/);
  if (name !== undefined && words.length > 1 && words.includes(name.value.toLowerCase()))
    read.fields = read.fields.filter((one) => one !== name);
}

/** WhatsApp shows unsaved contacts as their number. */
function getContact({ sender }: ParserState): Sender | undefined {
  return sender === undefined || isPhoneNumber(sender.name) ? undefined : sender;
}
