/**
 * Names common in Malaysia, in their usual spellings. Words without a title or a label count as a person only if they
 * contain one of these: a wrong guess would be sent as the caller's name.
 */
const commonNames: ReadonlySet<string> = new Set(
  `
  abang abdul abdullah abu adam adib adik adlina adnan afiq ahmad aida aidil aiman ain aina aini aisyah akmal alia aliff alif ali
  amanda amin amina aminah amir amira amirah amirul ammar anis anisah anuar anwar aqil arif ariff arifin aryan asma asmah asri
  atiqah awang ayu azhar aziah aziz aziza azizah azizi azlan azlina azman azmi azri azrul azura badrul bahari bakar bakri basri
  bukhari busu che danial danish dayang dina ema eddy eizlan elly ema erma fadhil fadhli fadil fadzil fahmi faiz faizal faiza
  faizah farah fared farhan farhana farid farida faridah faris fatihah fatimah fatin fauzi fauziah fazli fikri firdaus fitri
  ghani hadi hafiz hafizah hafizuddin haikal haizal hakim hakimi halim halimah hamid hamidah hamzah hana hanafi hani hanif hanis
  hariz haris harith harun haron hasan hasmah hasnah hassan hazim hazwan haziq helmi hidayah hisham huda husin husna hussein
  ibrahim idham idris ikhwan ilham iman imran intan irfan isa iskandar ismail izzah izzat izzati izwan jaafar jalal jamal jamil
  jamilah johari jufri junaidi kamal kamarul kamil karim kassim khadijah khairul khalid khalil kiah latif latifah lela liana
  lina liyana lokman luqman mahmud mahmood maimun malik mansor maria mariam maryam maslina mat md megat minah mohamad mohamed
  mohammad mohd muaz mukhriz muhamad muhammad muhd munirah murni musa mustafa muzaffar nabil nabila nabilah nadia nadiah nadzri
  naim najib najwa nasir nasrul natasha nazri nazir nik nizam noor nor norain nora norhayati norizan norliza norlina nur nurin
  nurul omar osman othman putera puteri putri qaisara qistina rafi rafidah rahim rahimah rahman ramli raihan raja ramlah
  rashid rashidah razak razali redzuan rida ridhuan ridzuan rizal rizwan rohana rohani rosli roslan roslina rosmah rosnah
  ruslan sabri saiful salim salleh salmah salwa sarah sariah shafiq shafiqah shah shahrul shahril shaari sham shamsul sharif
  sharifah shukri siti sofea sofia solehah suhaila suhaimi suhana sulaiman suraya suzana syafiq syafiqah syahir syahrul
  syakir syamsul syazwan syed syukri tajuddin taufik taufiq umar usman wahab wahid wan wani wahida yahya yaakob yasin yasmin
  yati yusof yusoff yusuf yuslina zaid zaidi zahid zahra zain zainab zainal zainuddin zainun zaiton zakaria zaki zakri
  zaleha zamri zarina zila zubaidah zul zulaikha zulkarnain zulkifli
  ang aun beng boon chai chan chang cheah chee chen cheng cheong chew chia chiam chien chin chng choi chong choo chooi chow chu
  chua chuan chuah chui chun chung eng fei fen fong foo fook gan goh guan han heng ho hock hong hooi hui huey jia jing jun kah
  kang keat kee keong khoo kim koay koh kok kong kuan kwan kwok lai lam lau law lay lee leong liew lian lim lin ling liu
  loh loke long loo looi lor louis low lum mei meng ming mui nam ng ong ooi peh phang phua pin poh pui qi quah quek san seah
  seng sheng shan shen shi siah siew sim sin siong siow soh sook soon soong su sze tan tang tay teh teng teo teoh tham tiong
  toh tong wah wai wan wee wei wen weng wong woon xin xiu yap yau yee yen yeo yeoh yew yin ying yip yong yoong pokcik makcik tini zara suri karmen yu yuan yuen
  yun zhang zhen
  anand ananda anbu arun arumugam balan balakrishnan bala chandran chandra deepa deva devan devi dinesh ganesan ganesh gopal
  gopi guna gunasekaran indra jaya jayanthi jeeva kala kamala kannan karthik kavitha krishna krishnan kumar kumaran
  kumaresan lakshmi lalitha letchumi logan maniam mani manoj meena mohan moorthy murugan muthu muthusamy nadarajah naidu nair
  nathan pillai prakash prem priya punitha raj raja rajah rajan rajendran rajesh raju ram raman ramesh rani ravi saraswathy
  saroja segar selvam selvi shalini shanti shankar sharmila singh siva sivam sri subra subramaniam sugumar suresh surya
  thanabalan thinesh thomas uma vani vasan veera vijay vijaya vikram vimala vinod yoga balbir gurpreet harjit jagjit jasbir
  kaur manjit ranjit
  aaron abigail adeline adrian agnes alan albert alex alice alicia alvin amelia amy andrea andrew andy angela angelina angie
  anna annie anthony audrey ben benjamin bernard betty bob bobby brandon brenda brian bryan carmen carol caroline catherine
  cecilia charles charlie cheryl chris christina christine christopher cindy clara colin crystal daisy daniel danny daphne
  darren dave david dennis derek desmond diana donald doris edmund edward edwin elaine elena eric erica esther eugene eunice
  eva evelyn fiona florence frances francis frank fred gary gavin george gina gloria grace gregory hannah harry helen henry
  ian irene ivan ivy jack jackie jackson james jane janet janice jasmine jason jay jeff jeffrey jenny jennifer jeremy jerry
  jessica jessie jimmy joan joanna joanne joe joey john johnny jonathan jordan joseph josephine joshua joyce judy julia julian
  julie justin karen kate kelly kelvin ken kenny kenneth kent kevin larry laura lawrence leonard leo lily linda lisa
  lucas lucy lynn marcus margaret mark martin mary matthew max may melissa melvin michael michelle mike monica nancy natalie
  nelson nicholas nick nicole nigel oliver olivia oscar pamela patricia patrick paul pauline peggy penny peter philip phoebe
  rachel ray raymond rebecca richard rita robert robin roger ron ronald rose roy ruby ryan sally sam samantha samuel sandra
  sara sean serena sharon shaun sheila shirley simon sonia sophia stanley stella stephanie stephen steve steven sue susan
  suzanne sylvia ted teresa terence terry theresa tiffany tim timothy tina tom tommy tony tracy valerie vanessa vera
  veronica victor victoria vincent vivian wendy william willie winnie yvonne zoe
  `
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const surnames =
  /^[陈陳林李黄黃王张張吴吳刘劉蔡杨楊许許郑鄭谢謝郭洪周叶葉徐孙孫马馬朱胡何高罗羅梁宋唐冯馮邓鄧曹彭曾萧蕭潘袁余苏蘇吕呂沈姚卢盧傅钟鍾谭譚廖范陆陸戴邱丘方侯江雷龙龍黎顾顧赖賴莫汤湯温溫翁颜顏][\p{Script=Han}]{1,2}$|^[阿小老][\p{Script=Han}]{1,2}$/u;
const links = /^(?:bin|binti|bt|bte|anak|ak|a\/[lp]|s\/o|d\/o)\.?$/i;

/** Whether one of the words is a common name. */
export function hasPersonName(words: string): boolean {
  return words
    .split(/[\s,]+/)
    .some(
      (word) =>
        links.test(word) ||
        surnames.test(word) ||
        commonNames.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, '')) ||
        /^(?:ah|mak|pak|kak|bang|cik|tok)$/i.test(word),
    );
}
