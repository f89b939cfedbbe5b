import { pickOne } from '../../../e2e/measurement/seeded-random';

type Random = () => number;

const list = (text: string) => text.trim().split(/\s*[,\n]\s*/);

const malayNames =
  list(`Noraini, Yusof, Nur Aisyah, Siti Hajar, Muhammad Hakim, Mohd Hafiz, Ahmad Faizal, Zulkifli,
  Khairul Anuar, Shahrul, Wan Azman, Azlan, Rohana, Farah Nadia, Che Zainab, Nurul Huda, Aminah, Fatimah, Ibrahim,
  Abdullah, Rosmah, Syafiqah, Hasnah, Kamaruddin, Saiful Bahri, Norhayati, Rashidah, Zaharah, Mazlan, Roslan, Suhaimi,
  Ridzuan, Faridah, Halimah, Jamaludin, Norazlina, Syahirah, Izzati, Badrul Hisham, Zuraidah`);
const fathers =
  list(`Yusof, Osman, Ramli, Hassan, Ibrahim, Abdullah, Latif, Salleh, Ismail, Rahman, Othman, Yaacob,
  Mahmud, Idris, Sulaiman, Kassim, Jaafar, Daud, Bakar, Zakaria`);
const surnames = list(
  'Tan, Lim, Lee, Wong, Chan, Goh, Ong, Teoh, Chin, Yap, Khoo, Chong, Liew, Quek, Foo, Heng, Phang, Cheah',
);
const givenNames =
  list(`Siew Ling, Chee Keong, Mei Yee, Wei Jian, Kok Wai, Hui Min, Boon Hock, Xin Yi, Jia Hao, Siew Leng,
  Kah Seng, Pei Shan, Choon Huat, Yoke Peng, Swee Lan, Chun Hong, Kim Choo, Poh Choo, Seng Huat, Li Ting`);
const indianNames = list(`Kumaravel, Rajeswari, Suresh, Kavitha, Ganesan, Devi, Prakash, Malarvizhi,
  Vijayakumar, Letchumi, Thanaletchumi, Saravanan, Shanmugam, Balakrishnan, Sivakumar, Anbalagan`);
const fathersOfIndians = list(
  'Subramaniam, Muniandy, Raman, Krishnan, Perumal, Arumugam, Nadarajan, Selvam, Gopal',
);
const shopKinds =
  list(`Kedai Runcit, Restoran, Kopitiam, Butik, Farmasi, Klinik, Salun, Kafe, Pasaraya, Bengkel, Gerai,
  Bakery, Hardware, Kedai Telefon`);
const shopNames =
  list(`Maju, Jaya, Seri Wangi, Bunga Raya, Sentosa, Makmur, Murni, Harmoni, Indah, Bahagia, Cahaya,
  Pelangi, Mutiara, Teratai, Kenanga, Nusantara, Tropika, Cempaka, Permata, Gemilang, Kurnia, Sejahtera, Warisan, Anggerik`);

export type InventedCaller = { readonly name: string; readonly storeName: string };

/** A caller with an invented name of Malaysia, and a shop. */
export function inventCaller(random: Random): InventedCaller {
  const name = pickOne(
    [
      () => `${pickOne(malayNames, random)} ${random() < 0.5 ? 'bin' : 'binti'} ${pickOne(fathers, random)}`,
      () => `${pickOne(surnames, random)} ${pickOne(givenNames, random)}`,
      () =>
        `${pickOne(indianNames, random)} a/${random() < 0.5 ? 'l' : 'p'} ${pickOne(fathersOfIndians, random)}`,
    ],
    random,
  )();
  const storeName = `${pickOne(shopKinds, random)} ${pickOne(shopNames, random)} ${pickOne(shopNames, random)}`;
  return { name, storeName };
}

/** Spellings that Malaysians use for one another, from either side, and what an agent writes who only heard the word. */
const habits: readonly (readonly [RegExp, string])[] = list(`
  of$ uf, of$ off, of$ op, muhammad muhd, muhammad mohd, muhammad mohamad, mohd muhammad, ahmad ahmed, nur nor, nur noor,
  ^nor nur, siew siow, siew siu, ling leng, leng ling, chee chi, chee chie, keong kiong, yee yi, mei mey, wei wai,
  hock hok, boon bun, xin sin, hui hooi, teoh teo, khoo koo, foo fu, quek kwek, phang pang, wong wung, chong choong,
  peng ping, seng sing, heng hing, hong hoong, choo chu, liew liu, huat huatt, z s, dz z, ph f, f ph, th t, kh k, sh sy,
  sy sh, sh s, ah$ a, eh$ e, ee i, i$ y, y$ i, oo u, v w, vel$ wel, ss s, ll l, mm m, ff f, dd d, ck k, c(?=[aour]) k,
  aa a, iy y, ai ay, au ow, ow au, letch lech, wari wary, an$ ann, bunga bonga, raya raia, seri sri, restoran restaurant,
  farmasi pharmasi, kafe cafe, runcit runchit, klinik clinic, ud$ ut, ad$ at, uddin udin, shan syan, ain aen`).map(
  (habit) => {
    const [from = '', to = ''] = habit.split(' ');
    return [new RegExp(from), to] as const;
  },
);

const neighbours = 'qwertyuiop asdfghjkl zxcvbnm';

/** One slip of the hand: a letter left out, doubled, swapped with the next one, or hit beside its key. */
function slip(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const key = neighbours.indexOf(letter);
  const beside = neighbours.charAt(random() < 0.5 ? key - 1 : key + 1).trim();
  return pickOne(
    [
      before + after,
      before + letter + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
      before + (beside === '' ? letter + letter : beside) + after,
    ],
    random,
  );
}

/** What a caller says of a name, up to three of its words, and what an agent types of it: one or more words changed. */
export function inventVariant(text: string, random: Random): { spoken: string[]; typed: string } {
  const all = text
    .toLowerCase()
    .split(' ')
    .filter((word) => !/^(bin|binti|a\/[lp])$/.test(word));
  const spoken = [...new Set(all)].slice(0, 3);
  const first = Math.floor(random() * spoken.length);
  const typed = spoken.map((word, at) => (at === first || random() < 0.3 ? change(word, random) : word));
  return { spoken, typed: typed.join(' ') };
}

function change(word: string, random: Random): string {
  const fitting = habits.filter(([from]) => from.test(word));
  const isHeard = fitting.length > 0 && (word.length < 5 || random() < 0.6);
  if (!isHeard) return word.length < 5 ? word : slip(word, random);
  const [from, to] = pickOne(fitting, random);
  return word.replace(from, to);
}
