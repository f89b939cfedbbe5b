import { isFault } from './is-fault';

/**
 * Who writes in a chat: `merchant` is who needs help, `colleague` passes it on (`Technician Wan`), `helpdesk` asks and answers.
 */
export type ChatSide = 'merchant' | 'colleague' | 'helpdesk';

export function findSideOf(sender: string): ChatSide {
  const name = sender.trim();
  if (helpdesk.test(name)) return 'helpdesk';
  return colleague.test(name) ? 'colleague' : 'merchant';
}

const helpdesk =
  /\b(?:storehub|support|helpdesk|careline|agent|ejen|cs)\b|^(?:you|anda|me|你|您|我)$|^(?:admin|operator|customer (?:service|care)|khidmat pelanggan)(?: \S+)?$|^客服.{0,4}$/iu;

const colleague =
  /^(?:technician|juruteknik|engineer|sales|salesman|telesales)(?!\p{L})|^(?:技术员|技师|业务员?)/iu;

/** Whether a sender says only a part: `Customer`, `客户`, or a letter. */
export function isChatRole(sender: string): boolean {
  return role.test(sender.trim());
}

const role =
  /^(?:caller|customer|cust|client|merchant|owner|user|shop|store|outlet|kedai|pelanggan|pemanggil|peniaga|客户|客戶|顾客|顧客|商家|来电者|來電者|店家|[A-Z])$/iu;

/** Whether somebody only asks for what a ticket needs: `Alamat?`, `Boleh bagi alamat kedai?`, `noted, and your number?`. */
export function onlyAsksForDetails(messages: readonly string[]): boolean {
  const asked = messages.filter((text) => !acknowledgement.test(text));
  return asked.length > 0 && asked.every((text) => asksForDetail.test(text) && !isFault(text));
}

/** A short question that names a field of the ticket, and nothing that a field could hold. */
const asksForDetail =
  /^\s*(?=[^\n]{0,80}(?:(?<!\p{L})(?:address|alamat|location|lokasi|outlet|branch|cawangan|kedai|store|shop|phone|telefon|contact|number|nombor|no|name|nama|email|emel|state|negeri|postcode|poskod)(?!\p{L})|地址|电话|号码|名字|店名|哪[间家]店|位置|邮箱))[^\n\d]{1,80}[?？]\s*(?:ya|yah|tq|thanks|ty)?[\s.!]*$/iu;
const acknowledgement =
  /^\s*(?:(?:ok(?:ay|ey)?|k|noted|baik|hi|hello|salam|tq|thanks?|thank you|terima kasih|ya|yes|sure|好的?|收到|谢谢)[\s,.!]*){1,3}$/iu;
