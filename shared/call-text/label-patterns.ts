/**
 * `contact` may hold a number, a name, or both. `sender` is who forwards a message, often not the caller. `other` stands
 * for a field that no ticket has.
 */
export type LabelledField =
  | 'phone'
  | 'name'
  | 'contact'
  | 'storeName'
  | 'dealerReseller'
  | 'address'
  | 'state'
  | 'email'
  | 'issue'
  | 'remark'
  | 'addressPart'
  | 'pin'
  | 'sender'
  | 'other';

const person = [
  String.raw`caller|customer|cust|owner|client|boss|pic|p\.i\.c\.?|person in charge|in charge|contact person|person|attn|attention`,
  'requester|requestor|complainant|manager|supervisor|person to (?:look for|call|contact)|ask for',
  'pelanggan|pemilik|pemanggil|wakil|pengadu|pengurus|penyelia|pegawai(?: (?:dihubungi|untuk dihubungi))?',
  'tuan kedai|tauke|towkay',
].join('|');
const shop = [
  'store|shop|outlet|merchant|company|business|branch|clinic|restaurant|premises?|firm|cafe|salon',
  'kedai|restoran|syarikat|premis(?: perniagaan)?|perniagaan|cawangan|klinik|kafe',
].join('|');
const callee = `(?:${person}|${shop}|contact)`;
const number = String.raw`(?:no\.?|num\.?|number|nombor)`;
const phone = 'telefon(?: bimbit)?|telephone|tel|hp|h/p|ph|fon|phone|contact|mobile|bimbit|whatsapp|wasap|ws';

/** Form fields that no ticket has. Their values are no phone number, name or address. */
const otherFields = [
  String.raw`(?:invoice|inv|invois|account|acc|akaun|serial|s/n|ref|reference|rujukan|ssm|nric|ic|mykad|passport|fax|faks|imei|model|gst|sst|tin)(?: ?${number})?`,
  String.raw`(?:order|pesanan|booking|tempahan|receipt|resit|bill|bil|case|kes|ticket|tiket|merchant|customer|device|terminal|pos|${shop}) (?:id|code|kod|ref|reference)`,
  String.raw`(?:order|pesanan|booking|tempahan|receipt|resit|bill|bil|case|kes|ticket|tiket|device|terminal|pos|bank|table|meja) ${number}`,
  String.raw`(?:billing|invoice|old|previous|former|hq|head ?office|registered|mailing|home|bank|correspondence) (?:address|addr|add|location|phone|tel|contact|no\.?|number)`,
  String.raw`(?:alamat|lokasi|no\.?|nombor|tel|telefon) (?:lama|bil|rumah|surat[- ]menyurat)|旧地址|账单地址`,
  String.raw`(?:(?:preferred|visit|appointment|install|installation) )?(?:date|time)|when|tarikh|masa|bila|price|harga|amount|jumlah|qty|quantity|(?<!(?:low|lowest|normal|high|highest|top) )priority|agent|reported (?:by|on)|logged by|jawatan|position|designation|日期|时间`,
].join('|');

/** Labels as forms and careful people write them: `Nama: Ali`, `电话：012…`. Longer labels of a field come first. */
export const labelPatterns: readonly (readonly [LabelledField, string])[] = [
  ['other', `to|cc|bcc|sent|attn (?:it|hr)|${otherFields}`],
  ['sender', 'from|sender|forwarded by|fwd by'],
  [
    'addressPart',
    String.raw`address ?(?:line )?\d|alamat \d|(?:unit|lot)(?: ${number})?|street|jalan|building|bangunan|floor|(?:postcode|poskod|postal code|zip)(?: ?(?:\/|&|and|dan) ?(?:city|town|bandar))?|city|town|bandar|area|kawasan|mall|邮编|城市`,
  ],
  [
    'storeName',
    String.raw`nama (?:${shop})|name of (?:the )?(?:${shop})|reported by (?:${shop})|(?:${shop})['’]?s? name|什么店|店名|商店|店铺|商家|店家|公司名?称?|餐厅`,
  ],
  [
    'address',
    String.raw`(?:(?:${shop}|full|complete|site|service|onsite|new|installation|install|deployment|delivery) )?(?:address|addr|add)|(?:address|location) of (?:the )?(?:${shop})|alamat(?: (?:penuh|baru|pemasangan|${shop}))?|(?:${shop}) location|lokasi (?:${shop})|place|tempat|tmpt|loc|where|site|店址|地址|哪里`,
  ],
  [
    'phone',
    String.raw`(?:${callee} )?(?:${number} ?(?:${phone})|(?:${phone}) ?${number}|(?:${phone}))(?<!contact)|(?:${callee})['’]s (?:${phone})|${callee} contact ${number}|(?:${callee} )?${number}|call ?-?back(?: ${number})?|reachable (?:on|at)|电话号码|联络电话|联系电话|电话|手机号码?|手机|手提(?:电话)?|联络号码|几号`,
  ],
  [
    'contact',
    String.raw`(?:${person}|${shop}) contact|(?:${person}|name|nama) ?/ ?(?:phone|tel|hp|contact|no)|contact details?|contact|hubungi|hub|ctc|call|联系方式|联络`,
  ],
  [
    'name',
    String.raw`nama (?:penuh|${person})|name of (?:the )?(?:${person})|full name|(?:${callee})['’]?s? name|name|nama|${person}|who|客户姓名|顾客姓名|客户名字?|顾客|客户|姓名|名字|联络人|联系人|负责人|老板娘?(?=叫)|找谁`,
  ],
  ['storeName', `${shop}|店`],
  ['dealerReseller', 'dealer|reseller|ejen|pengedar|经销商'],
  ['state', 'state|negeri|州属|州'],
  ['email', String.raw`e-?mail(?: address)?|emel|mail|电邮|邮箱`],
  [
    'issue',
    String.raw`(?:issue|problem|prob|masalah|mslh|mslah|isu|aduan|komplen|complaint|request|permintaan|fault|trouble|问题|故障|毛病|要求)(?: (?:description|details?|reported|faced|type|summary))?|(?:nature|description) of (?:the )?(?:problem|issue|fault)|(?:keterangan|butiran|jenis) (?:masalah|isu|aduan)|details?|description|what|butiran|keterangan|什么事`,
  ],
  ['remark', 'remarks?|notes?|nota|catatan|备注'],
  ['pin', 'location|lokasi|google maps?|maps?|waze|pin|gps|koordinat|coordinates?|定位|位置'],
];
