import { chineseFamilyNames, chineseSyllables, givenNames } from './name-lists';

const nameLink = /^(?:bin|binti|bt|bte|bn|anak|ak|a\/[lp]|s\/o|d\/o|al|@)$/;
/** Endings that only names have: `Norhafizah`, `Burhanuddin`, `Letchumanasamy`. */
const nameEnding =
  /..(?:uddin|udin|ullah|izah|iqah|irah|idah|iyah|inah|liza|wati|syah|samy|nathan|moorthy|murthy|eswary|eswari|vathy|vathi|singam|lingam|velu|mugam|ndran|anand|esan|kumar|kumaran|sekar|sekaran|rajan|devan|priya|nesan|swaran|ibah|ilah|azah|yana|zana|zura|zila|liana|wani|vani|shini|malar|preet|jeet|jinder|winder|vinder|letchumy|letchumi)$/;

/** How surely a word is part of a person's name: 0 for an unknown word, 3 for a given name, 4 for `陈小姐`. */
export function weighName(word: string): number {
  if (/\p{Script=Han}/u.test(word)) return weighChineseName(word);
  // `Norazlina@Ina`, `Lina/Hana`
  if (/\p{L}{3}@\p{L}{2}/u.test(word)) return weighName(word.split('@')[0] ?? '');
  if (/\p{L}{3}\/\p{L}{3}/u.test(word)) return Math.min(...word.split('/').map(weighName));
  const letters = word.toLowerCase().replaceAll(/[^\p{L}']/gu, '');
  if (givenNames.has(letters)) return 3;
  if (chineseFamilyNames.has(letters)) return 2;
  if (nameEnding.test(letters)) return 2;
  return chineseSyllables.has(letters) ? 1 : 0;
}

const chineseFamily =
  '[陈陳林李黄黃王张張吴吳刘劉蔡杨楊许許郑鄭谢謝郭洪周叶葉徐孙孫马馬朱胡何高罗羅梁宋唐冯馮邓鄧曹彭曾萧蕭潘袁余苏蘇吕呂沈姚卢盧傅钟鍾谭譚廖范陆陸戴邱丘方侯江雷龙龍黎顾顧赖賴莫汤湯温溫翁颜顏韩韓魏薛严嚴关關骆駱卓柯詹蒋蔣贾賈秦阮邹鄒崔倪饶饒辜伍尹翟]';
const chineseTitle = '(?:先生|小姐|女士|太太|太|老板娘?|经理|师傅|师|姐|哥|叔|伯|婶|嫂|姨)';
const titledChinese = new RegExp(`^(?:${chineseFamily}|\\p{Script=Han}{1,3}?)${chineseTitle}$`, 'u');
const fullChinese = new RegExp(`^${chineseFamily}\\p{Script=Han}{1,2}$`, 'u');

/** Characters of given names that hardly stand beside each other in other words: `美珍`, `志豪`, `丽丽`. */
const ofGivenNames =
  '美玲珍丽佩珊雪芳秀英慧娟婷怡欣淑芬梅莉莲萍琴琪瑜瑶静雯敏惠伟强杰豪俊志辉斌峰鹏涛浩轩铭贤凤霞燕艳娜倩颖嘉彬诗韵思雅晓柔馨琳儿彤慈瑞仪婉盈凯彦翔宇勋毅霖恩恺薇蕾蓉璇妮妍婵娥菁茵莹芝兰';
const givenChinese = new RegExp(
  `^(?:老板娘?)?(?!美丽|雅思|静静)(?:[${ofGivenNames}家国建文明子世永天佳玉春秋金][${ofGivenNames}]|[${ofGivenNames}][明华德龙平])$`,
  'u',
);

function weighChineseName(text: string): number {
  if (text.length > 6) return 0;
  if (/^(?:老板娘?|老师|小姐|小店|小时|先生|太太|顾客)$/u.test(text)) return 0;
  if (titledChinese.test(text)) return 4;
  const isWhole =
    fullChinese.test(text.replace(/^老板娘?(?=\p{Script=Han}{3}$)/u, '')) ||
    /^(?:老板娘?)?[阿小老]\p{Script=Han}$/u.test(text);
  if (isWhole) return 3;
  return givenChinese.test(text) ? 2 : 0;
}

/** The given name of a full Chinese name, if it has two characters. */
export function getChineseGivenName(text: string): string | undefined {
  return text.length === 3 && fullChinese.test(text) ? text.slice(1) : undefined;
}

/** Words that join the parts of a name: `bin`, `a/l`. */
export function isNameLink(plain: string): boolean {
  return nameLink.test(plain);
}
