import { createWordSet } from './create-word-set';
import { isTradeWord } from './word-classes';

/** Words for a kind of shop. They stand before the name (`Kedai Maju`), behind it (`Maju Enterprise`), or either way. */
const kindsBefore = createWordSet(`
  kedai restoran restaurant resto warung gerai pasaraya butik salon farmasi klinik bakeri kopitiam hotel dobi optik
  bengkel kantin syarikat chop dapur pusat toko koperasi perniagaan perusahaan percetakan tadika taska kafeteria pustaka`);
const kindsBehind = createWordSet(`
  enterprise enterprises ent trading traders mart minimart supermarket cafe cafeteria café kafe bistro bakery bakehouse
  restaurant restoran kitchen kopitiam store stores shop shoppe boutique pharmacy hardware salon holdings house corner
  grill tea coffee clinic company co industries supplies supply services service studio gallery centre center bar pub
  eatery diner deli patisserie creamery roastery brewery barbershop barber saloon spa gym academy florist jewellers
  jeweller jewellery tailor tailors laundry optical optics optometry stationery bookstore boutique collection creations
  accessories parts motor motors auto tyres electrical electronics electric computer computers gadget gadgets mobile
  telecommunication furniture textile textiles batik fashion apparel catering confectionery workshop garage petshop
  hypermarket grocer grocers grocery wholesale marketing resources group express hub lounge stall canteen foodcourt
  bhd berhad plt s/b fruits noodles noodle seafood steamboat burger burgers pizza sushi ramen nasi roti satay curry café
  bubble pizzeria steakhouse smokehouse teahouse tearoom barista newsagency newsagent newsagents emporium bazaar bazar
  engineering dispensary agency mill cellar nursery institute optometrist optometrists kindergarten homestay chalet motel hostel inn resort aquatic aquatics butchery
  veterinary grooming karaoke ktv billiards carry cybercafe surgery`);

/** Goods and dishes that name shops in Malaysia, although few shops are called by them alone. */
const goods = createWordSet(`
  kopi teh nasi mee mi mihun bihun laksa ayam ikan itik satay burger roti bakso sup tomyam cendol char kuey kueh kuih
  teow koay dessert pastry bread cake cakes kek lapis donut donuts waffle waffles cupcake cupcakes popiah rojak bubble
  milk juice noodle noodles pan rice seafood steamboat dimsum dim pizza pasta sushi ramen bbq char siew chicken duck
  goose fish beef mutton lamb soup porridge bak kut toast brew roast bean beans matcha boba cendawan lemak kandar
  kerabu dagang ulam campur padang briyani biryani beriyani tandoori thosai dosa banana leaf goreng bakar penyet gepuk
  kukus geprek pasembur durian buah sambal ijo asam pedas otak lok hakka nyonya mamak vegetarian vegan organic sate
  keropok lekor apam balik murtabak pisang kambing lembu tauhu tofu yong tau foo wantan wanton cendol abc aiskrim ice
  cream gelato chocolate candy candies cookies cookie crumbs bites kampua kolo prawn crab lobster
  bicycle cycle basikal jahit tudung songket batik frozen runcit serbaneka pakaian kasut emas perabot bunga buku
  telefon tayar motor gunting ubat haiwan pet paws kids baby toys toy sneakers shoes bags watch optik nail nails hair
  beauty parlour dental spa flower flowers florist garden tailor saree silk textile jewels gold diamond perfume
  hardware paint tools tool battery aluminium aquarium vape bubbles laundry wash dobi cuci print printing prints
  nation union republic culture society factory project theory story stories lab world planet kingdom paradise
  brothers bros sisters sons club happy lucky golden royal grand little kingdom queen tokyo seoul korean japanese
  thai saigon italian western espresso latte mocha bites plate bowl spoon fork wok pot oven crust slice dough bun rolls
  wrap taco tacos kebab shawarma doner steak steaks ribs wings crispy spicy sweet tasty yummy delicious fresh wellness
  couture closet tailoring bridal audio travel gifts farm nursery provision stationery books gadget telco games music dance yoga fitness ironworks
  bundle car craft crafts bakes polish deco preloved thrift catering canopy kanopi agro timber marine events lighting plumbing aircond signage plastik
  plastic scrap recycle nutrition pilates art pottery knitting yarn tackle fishing pancing camera photo video drone laptop
  tint exhaust ekzos logistics courier cargo tours umrah tahfiz daycare preschool playland futsal badminton boxing
  taekwondo sundry sundries borong beras sayur telur gula kelapa coconut spices spice rempah herbs herbal biscuit biscuits
  biskut kerepek kacang nuts honey madu tart tarts pie pies brownies macaron pudding yogurt salad claypot popcorn crepe
  pancake pancakes skincare cosmetic cosmetics tailoring uniform uniforms songkok carpets rugs kiln mutton cupcake wine
  wines cellar winery tailors shoe fabrics fabric tyre jam kantin canteen kebab dessert desserts workshop aquatic
  fishball wantan dumpling dumplings hotpot grocery eyewear optometri orthopaedic physio physiotherapy medical surgery
  kontraktor contractor planner wedding goldsmith agency loft izakaya bulgogi bibimbap kimchi soju omakase teppanyaki
  yakitori donburi udon soba gyoza takoyaki katsu tandoor chapati naan chettinad idli vadai murukku sweets mithai pelamin
  hantaran fotostat photostat elektrik elektronik motosikal pelincir accessory langsir tilam sofa kabinet packaging
  pemborong wholesaler minimarket daging minuman makanan masakan katering khemah inap backpackers urut refleksologi
  reflexology massage bekam akupunktur acupuncture sinseh vet kucing pets tuisyen tuition muzik violin guitar crossfit
  snooker bowling cyber gaming hobby bingkai foto videography salun rambut makeup mekap kosmetik wangi attar beg pajak
  gadai pawn handphone cctv machinery materials sawmill kilang welding foundry icecream kerang
  spare fesyen perikanan kurma vision care scuba gear ternak jati rempeyek bhavan bhawan vilas watches pau bao tukang besi kayu flour mill scarf scarves hijab telekung jubah kurung baju cermin
  lashes lash brow brows waxing sewing rental repair repairs cuttings varuval mutton roastery bagel acai smoothie smoothies
  yogurt froyo kombucha sourdough cereal nuggets wanton sago tangyuan mochi gelateria patty patties wedges salted
  stationers stationer grocer butcher fishmonger greengrocer hardwares ironmonger plumber electrician upholstery
  apom putu congee otak keropok pasembor sotong udang ketam tempoyak lemang ketupat serunding dodol bahulu laici
  tealive marrybrown chatime coolblog oldtown papparich sugarbun rotiboy daboba llaollao mixue kenangan richiamo
  kain sarapan medicine puff tekstil jamu herba kraf komputer henna tattoo budu songket tenun antique fertilizer landscape piano`);

/** Dishes whose words alone are names or nothing: `Zaki Tom Yam`, `Soi Kee Chee Cheong Fun`. */
export const tradeOfSeveralWords =
  /(?<![\p{L}])(?:tom y[au]m(?: kung)?|lo?r bak|(?:chee )?cheong fun|[ck][huw]*[aeo]y t[ie]ow|bak kut teh|char (?:siu|siew|kuey teow|koay teow)|siew (?:yoke|yuk)|yong tau f(?:oo|u)|wan t[ao]n mee|(?:pan|hokkien|curry|kolo|loh) mee|mee (?:bandung(?: muar)?|rebus|goreng|jawa|udang|sup)|nasi (?:lemak|kandar|campur|kukus|dagang|kerabu|ayam|arab|bri?yani|beriani|padang|goreng)|cermin mata|teh tarik|pisang goreng|ayam gunting|roti canai|dim sum|lok lok|hor fun|chicken chop|nasi ganja|ais kacang|air batu campur|apom balik|ngoh hiang|ham chim peng|tau sar piah|ang ku kueh|kung f[ou]o?|cha kee|wat tan hor|ikan bakar|ayam penyet|sup tulang|sate tulang|cash (?:&|and) carry|pejabat pos|money changer|printing shop|print shop|photo ?copy|phone shop|computer shop|mini market|wet market|auto (?:parts|accessories|service|care|repair|gallery|trading|spa|detailing|wash|works|centre|center|tint|aircond))(?![\p{L}])/giu;

const chineseEnding =
  /(?:有限公司|茶餐室|茶餐厅|茶室|餐室|餐厅|餐馆|饭店|超市|药房|药店|药材|咖啡店|面家|酒楼|酒家|小店|杂货店?|五金|便利店|美发屋|美容院|发廊|沙龙|服务中心|诊所|书店|花店|饼家|面包店|车行|海鲜|烧腊|粿条|肉骨茶|板面|云吞面|叻沙|火锅|咖啡|小吃|小厨|私房菜|时装|服装|服饰|电器|家具|家私|灯饰|百货|贸易|企业|建材|油漆|文具|玩具|珠宝|金饰|轮胎|汽车|摩托|脚车|美容|美甲|理发|按摩|水果|冷冻|烘焙|蛋糕|甜品|糖水|素食|影印|印刷|童装|女装|男装|婚纱|影楼|粿条汤|猪脚|炸鸡|肉粽|面线|椰浆饭|拉面|鱼汤|世家|之家|天地|小栈|驿站|人家|物语|体育|窗帘|洗衣|干洗|洗车|礼品|海产|宠物|鸡饭|炒粉|豆花|豆腐花|粥|奶茶|米粉|丸粉|书局|摩多|眼镜|裁缝|民宿|冷气|水族|钟表|实业|渔业|农业|商业|蔬菜|冷饮|凉茶|包点|点心|茶点|卤味|肉干|鱼丸|面食|快餐|料理|烧烤|补习|托儿|旅游|运输|学院|教室|工作室|包子|饺子|家居|菜粿|羊肉汤|鸡汤|鱼头|炖汤|清汤|牛肉汤|烧鸭|叉烧|鸡翅|豆腐|煮炒|擂茶|汽修|修车|补胎|油站|用品|母婴|牙科|中医|印务|手机维修|维修|米店|水果店|鞋店|[店行馆楼坊轩阁厅铺社屋院室园城局厂庄所档摊粉饭粥饼])$/u;
const chineseGoods =
  /(?:粿条|面|粉|饭|烧腊|海鲜|肉骨茶|鸡|鸭|鱼|云吞|叻沙|板面|茶|咖啡|火锅|烧烤|糕|饼|粥|豆花|五金|药材|汽车|美容|美发|眼镜|手机|电器|服装|文具)/u;

export function isKindOfShop(plain: string): boolean {
  return kindsBefore.has(plain) || kindsBehind.has(plain);
}

export function isKindBefore(plain: string): boolean {
  return kindsBefore.has(plain) || eitherWay.has(plain);
}

export function isKindBehind(plain: string): boolean {
  return kindsBehind.has(plain);
}

const eitherWay = createWordSet(
  'cafe café kafe bistro salon butik klinik restoran restaurant kopitiam bengkel studio',
);

/** Goods that a shop is named after, and compounds of a kind: `Kopi Senja`, `Urban Grillhouse`. */
export function isGoods(plain: string): boolean {
  if (
    /..(?:house|shop|mart|cafe|store|works|grill|bakes?|brew|foods?|tech|crafts?|skincare|land|couture|mee|haus)$/.test(
      plain,
    )
  )
    return true;
  return goods.has(plain) || goods.has(plain.replace(/s$/, ''));
}

/** Whether a Chinese word is the name of a shop: `兴记粿条`, `美玲美发屋`. */
export function isChineseShop(text: string): boolean {
  const isLong = text.length >= 3 && text.length <= 14 && /^\p{Script=Han}+$/u.test(text);
  return (
    isLong &&
    (chineseEnding.test(text) || (/记/u.test(text) && chineseGoods.test(text))) &&
    !saysAboutShop.test(text)
  );
}

/** Sentences about a shop: `我的店`, `打印机在店`. */
const saysAboutShop =
  /^[我你他这那]|(?<!^(?:阿[嬷妈婆公姨爸]|外婆|妈妈|奶奶|爷爷))的|[了在不没坏]|打印|收银|平板|系统|网络/u;

/** Whether words name a shop by its kind: `Hotel Seri Malaysia`. */
export function isShopName(words: string): boolean {
  return words.split(/\s+/).some((word) => isKindOfShop(word.toLowerCase()) || isChineseShop(word));
}

/** Whether words only say what a stall sells, and name none: `food truck`, `tempat kuih`, `茶水档`. */
export function isShopWithoutName(words: string): boolean {
  const [, sold = words] = /^(?:tempat|stall|gerai|warung|kedai) ?(\p{Ll}*)$/u.exec(words) ?? [];
  if (sold === words) return stallOfGoods.test(words);
  return sold === '' || isGoods(sold) || isTradeWord(sold);
}

const stallOfGoods = /^food truck$|^(?:茶水|水果|饮料|果汁|早餐|小吃|蔬菜|猪肉|饭|面|粥|鱼|菜)档口?$/iu;

/** Whether words name a kind of shop or what shops sell. */
export function hasShopWord(words: string): boolean {
  return isShopName(words) || words.split(/\s+/).some(isTradeWord);
}
