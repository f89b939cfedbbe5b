import type { ConsumableText, Span } from './consumable-text';

/** Whom to look for at an address, behind it: `52100，找 林太太`, `43000 Kajang, cari Puan Siti`. */
const contactBehind =
  /[\s,，、;；。]+((?:请?找|联络|联系)[ :：]{0,3}|(?:please |pls |tolong )?(?:cari|jumpa|look for|ask for)[ :]{1,3})(\p{Script=Han}{1,4}(?:先生|太太|小姐|女士|老板娘?|经理|师傅|师父)|(?:阿|老)\p{Script=Han}{1,2}|(?:encik|en\.?|puan|pn\.?|cik|mr\.?|mrs\.?|ms\.?|mdm|miss|uncle|auntie?|aunty|pak|mak|haji|hajah)\s\p{L}[\p{L}’'./]*(?:\s\p{L}[\p{L}’'./]*){0,4})[\s.!。！]*$/iu;

/** Splits an address from the person at its end. Returns the whole address if nobody stands there. */
export function splitContactFromAddress(
  { text }: ConsumableText,
  [start, end]: Span,
): { readonly address: Span; readonly label?: Span; readonly contact?: Span } {
  const found = contactBehind.exec(text.slice(start, end));
  const [, label = '', name = ''] = found ?? [];
  if (found === null || found.index === 0) return { address: [start, end] };
  const labelAt = start + found.index + found[0].indexOf(label);
  const nameAt = labelAt + label.length;
  return {
    address: [start, start + found.index],
    label: [labelAt, nameAt],
    contact: [nameAt, nameAt + name.length],
  };
}
