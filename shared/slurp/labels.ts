import { stateIn } from '../state-names';
import { taken, trimmed, type Canvas, type Span } from './canvas';

export type LabelledField =
  | 'phone'
  | 'name'
  | 'storeName'
  | 'dealerReseller'
  | 'address'
  | 'state'
  | 'email'
  | 'issue'
  | 'remark'
  | 'pin';

/** `Nama: Ali`, `电话：012…`, as forms and careful people write. Longer names of a field come first. */
const labels: readonly (readonly [LabelledField, string])[] = [
  [
    'storeName',
    'nama kedai|nama restoran|nama outlet|store name|shop name|outlet name|company name|merchant name|business name|nama syarikat|kedai|store|shop|outlet|merchant|restoran|syarikat|店名|商店|店铺|店',
  ],
  [
    'phone',
    'no\\.? ?telefon|no\\.? ?tel(?:efon)?|no\\.? ?hp|no\\.? ?fon|phone number|phone no\\.?|contact number|contact no\\.?|phone|telefon|tel|h/?p|mobile|contact|whatsapp|hubungi|电话号码|电话|手机|联络号码',
  ],
  [
    'name',
    'nama pelanggan|customer|cust|pelanggan|顾客|客户|nama penuh|customer name|contact person|pic|name|nama|姓名|名字|联络人',
  ],
  ['dealerReseller', 'dealer|reseller|ejen|pengedar|经销商'],
  ['address', 'alamat penuh|full address|alamat|address|addr|add|地址'],
  ['state', 'state|negeri|州属|州'],
  ['email', 'e-?mail address|e-?mail|emel|电邮|邮箱'],
  ['issue', 'issue|problem|masalah|isu|aduan|complaint|问题|故障'],
  ['remark', 'remarks?|note|notes|nota|catatan|备注'],
  ['pin', 'location|lokasi|google maps?|maps?|waze|pin|gps|koordinat|coordinates?|定位|位置'],
];

const anyLabel = new RegExp(
  String.raw`(?<=^|[\n\uE000;|,，。\s])(?:${labels.map(([, names]) => `(${names})`).join('|')})[ \t]{0,3}[:：=][ \t]{0,3}`,
  'gimu',
);

export type Labelled = { readonly field: LabelledField; readonly label: Span; readonly value: Span };

/** Every labelled value; it ends with its line, or where the next label begins. An address may have lines below. */
export function labelledIn(canvas: Canvas): Labelled[] {
  const found = [...canvas.free.matchAll(anyLabel)].slice(0, mostLabels);
  return found.flatMap((match, order) => {
    const place = match.slice(1).findIndex((name: string | undefined) => name !== undefined);
    const field = labels[place]?.[0];
    const start = match.index + match[0].length;
    const nextLabel = found[order + 1]?.index ?? canvas.free.length;
    if (field === undefined) return [];
    const end =
      field === 'address' ? endOfAddress(canvas, start, nextLabel) : endOfLine(canvas, start, nextLabel);
    const value = trimmed(canvas, [start, end]);
    return value[0] < value[1] ? [{ field, label: [match.index, start] as const, value }] : [];
  });
}

const mostLabels = 200;
const mostAddressLines = 5;

function endOfLine({ free }: Canvas, start: number, limit: number): number {
  const end = free.slice(start, limit).search(/[\n\uE000]/);
  return end < 0 ? limit : start + end;
}

function endOfAddress({ free }: Canvas, start: number, limit: number): number {
  const lines = free.slice(start, limit).split('\n');
  let length = 0;
  for (const [index, line] of lines.slice(0, mostAddressLines).entries()) {
    const isOver = index > 0 && (line.trim() === '' || line.startsWith(taken) || !looksLikeAddress(line));
    const cut = line.indexOf(taken);
    if (isOver) return start + length - 1;
    if (cut >= 0) return start + length + cut;
    length += line.length + 1;
  }
  return start + length - 1;
}

/** A link has commas too, and is the place on the map. */
function looksLikeAddress(line: string): boolean {
  if (/https?:\/\//i.test(line)) return false;
  const isStreet =
    /\d{5}|,|jalan|jln|taman|lorong|kampung|\bkg\b|\blot\b|\bno\b|tingkat|floor|block|blok|路|街/i.test(line);
  return isStreet || stateIn(line) !== undefined;
}
