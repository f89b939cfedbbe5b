/**
 * Names and shops, and how a person wrote down what they heard, without looking at the rules. From Yap Kim Huat on, each is of
 * a class that others found missing.
 */
export const misheardNames = `
Shahrizal Azhar: sharizal azar
Nor Azizah Mansor: noraziza mansur
Tengku Zaharah: tunku zahara
Wan Nurul Izzah: wan nurol iza
Mohd Firdaus Hamzah: muhamad ferdaus hamza
Khadijah Sulaiman: kadija sulaiman
Hafizuddin Rosli: hafizudin rusli
Che Wan Faridzuan: che wan feridzuan
Ummi Kalthum: umi kalsum
Syed Alwi: said alwee
Qistina Balqis: kistina balkis
Mazlina Jamaluddin: mazleena jamaludin
Yew Kok Leong: yiu kok liong
Chew Swee Hock: chiu swi hok
Gan Boon Teik: gan bun teck
Cheah Poh Lin: chia poh lynn
Ng Yoke Mei: ng yok mey
Looi Kah Wai: lui ka wai
Tneh Chin Hooi: tneh chin hui
Sim Guat Eng: sim guat ing
Khaw Teik Huat: kaw tek huat
Yeoh Ai Ling: yeo ai leng
Hew Fook Seng: hiu fok sing
Kok Sook Yee: kok suk yi
Jayanthi Ramasamy: jayanti ramasami
Murugan Vellasamy: morugan velasamy
Puvaneswari Raju: buvaneswari raju
Kalaivani Chandran: kalaiwani candran
Thiruchelvam Pillai: tiruchelvam pilai
Yogeswaran Nathan: yogeshwaran natan
Dhanalakshmi Krishnan: danalakshmi krisnan
Sathish Kumar: satish kumar
Vasanthakumari Rao: wasanthakumari rao
Shanti Devi: santhi devi
Kedai Kopi Hup Seng: kedai kopi hap seng
Restoran Nasi Kandar Pelita: restoran nasi kandar plita
Kopitiam Old Street: kopitiam ol street
Char Kuey Teow Sany: char koay teow sani
Bak Kut Teh Pao Xiang: bah kut teh pau siang
Pasaraya Econsave: pasaraya ikonsave
Farmasi Alpro: pharmacy alpro
Klinik Mediviron: clinic mediviron
Butik Jelita: boutique jelita
Salon Kecantikan Ayu: salun kecantikan ayu
Bengkel Mutiara Auto: bengkel mutiara oto
Perabot Lian Hin: perabut lian hin
Optik Cermin Mata Vision: optic cermin mata vishen
Kafe Seloka: cafe selokka
Bakeri Daily Fresh: bakery dayli fresh
Kedai Emas Habib: kedai emas habeeb
Dobi Express Queen: dobby express kween
Warung Pak Su: warong pak su
Gerai Mak Yah: gerai mak ya
Toko Buku Popular: toko buku populer
Syarikat Perniagaan Chuan Heng: syarikat perniagaan cuan heng
Kedai Tayar Kim Guan: kedai tayar kim kwan
Restoran Selera Kampong: restoran selera kampung
Hotel Sri Malaysia: hotel seri malaysia
Mee Rebus Haji Wahid: mi rebus hj wahid
Roti Canai Transfer Road: roti chanai transfer road
Yap Kim Huat: yeap kim huat
Lim Geok Choo: lim gek chu
Ng Chee Wai: eng chee wai
Ooi Teik Aun: wooi tek aun
Gooi Soo Keat: gui su kiat
Koh Swee Tin: kor sui tin
Oon Saw Gaik: oon sor gek
Soon Hwee Bin: soon hui bin
Cheong Yoke Lin: chong yok ling
Tsen Kiun Fah: chen kiun fah
Zhang Wei Qi: chang wei chi
Mdm Lau: madam lau
Pn Sabariah: puan sabaria
Fatimah Az-Zahra: fatimah azzahra
Abdul Rahman: abdurrahman
Norhafizah Ab Hamid: nor hafiza abd hamid
Anthony De Souza: desouza
Geraldine De Cruz: geraldine dcruz
Harvinder Kaur: harwinder kor
Letchumanan Raju: laxmanan raju
Indran Sivapragasam: inthiran sivaprakasam
Gunasegaran Vadivelu: kunasekaran vadivel
Chandrasegaran Nambiar: santhirasegaran nambiar
Bibi anak Jelani: bibi ak jelani
Awg Ahmad Besar: awang ahmad besar
Kari Kapitan: kari kapten
Hardware Teguh: hardwer teguh
Pusat Servis Motor Jaya: pusat service motor jaya
Pusat Tuisyen Bijak: pusat tuition bijak
Stesen Minyak Kg Baru: stesyen minyak kampung baru`
  .trim()
  .split('\n')
  .map((line) => line.split(': '));
