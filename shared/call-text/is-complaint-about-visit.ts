const complains =
  /(?<!\p{L})(?:compl[ae]in\w*|complaints?|kompl[ae]i?n|aduan|mengadu|adu|rude|biadap|kurang ajar|sombong|unprofessional|attitude|tak puas hati|x puas hati|not (?:happy|satisfied)|unhappy|marah)(?!\p{L})|投诉|抱怨|不满|态度|没礼貌/iu;

/** Who came, or did not. */
const visitor =
  /(?<!\p{L})(?:technicians?|techs?|juruteknik|engineers?|installers?|your (?:staff|guy|man|people)|(?:staff|orang|pekerja) (?:storehub|servis|service|support|teknikal)|storehub (?:staff|support)|helpdesk|customer service|cs agent|agents?)(?!\p{L})|技术(?:员|人员)|技工|师傅|客服|工程师/iu;

/** What somebody would have to repair. */
const thing =
  /(?<!\p{L})(?:pri?nte?r\w*|m?pos|ipads?|tablets?|terminals?|mesin|machines?|screens?|skrin|scanners?|drawers?|laci|routers?|wi-?fi|internet|network|line|system|sistem|apps?|qr|card|kad|receipts?|resit|cables?|kabel|kds|monitors?|server|login|rosak|rosek|broken|hangs?|offline|error)(?!\p{L})|打印|收银|平板|机|网络|系统|屏|路由|刷卡|收据|坏/iu;

/** Whether an issue is about who came, or how: `complain pasal technician yg datang lambat`. Nobody needs to visit for that. */
export function isComplaintAboutVisit(issue: string): boolean {
  return complains.test(issue) && visitor.test(issue) && !thing.test(issue);
}
