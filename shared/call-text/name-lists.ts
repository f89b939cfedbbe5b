/** Given names of people in Malaysia in their usual spellings, without those of Chinese syllables. */
export const givenNames = createNameSet(`
  rosdi kavita zharif haniff vishalachi thana aravinthan aravindan roslee velmurugan zahara maznah asyraf zira faridz rukumani parvathy faizul norma senah rozaini roziah zainon azahari azhari baharom darus deraman embong ghazi hafizi hamizan hazwani izhar jalil junaida kadri khalis maslan mohsin nordin saad anbarasan balachandran chandrasekar dharshini elangovan gunasegaran indra jaganathan kalaiselvi kamalesh kanagasabai karpagam kumari loganathan mageswari malarvizhi mohana nadarajan palani ponniah prabu raguraman sathiya sothinathan sugumaran thiruselvam vadivelu jilin jimbun gima engkamat unchat ngumbang tuking jok lajim ongkili kiung gisil anding limbu moidin majid jainal asmat matusin gundut sikayun jaineh juwin menon dass rao seman iyer reddy haja khan mohideen maricar marican sahib haniffa ikram mardhiah yus
  thiagarajan gurnam jo ann jesse mira mona rosman rohaizat jude fernando
  adli ainin ainul aishatul aizat akmar akram alyaa amalina amanina ameera amelina amnah amni anandan anisa
  arvind aslinda asmawi asmidar ateerah atika ayob ayuni azean azian azila azimah azlee aznita azrin azuin azwin
  badriah bahrin benedict benny beth bibi bidin borhan dahlan daus dickson dilip dollah dorin ehsan elina elvina
  erna erni eswaran eyka ezry ezzat faezah fairus faisal fakhira farahana farahin fareha fariq fariza farouk
  fasha fikry fizah florensia fuad habib habsah hafiza hafsah hairi hambali hanani haryati hashim hasnita
  hasniza herlina hilman hizam hussin idayu idzwan indrani irham ishak izham jackly jasmin jefri jinus juwita
  karthiga kartika kasmah khuzairi kirthana kishen kishore kogilan kristy kuhan latha logen madihah magesh
  maggie mahadi mahani mahathir maimunah maliki mardiah mariah marziana marzuki mathius mazuki meenachi mimi
  mokhtar mubarak muhaimin munawir muniyandy murad mursyid musliha nadzifah nagen najiha najla nasuha naveen
  naziha nazirul ninie nisa nishanth norazlin norhaida norleha nornis nurhidayah paan panneer prasad pravin
  qayyum raihana raimi rauf rayyan raziah razif redza rekha rifqi rishi rosita roszita rozi rubiah rugayah
  saadiah sadiah safiyyah safura salbiah saleha salimah samsul saniah sanjay saodah sarina sarvin sashi satya
  saufi sazlin selvan shanthi sharmeen sharul sharvin shazwan shida shila sidek sinnathamby sivakami sobri
  sopiah sridevi subri sufiah suhairi suhardi sulong sumayyah sunil suntharam suriya syamil syamimi syaza sybil
  talib tarmidzi thiban thila vasuki veni vicknesh vishnu wallace yamuna yanti yashwin yasir yazrin yuhanis
  yusma yuvaraj zabedah zahir zaidan zaimi zairi zalifah zarul zufar zulfadli zulhilmi zuriati
  aaron abang abdul abdullah abigail abu adam adele adeline adelyn adib adik adlina adnan adrian afendi afif afifah afiq
  afnan agnes ahmad aida aiden aidil aileen aiman ain aina aini aisha aishah aisyah aji akma akmal alan albert alex
  alexander alexandra alexis alfred ali alia alice alicia alif aliff alisa alison aliya allan allen alvin alvina alya amal
  amanda amani amarjit amber ameer amelia amin amina aminah aminuddin amir amira amirah amirul ammar amran amri amutha amy
  amzar anak anand ananda anas anbu andak anderson andre andrea andrew andy angela angelina angeline angie anis anisah
  anita anjali anna annie anson anthony anthonysamy anuar anusha anwar anyi aqil arasu aravind ariel arif ariff arifin
  arina arissa arjun armand arsyad arthur arul arumugam arun aryan ashley ashok ashraf ashvin asiah asma asmah asri asrul
  athirah atikah atiqah atirah audrey austin ava avril awang awangku awatif ayu azhan azhar aziah azim azima aziz aziza
  azizah azizi azizul azlan azleen azlin azlina azman azmi azmin azmir aznan azra azreen azri azrul azuan azura azwan
  badariah badrul badrulhisham bahar bahari baharudin bainun bakar bakri bala balaji balakrishnan balan balang balbir
  baljit balqis balwinder barry basirah basri batrisyia beatrice becky belinda bella ben benjamin bernard bernice betty
  beverly bhavani bhupinder billy bob bobby bonnie boris bosco brad brandon brenda brendan brian britney bruce bryan
  bryant bukhari burhan burhanuddin busu caleb calvin cameron candice candy carl carlos carmen carol caroline carrie casey
  cassandra catherine cathy cecilia celeste celine chad chandra chandrakumar chandran chandrasekaran charis charlene
  charles charlie charlotte che chelsea cherie cherry cheryl chitra chloe chris christina christine christopher chrystal
  cindy claire clara clarence clarice clark claudia clement clifford clive colin connie cordelia corinne craig crystal
  cynthia d'cruz d'silva dahari dahlia daisy dale dalila daljit damia damian damien danial daniel danish danker danny
  daphne darius darrel darren darshan darwis darwish daryl datu daud dave david dayang dayangku debbie deborah debra
  decruz deepa denise dennis derek derrick desmond destiny deva devan devi dexter dharma dhivya diana dias dina dinesh
  divya diyana dominic donald donna dora doreen doris dorothy douglas duncan durrah dylan earl eddy edison edmund edna
  edward edwin edwina effendi eileen eizlan elaina elaine elango eleanor elena eliza elizabeth ella ellen elliot elly
  elsie elton elvin elvis ema emily emma emmanuel enoch eric erica erma ernest ernie estelle esther eswari eswary ethan
  eugene eunice eva evan evangeline evelyn ezra fadhil fadhilah fadhlan fadhli fadhlina fadil fadilah fadli fadzil fahmi
  fairuz faith faiz faiza faizah faizal fakhri fakhrul farah fared farhan farhana farid farida faridah faridzuan faris
  faruq fatehah fathi fathiah fatihah fatimah fatin fauzan fauzana fauzi fauziah fauziyah fazilah fazira fazli fazlina
  fazrul felicia felix fern fernandez fikri fiona firdaus firhan fitri fitriah flora florence frances francesca francine
  francis frank franklin fred freddy frederick gabriel gabrielle gajendran ganesan ganesh gareth garry gary gavin gayathri
  geetha geoffrey george georgia gerald geraldine gerard ghafar ghani ghazali gidah gilbert gillian gimbad gina ginny
  gitom gladys glen glenda glenn gloria gobinath gomez gontor gopal gopi gopinath gordon grace graham gregory gumbang
  gunalan gunaseelan gunasekaran gunsanad gurdev gurdial gurmit gurpreet gwen gwendolyn hadi hadzir hafeez hafiz hafizah
  hafizuddin hafizul haida haikal hairul haizal hakim hakimi halijah halim halimah hamdan hamid hamidah hamizah hamka
  hamzah hana hanafi hani hanif hanim hanis hanisah haniza hannah hanum harbans haris harisah harish harith hariz
  harjinder harjit harold haron harpreet harris harrison harry harun harvey hasan haslina haslinda hasmadi hasmah hasnah
  hasnul hassan hatta hayati hayden hazel hazim haziq hazirah hazlina hazmi hazrul hazwan heather hector helen helmi helmy
  hema henrietta henry herbert herman hidayah hidayat hilary hilda hilmi hisham hishamuddin holly howard hubert huda hugo
  humaira husaini husin husna hussein ian ibrahim ida idham idris iffah ikhwan ikmal ilango ilham ilyas iman imelda imran
  inderjit indran insyirah intan irdina irene irfan iris irma irwan isa isaac isabel isabella isabelle ishwar iskandar
  isma ismadi ismail ismat itam ivan ivory ivy izuddin izwan izwani izyan izzah izzat izzati izzuddin jaafar jacinta jack
  jackie jackson jacky jacob jacqueline jaden jagan jagathesan jagjit jah jake jalal jalaluddin jamal jamaliah jamalludin
  james jamie jamil jamilah jan janaki jane janelle janet janette janice jared jasbir jasmine jason jaspal jasper
  jasvinder jaswant jauhari javier jawa jay jayanthi jayaraman jayden jaye jayson jean jeanette jeeva jeevan jeff jeffery
  jeffrey jeffry jefry jegan jelani jenifer jeniffer jennifer jenny jennyfer jeremiah jeremy jermaine jerome jerry jess
  jessica jessie jessy jethro jill jillian jimmy jipanis joan joanna joanne joannes jocelyn joe joel joelle joey johan
  johanna johari john johnny jolene jolin jolly jomin jon jonas jonathan jordan joseph josephine josh joshua josie joy
  joyanne joyce juanis judy jufri juita julaila julia julian juliana julie juliet juliette junaidah junaidi june jungan
  juran juslie jusly justin kadir kaitlyn kalai kalaivani kalsom kalthom kamal kamala kamalanathan kamariah kamaruddin
  kamarudin kamarul kamaruzaman kamil kanagaraj kane kanimozhi kannan kareen karen karim karimah karl karmen karthik
  kartini karuna karunakaran karyn kassim kasthuri kate katherine kathir kathleen kathryn kathy katie kaveri kavin kavitha
  kayla keith kelly kelvin ken kendra kenji kenneth kenny kent kerry kevin khadijah khadir khairi khairiah khairuddin
  khairul khairunnisa khalid khalidah khalil khatijah khloe kiah kibin kimberley kimberly kingsley kinsin kiprono kirpal
  kirsten kitingan kogila kokila komala komathi krishna krishnamoorthy krishnan krishnaveni kristen kristina kristine
  krystal kuldip kulwant kumar kumaran kumarasamy kumaravel kumaresan kyle laila lailatul lakshmi lalitha lance lara larry
  latif latifah laura lauren laurence laurentius laurie lavanya lavinia lawrence lazaroo lazim lea leah leanne leela lela
  lena leo leon leona leonard leroy leslie lester letchumanan letchumi lewis liam liana lilian lillian lily limbai lina
  linda linggi lionel lisa liyana liza lloyd loga logan logeswaran lois lojikin lojimin lokesh lokman lola loretta
  lorraine louis louisa louise lucas lucia lucy luis luke lukman luqman lydia lyn lynette lynn mabel madhavan madius
  mahendran mahesh mahmood mahmud maimun maisarah maizatul majaham malar malathi malik malini malkit mandy mani maniam
  manickam manimaran manimegalai manjit manoj mansor marc marcel marcella marcus margaret marhaini maria mariam marian
  mariani mariappan marie mariel marilyn marimuthu marina maringgai marini marion mark marlina marlon marsha marsya martha
  martin martina marvin marwan mary maryam mashitah masidi masing masitah maslina masnah mastura mat mathavan matthew
  maureen maurice max maxine may maya mazlan mazlina mazni md meena meg megan megat mel melanie melinda melissa melody
  melvin meredith mia michael michaela michelle mike mildred minah mior miranda miriam misbah mislina mitchell mogan
  moganraj mohamad mohamed mohammad mohan mohanraj mohd moira mojilip moktar mona monica monteiro moorthy morgan moses
  mosiun motuyang muaz mugunthan muhamad muhammad muhd mukesh mukhriz mukhtar mukriz muniandi muniandy munir munirah
  murali murni murugan murugesan murugiah musa musliza mustafa mustapha mustaqim muthiah muthu muthusamy muzaffar muzammil
  myra nabil nabila nabilah nadarajah nadesan nadhirah nadia nadiah nadine nadzirah nadzri nafisah nagalingam nagaraj
  nagarajan naidu naim nair najib najihah najmi najmuddin najwa nalini nancy nanta nanthini naomi narayanan naresh
  narinder nasaruddin nasharudin nasir nasriah nasrul natalia natalie natasha nate nathan nathaniel natrah navin nawawi
  nazifah nazim nazir nazirah nazmi nazri nazrul nazura neil nelly nelson nerissa nevin ngau nicholas nichole nick nicolas
  nicole nigel nik nikita nina nirmala nithya nizam nizamuddin nizar noah noel noelle noh nonis noor noorain noorliza nor
  nora noraidah norain noraini norasyikin norazlina norazman norfaizah norfazila norhafiza norhaliza norhana norhasimah
  norhayati norhidayah norina norisah norizan norjannah norlela norlia norlida norlina norliza normah normala norman
  norshahira norsham norsiah norzaini nur nurain nuraini nuraisyah nurfaizah nurfarah nurhaliza nurhayati nurin
  nursyahirah nurul nurulain nurulhuda nyipa olga olive oliver olivia omar oscar osman othman owen pairin pam pamela
  pandian parameswaran parthiban parvathi patricia patrick patsy patty paul pauline pavithra pearl peggy pengiran penny
  percy pereira perumal peter petrina phil philip philomena phoebe phyllis pierre pillai pixie ponnusamy poongodi
  prabakaran prabha prabhu pradeep prakash prashant praveen prem premala priscilla priya punitha pushpa puspa puteh putera
  puteri putri puvan qairul qaisara qamar qistina queenie quentin quincy rabiah rabiatul rachel rachelle radzi radziah
  rafi rafidah rafie rafiq rafizah raghu rahayu rahim rahimah rahimi rahmah rahman rahmat raidah raihan rais raiyan raj
  raja rajagopal rajah rajan rajendran rajesh rajeswari rajeswary rajinder rajkumar raju ralph ram ramachandran ramadhan
  raman ramasamy ramesh ramlah ramlan ramlee ramli ramona ramping ramu randall randy rani ranjeet ranjini ranjit raphael
  raquel rashdan rashid rashidah rashidi rasid rathi raudhah ravi ravichandran ravindran ray raymon raymond rayner razak
  razali rebecca redha redzuan regina reginald rena rene renee rentap renuka revathi rex rezal rhoda ricardo richard rick
  ricky rida ridhuan ridhwan ridwan ridzuan riley rita rizal rizalman rizuan rizwan rob robbie robert roberta robin rodney
  roger rohaizad rohaizah rohana rohani rohaya rohayu rohini rokiah roland rolando roman ron ronald ronnie ropiah rory
  rosalie rosalind rosalyn rosamund rosanna rose roselyn rosemary rosidah rosie roslan rosli roslina roslind roslinda
  roslizawati rosmah rosmawati rosnah rosnani rosni rostam rowena roxanne roy rozario rozita ruben ruby rudy rufus ruhana
  rukiah rukmani rupa rupert rusdi ruslan rusli russell ruth ruzaini ryan sabariah sabri sabrina safiah safuan safwan
  sagat saidatul saidin saifuddin saiful sakinah salang salim salina salleh sally salmah salmiah salwa salwani sam samad
  samantha sammy samsudin samsuri samuel sandra sandy sangaran sangeetha sankar santamaria santhana santhi sanusi sapiah
  sara sarah sarala saras saraswathy saravanan sariah sarimah saripah sarjit saroja sasi sasikala sathish sathya satish
  satwant scott sean sebastian segar selena selina selvakumar selvam selvaraj selvarani selvi senthil serena serene shaari
  shafie shafinaz shafiq shafiqah shah shahida shahidah shahir shahiran shahnaz shahril shahrin shahrizal shahrom shahrul
  shakila shalini sham shamsiah shamsuddin shamsudin shamsul shane shankar shanmugam shannon shanti shantini sharan sharif
  sharifah sharifuddin shariman sharina sharizan sharlene sharma sharmila sharon shaun shawn sheela sheikh sheila shelby
  shelly sherlyn sherry sherwin sheryl shirley shivani shobana shuhada shuib shukri sibin siddharth sidney sienna silvia
  simon simone singh sinnasamy sipaun siti siva sivakumar sivam sivanesan sivaraj sivaraman sofea sofia sofiah solehah
  soma sonia sophia sophie sothi spencer sri stacey stacy stanley stella stephanie stephen steve steven stuart sualim
  subashini subra subramaniam subramanian sue suffian sufian sugu sugumar suguna suhaidah suhaila suhaili suhaimi suhaizi
  suhana sujatha sukhdev sukri sulaiman suma sumathi sundaram sundari sundram suppiah suraya surendran suresh suri suriani
  suriati surjit surya suryani susan susila suzana suzanne syafinaz syafiq syafiqa syafiqah syahida syahir syahirah
  syahiran syahmi syahril syahrizal syahrul syaiful syakir syamila syamim syamsul syarif syarifah syazana syazlin syazwan
  syazwani sydney syed syl sylvia syuhada syuhadah syukri tabitha tahir tajuddin tamara tamilselvi tangau tania tara
  tarlochan tarmizi tasha taslim taufik taufiq tawi ted tengku terence teresa terrence terry thamilselvan thanabalan
  thanasekaran thangaraj tharani thea theodore theresa theseira theva thevan thilaga thinagaran thinesh thiru thirumalai
  thivya thomas thulasi tiana tibok tiffany tim timothy tina tini tobias toby todd tom tommy tony tracey tracy travis
  trevor tricia trish tristan trudy tunku tyler uda uma umairah umapathy umar umi ummi unggang ungku ursula usat usha
  usman vadivel valentina valerie valli vanessa vani vanness vasan vasantha vasanthi vasu vathi veera veerasamy vellu velu
  venkat vera veronica vic vicki vicky victor victoria vignesh vigneswaran vijay vijaya vijayakumar vijayan vikram vimal
  vimala vincent vinod viola violet virginia visvanathan viswanathan vivian vivien vivienne wafa wafi wahab waheeda wahid
  wahida wahidah wahyu waida walter wanda wani warren wayne wendell wendy wesley whitney widad wilbur wilfred william
  willie wilson winnie winston xander xavier yaakob yahaya yahya yasin yasmin yati yazid yoga yoges yogesh yogeswaran
  yolanda yunus yuslina yusnita yusof yusoff yusop yusri yusrina yusuf yvette yvonne zabidi zabir zac zachary zack zaharah
  zahari zaharin zahid zahirah zahiruddin zahra zahrin zaid zaidah zaidi zaiful zaihan zaihasra zain zainab zainal zaini
  zainol zainuddin zainudin zainun zairul zaiton zakaria zaki zakiah zakri zakuan zaleha zaliha zalina zamani zambri zamri
  zanariah zane zara zariah zarina zarith zawawi zawiyah zaxri zelda zhafran zikri zila zoe zubaidah zubir zuhaila zuhairi
  zukri zul zulaiha zulaikha zulfadhli zulfikar zulhelmi zulkarnain zulkefli zulkhairi zulkifli zulkipli zunaidah zuraida
  zuraidah zuraini zurina`);

/** Chinese family names as Hokkien, Cantonese, Hakka, Teochew and Mandarin speakers spell them. */
export const chineseFamilyNames = createNameSet(`
  bong cai chai chan chang chau cheah cheam chee chen cheng cheong cheung chew chia chiam chien chieng chiew chin ching
  chng cho choi chok chong choo choong chor chow choy chu chua chuah chun chung chye deng fam fang fok fong foo foong fu
  fung gan gao goh gooi guan guo hah he heng hew hiew hii ho hoe hoh hon hong hoo hooi hoong hor hsu hu huang hui jee jong
  kam kan kang kaur keh khaw kho khoo khor kiew kim koay koh kok kong koo kuan kueh kuek kwan kwok lai lam lang lao lau
  law lee leong leow leung lew li lian liang liaw lien liew lim ling liong liu loh lok loke loo looi lor lu lui luk lum
  luo lye ma mah mak mok mun ng ngan ngiam ngo ngoi ngu nyuk oh ong ooi oon pan pang pau peh pek phang phoon phua phuah
  png poh poo poon pua puah pung quah quek saw seah see seet seow sew shum sia siau sie siew sim siow sng soh sok soo soon
  su sui sum sze szeto tai tam tan tang tay tee teh teng teo teoh tham thong tiang tiew ting tio tiong tiu toh tong tse
  tsen tung ung vong voon wan wang wee wei wen wing wong woo woon wu xie xu yam yan yang yap yau yeang yeap yee yen yeo
  yeoh yeow yew yi yiap yii yim yin ying yip yong yu yuen zhang zhao zheng zhou zhu`);

/** Further syllables of Chinese given names. Many are also words of other languages, so that one alone says little. */
export const chineseSyllables = createNameSet(`
  ah ai aik an ang ao aun bak ban bee bek beng bing bo boey boh bok boon cha chaan chay che chean cheang chek cheok cher
  cheuk chey chik chiok chit chon chooi choon chou chuan chuen chui chyi dai dong du ee eian eik en eng eu ewe fah fai fan
  fat fatt fay fei fen feng fook fui gaik gang gek geok giap gim gin goay gong guat guek gui ha hak han hao hau hee hei
  hiang hien him hin hing hiong hoay hock hoi hoon hou howe hsien hua huat huay hue huey hun hung hwa hwee hye ing jaan
  jau jen ji jia jian jiang jiann jie jin jing jiun joo juan jue jun ka kaa kah kai kar kau kay keat kee keng keong keow
  kew khai khang khay khee kheng khiam khim khin khoon khuan khuen khui kiah kiam kian kiang kiat kin king kiong kit ko
  kooi koon kor koy ku kuang kui kun kung kuok kwai kwang kwee kwong ky lan lap lay lek len leng ler liat lik lin lit lo
  loi long loon loong lou louis low lun mai man mang mau may mee mei meng mew mian miao miin min ming mooi mou moy mui nai
  nam nan nee nga ngai ngee ngoh ngor nguan nyet nyok oi oong pai paik pak pay pea peck pei peng phaik phei piah pik pin
  ping piu po poey pok pong por poy pui qi qian qiang qiao qin qing qiu qu quan qun ran ren rong rou ru rui sai sam san
  sang sau sea seen seik sek seng seong ser seu sha shan shao shen sheng shi shiau shin shing shiong shu shuang shui shun
  siah siak sian siang siat sien sik sin sing siong sit siu son sook soong sor sou suan suat suet suk swee tak tao tat tau
  teik tek tet thau thian thing thoo thye ti tiam tian tien tik tin tok tsai tuan tuck vun wah wai weh weng wo woi won
  wuan xia xian xiang xiao xin xing xiong xiu xuan xue xun ya yat yeh yet yik yit yiu yok yoke yon yoo yoon yoong you yuan
  yue yuet yuk yun zai ze zhe zhen zhi zhong zhuo zi zijun zixuan zou`);

function createNameSet(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/).filter((name) => name !== ''));
}
