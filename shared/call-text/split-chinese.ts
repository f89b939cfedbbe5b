import { getTownOfAlias } from '../gazetteer/town-aliases';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import { weighName } from './recognise-person-names';
import { isChineseShop } from './shop-words';

/**
 * Chinese has no blanks. Splits a run of it where a name, a shop, a place or a complaint may begin or end:
 * `我是`, `陈先生`, `说`, `茶餐室`. What is split too often the model puts together again.
 */
export function splitChinese(run: string): string[] {
  return splitSentence(run).flatMap(splitFinely);
}

/** Words that introduce a name or a shop: `我是`, `店名`. */
const introduction =
  /^(?:你好|您好|老板娘(?=阿)|老板(?=[阿小]))?(?:我们?这[里边]是|我是|我叫|叫|名叫|店名[是叫]?|店铺|店叫|店是|找|联络人?|联系人?|负责人|[东业店]主(?=\p{Script=Han}{2,3}$)|地址|电话是?|电邮|呼叫者|顾客|客户|请)(?=.)/u;

/** Somebody who reports something: `张先生说`. */
const report =
  /^(\p{Script=Han}{1,4}?(?:先生|小姐|女士|太太|老板娘?|经理|师傅|老师|医生|店长|主管))(说|讲|反映|表示|打来|来电|打电话来)(\p{Script=Han}*)$/u;

function splitSentence(run: string): string[] {
  if (!/^\p{Script=Han}{3}/u.test(run)) return [run];
  const at = /^(?:我们?|店)?[在于]/u.exec(run)?.[0] ?? '';
  if (at !== '' && beginsWithPlace(run.slice(at.length))) return [at, ...splitSentence(run.slice(at.length))];
  const boss = /^(老板娘?[阿小]\p{Script=Han})(说|讲|反映|表示)(\p{Script=Han}+)$/u.exec(run)?.slice(1);
  if (boss !== undefined) return boss;
  const reported = report.exec(run)?.slice(1);
  if (reported !== undefined) return reported.filter((part) => part !== '');
  const front = introduction.exec(run)?.[0] ?? '';
  const rest = run.slice(front.length);
  const [, shop, of, person] = /^(\p{Script=Han}{2,8})(的)(\p{Script=Han}{2,4})$/u.exec(rest) ?? [];
  const isOwner = shop !== undefined && (shop.length <= 4 || weighName(person ?? '') > 0);
  const parts = isOwner ? [shop, of ?? '', person ?? ''] : [rest];
  return front === '' ? parts : [front, ...parts];
}

const han = String.raw`\p{Script=Han}`;
const surnames =
  '陈林李黄王张吴刘蔡杨许郑谢郭洪周叶徐孙马朱胡何高罗梁宋唐冯邓曹彭曾萧潘袁余苏吕沈姚卢傅钟谭廖范陆戴邱丘方侯江雷龙黎顾赖莫汤温翁颜韩魏薛严关骆卓柯詹蒋贾秦阮邹崔倪饶辜伍尹翟';
const titles = '先生|小姐|女士|太太|老板娘|老板(?!娘)|经理|师傅|老师|医生|店长|主管|安娣|阿姨|员工';
const kindsOfShop =
  '茶餐室|茶餐厅|餐厅|餐室|茶室|饭店|超市|药房|药店|餐馆|酒楼|酒家|杂货店|五金店?|便利店|美发屋|美容院|发廊|诊所|书店|花店|饼家|面包店|车行|咖啡店|轮胎店|服装店|茶坊|烧腊店|海鲜楼?|云吞面?|鸡饭|药行|药材行|童装|花艺|宠物店|麻辣烫|火锅|奶茶|咖喱面|叻沙|美甲|剪发|理发店?|文具|书局|眼镜|钟表行|金店|金行|汽车零件|车衣厂|果汁|甜品|素食|自助餐|饭档|面档|水果档';
/** Words that begin a run and belong to no value. */
const beginnings =
  '我们是|我们|这里是|这位是来自|这位是|来自|店名叫|店名是|店叫|店在|地址是|地址在|地址|电话是|电话|手机|联络|客户|顾客|员工|老板|她的|他的|她|他|说|问|讲';

/** Where a run is divided, in the order in which the patterns are tried: each may count on the borders before. */
const borders: readonly RegExp[] = [
  String.raw`(?<=${han})(?=[A-Za-z])|(?<=[A-Za-z])(?=${han})`,
  String.raw`(?<=${han})(?=\d{5}(?!\d))|(?<=(?<!\d)\d{5})(?=${han})`,
  String.raw`(?<=${titles})(?=${han})`,
  String.raw`(?<=${han})(?=[${surnames}](?:先生|小姐|女士|太太|老板|经理|师傅|老师|医生))`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Words that stand alone, with what must be around them. */
const separateWords: readonly RegExp[] = [
  '(打电话来|打来|来电|反映|表示)',
  String.raw`(?<=${han}{2})([说讲问])(?=${han}{2})`,
  String.raw`(?<=${han}{2})(的|那间|这间|在|要|想|找|因为|希望|需要|昨天|今天|昨晚)(?=${han}{2})`,
  String.raw`(?<=${han}{2})(的|在|叫做?)(?=$|[A-Za-z|])`,
  String.raw`^(${beginnings})(?=${han}{2})`,
  String.raw`(?<=${han}{2})(叫|是)(?=${han}{3})`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Words that end a value. */
const endings: readonly RegExp[] = [
  String.raw`(${kindsOfShop})(?=${han}{2})`,
  String.raw`((?:街(?!场)|旧街场|花园|巴刹|广场|大街|商业城|购物中心|新村|工业区|大厦)口?)(?=${han}{2})`,
].map((pattern) => new RegExp(pattern, 'gu'));

function splitFinely(run: string): string[] {
  if (!/\p{Script=Han}{3}|\p{Script=Han}(?:[A-Za-z]|\d{5})|(?:[A-Za-z]|\d{5})\p{Script=Han}/u.test(run))
    return [run];
  const divided = borders.reduce((text, pattern) => text.replaceAll(pattern, '|'), run);
  const apart = separateWords.reduce((text, pattern) => text.replaceAll(pattern, '|$1|'), divided);
  return endings
    .reduce((text, pattern) => text.replaceAll(pattern, '$1|'), apart)
    .split('|')
    .filter((piece) => piece !== '')
    .flatMap(splitOffPlace);
}

/** Divides a town or region from what follows it. */
function splitOffPlace(piece: string): string[] {
  if (!/^\p{Script=Han}+$/u.test(piece)) return [piece];
  const size = [4, 3, 2].find((one) => one <= piece.length - 2 && isPlace(piece.slice(0, one)));
  if (size === undefined) return [piece];
  // `芙蓉小食店` bears the name of a town, `大港口海鲜` has nothing to do with 大港.
  const isNameOfShop = isChineseShop(piece) && piece.length - size <= kindAlone;
  return isNameOfShop ? [piece] : [piece.slice(0, size), piece.slice(size)];
}

/** So many characters say what a shop is, and no name: `小食店`. */
const kindAlone = 3;

function beginsWithPlace(run: string): boolean {
  return [5, 4, 3, 2].some((size) => isPlace(run.slice(0, size)));
}

function isPlace(name: string): boolean {
  return getTownOfAlias(name) !== undefined || parseRegion(name) !== undefined;
}
