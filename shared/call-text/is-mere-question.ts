const asksHow =
  /(?<!\p{L})(?:how (?:to|do (?:i|we|you)|can (?:i|we)|much|many|long)|ma?ca?m ?m[ae]?na|camana|cmne|mcmne|cara (?:nak|utk|untuk|\p{L}+)|bagaimana)(?!\p{L})|怎[么样](?:样)?(?=[用做改加弄看查开关设打换退取删下印转]|才|$)|如何|多少钱/iu;
const asks =
  /[?？]|(?<!\p{L})(?:ask(?:s|ed|ing)?|tanya|tnya|tanye|want(?:s)? to know|n(?:a)?k (?:tanya|tahu|tau)|ingin tahu|why|kenapa|knp|knapa|mengapa|berapa|brapa|bila|when|which|what|is (?:it|there)|do (?:you|we)|can (?:i|we|you|our)|enquir\w*|inquir\w*|soalan)(?!\p{L})|请问|想[问知]|吗|为[什何]|几[时多]|多少/iu;
/** What StoreHub charges. */
const ownCharges =
  /(?<!\p{L})(?:subs?cri\w*|sub (?:exp|renew)\w*|langganan|renew\w*|(?:bil|bill|invois|invoice) (?:bulan|this month|last month|storehub|langganan)|monthly (?:fee|bill|charge)|yuran)(?!\p{L})|月费|订阅|账单|续费/iu;
/** What StoreHub sells. A device may also ask for a licence. */
const forSale =
  /(?<!\p{L})(?:licen[cs]e?s?|lesen|lic|quot(?:e|ation)s?|sebut ?harga|price (?:for|of) (?:an? |extra |another |one )*(?:ipad|pos|licen|terminal|set|unit)|(?:harga|hrga) (?:tambah|tmbh|satu|1|sebuah|pakej|set|ipad|pos))(?!\p{L})|报价|执照费/iu;
/** `add a new outlet under the same account` is for sales, who set it up from afar. */
const addsToAccount =
  /(?<!\p{L})(?:add|tambah)\s(?:(?:an?|one|1|satu|new|another|more|lagi)\s){0,3}(?:outlet|branch|cawangan|licen[cs]e|lesen|account|akaun)(?!\p{L})/iu;
const trouble =
  /(?<!\p{L})(?:tak|x|tk|tidak|xde|cannot|can['’]?t|cant|error|rosak|rosk|hang|stuck|fail\w*|gagal|not|won['’]?t|doesn['’]?t|didn['’]?t|never|wrong|salah|broken|blank|missing|hilang|offline|slow|lambat|crack\w*|double|negative|jam(?:med)?|freez\w*|off|mati)(?!\p{L})|[坏错慢裂]|没[有反]|不(?:能|到|了|出|会|对|见|上|动|亮)|打不|死机/iu;

/** What is asked further behind follows something that happened: `card refunded twice on Monday for table 5, how to …`. */
const frontOfIssue = 40;

/**
 * Whether an issue only asks: how something is done, what StoreHub charges, or for an outlet more in an account. Nobody
 * needs to visit for that, and the agent decides.
 */
export function isMereQuestion(issue: string): boolean {
  if (ownCharges.test(issue) && asks.test(issue)) return true;
  if (trouble.test(issue)) return false;
  if (addsToAccount.test(issue)) return true;
  const how = asksHow.exec(issue)?.index ?? Infinity;
  return how < frontOfIssue || (forSale.test(issue) && asks.test(issue));
}
