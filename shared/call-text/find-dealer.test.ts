import { expect, test } from 'vitest';
import { findDealer, trimDealer } from './find-dealer';

test.each([
  ['Our dealer Pos Asia Marketing asks for Klinik Haiwan', 'Pos Asia Marketing'],
  ['stock page, kg baru nilai, dealer MyKios Trading handles them', 'MyKios Trading'],
  ['0123398870 dealer is MegaTech', 'MegaTech'],
  ['frm dealer Zenith POS Solution: cust Kak Ton', 'Zenith POS Solution'],
  ['Mr Rafi, dealer Utara Digital Sdn Bhd, says the machine is dead', 'Utara Digital Sdn Bhd'],
  ['Ms Yeo from Ayer Bakery (dealer Kenari Retail Systems). printer rosak', 'Kenari Retail Systems'],
  ['顺利五金(代理商 Mutiara Tech),打印机坏了', 'Mutiara Tech'],
  ['printer rosak, dealer Lembah POS Niaga', 'Lembah POS Niaga'],
  ['Mr Gopal, 03-3371 2290, printer no power, dealer Kelvin', 'Kelvin'],
  ['dealer Farhan. Printer rosak', 'Farhan'],
  ['receipts not sent, Bukit Bintang, through dealer Nexus Retail', 'Nexus Retail'],
  ['laci duit tak buka, pengedar Maju POS, 15000 kota bharu', 'Maju POS'],
  ['reseller Cahaya Sistem, pelanggan Roti Canai Transfer Road', 'Cahaya Sistem'],
  ['12 Lebuh Carnarvon, 10100 Penang，代理 Penang POS Centre，紧急', 'Penang POS Centre'],
  ['weighing scale not linked | dealer Mr Lee Chong | Klang', 'Mr Lee Chong'],
  ['i bought from reseller techpos solution sdn bhd the printer', 'techpos solution sdn bhd'],
])('%s names its dealer', (text, dealer) => {
  const { label, value } = findDealer(text) ?? { label: [0, 0], value: [0, 0] };

  expect(text.slice(...value)).toBe(dealer);
  expect(label[1]).toBe(value[0]);
});

test.each([
  ['printer rosak. Regards, Kinabalu POS Solution (reseller)', 'Kinabalu POS Solution'],
  ['ipad mati, tq\nUtara Digital & Sons (dealer)', 'Utara Digital & Sons'],
])('%s is signed by its dealer', (text, dealer) => {
  const { label, value } = findDealer(text) ?? { label: [0, 0], value: [0, 0] };

  expect(text.slice(...value)).toBe(dealer);
  expect(text.slice(...label)).toMatch(/^ \((?:reseller|dealer)\)$/);
});

test.each([
  'dealer asks us to call',
  'car dealer printer rosak, MegaTech',
  'no dealer',
  'dealer Kelvin says the cable is old',
  'dealer lain, printer rosak',
  'the reseller Wants Money, printer rosak',
  '0123456789 ALI, KEDAI MAJU, DEALER CANNOT LOGIN',
  '0123456789 ALI. RESELLER KEDAI BARU',
  'Ali 0123456789, dealer Never Came, printer rosak',
  'Reseller Want Refund',
  'Dealer Bad Service',
])('%s names none', (text) => {
  expect(findDealer(text)).toBeUndefined();
});

test.each([
  ['kota pos trading minta swap pos unit', 'kota pos trading'],
  ['megasoft ipoh, site is kedai ekonomi', 'megasoft ipoh'],
  ['Maxpos Trading / Lim Boon Keat / router blinking', 'Maxpos Trading'],
  ['Borneo Tech (Simon)', 'Borneo Tech (Simon)'],
])('behind a label, %s begins with the dealer', (value, dealer) => {
  expect(value.slice(...trimDealer(value, [0, value.length]))).toBe(dealer);
});
