/**
 * Whether words that no field took say something that is lost without them. `says`, `nak tanya` and `reach me at` only lead to a
 * field, and `(office)` says whose it is; `fryer`, `call wife first` and `3 pm` say something.
 */
export function saysSomething(piece: string): boolean {
  const words = (piece.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}'’]+/gu) ?? []).filter(
    (word) => !leadingWords.has(word) && !leadingChinese.test(word),
  );
  const [first = ''] = words;
  if (words.length > 1 || /\d|\p{Script=Han}{3}/u.test(first)) return true;
  return /\p{L}{3}|\p{Script=Han}{2}/u.test(first) && !asides.has(first);
}

/** Words that only lead to a field. */
const leadingWords = new Set(
  `a an the and or at to for from of on in w with by is's this that my our his her their me him us she he they i it cust customer caller merchant
  owner boss bos manager mgr supervisor staff cashier barista nurse reception receptionist worker says said say called calling call back calls
  rang ring phoned spoke speak spoken reports reported report asks asked ask requested request wants would like pls please plz kindly arrange
  number no num hp phone tel contact reach regards thanks thank best hi hello dear sir sis bro support team ticket message dia kata cakap ckp
  dgn dengan dari tanya lapor bagitau minta tolong kat di yang pelanggan pemilik nombor telefon panggilan namanya nama name hubungi boleh nak`.split(
    /\s+/,
  ),
);
/** Words that say little where they are left alone: who reports it, and how. */
const asides = new Set(
  `so but if also too very just it's its i'm im re about abt regarding because that note please's kindly again already pasal psl fasal sebab bahawa
  tlg tolonglah cepat please sila bantu help assist assistance attend advise haha hehe aiyo alamak hye hey yo salam rgds tks thx tq terima kasih
  kak kakak abang bang encik puan mdm madam mr mrs ms miss uncle aunty auntie makcik pakcik lady boss's
  office ofis pejabat house rumah handphone mobile fon whatsapp wasap wsap sms email emel line direct
  pengurus pekerja kerani clerk assistant director operations operator duty shift accounts acct finance purchasing hr teacher waiter waitress
  pembantu penyelia user pihak husband wife son daughter suami isteri anak anaknya cucu foreign worker
  shop shop's store kedai kdai outlet branch cawangan restoran business stall area address addr alamat located located runs owns own has have
  speaking complain complains complained complaint complaints komplen keluhan aduan kerosakan maklum memaklumkan lapor pemohon told emailed
  technician juruteknik tech onsite on-site visit service request query task job scope case details subject subj hal perihal open attn kpd fwd
  storehub find look cari person named name's behalf both benar punya ini itu ni tu tadi sendiri her's bought received walk`.split(
    /\s+/,
  ),
);
const leadingChinese =
  /^(?:老板娘?|先生|小姐|客人|客户|顾客|打|打来说|想问|请|请打给|请回电|早安|你好|谢谢|地点|电话|说|讲|老板说|我的|店是|店叫|请打|打来|打電話|打來|事项|来电)$/u;
