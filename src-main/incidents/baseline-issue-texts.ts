/** What callers of a help desk for points of sale say on any day, for a history that is too short to tell. */
const texts = `
Receipt printer prints nothing
Receipt printer paper jam
Receipt printer prints blank paper
Kitchen printer does not print orders
Kitchen printer offline
Kitchen printer cut half of each order
Printer keeps beeping, red light
Printer not connected to the tablet
Printer resit tidak mencetak
Printer resit tak keluar kertas
Printer dapur tak terima pesanan
Printer dapur rosak
Printer tersekat kertas
Printer tak connect
收据打印机打不出单据
厨房打印机没反应
厨房打印机卡纸
打印机连接不上
打印机坏了
POS does not start
POS hangs
POS froze during lunch
POS very slow
POS restarts by itself
POS screen is black
POS lost the network
POS hang terus
POS lambat
POS asyik restart
Skrin POS gelap
Skrin tersekat
POS tak boleh hidup selepas blackout
收银机死机
收银机黑屏
收银机开不了机
收银机很慢
收银机自动重启
屏幕卡住
屏幕黑屏
Card terminal does not connect
Card terminal beeps and stops
Card terminal is stuck
Card terminal restarts
Terminal kad tak sambung
Terminal kad tersekat
Terminal kad hang
刷卡机连不上
刷卡机卡住
刷卡机死机
No network at the shop, orders do not sync
Wi-Fi at the shop is down
Internet slow since this morning
Wi-Fi kedai tak connect
Wi-Fi kedai putus
Tiada rangkaian, pesanan tidak segerak
店里没有网络
网络连接不上
网络很慢
Cash drawer does not open
Cash drawer stuck
Laci tunai tak buka
Laci tunai tersekat
钱箱打不开
钱箱卡住
Barcode scanner does not read
Barcode scanner lost connection
Barcode scanner froze
扫描枪坏了
iPad froze
iPad does not charge
iPad lost the network
iPad restarts after the update
Tablet hang
Tablet tak boleh hidup
Tablet gelap sahaja
平板电脑死机
平板电脑黑屏
平板电脑连接不上
Cannot log in, forgot password
Tak boleh log masuk, lupa kata laluan
登录不了，忘记密码
Order not sent to the kitchen
Pesanan tidak masuk dapur
订单没有到厨房
How to change the price of an item
Macam mana nak tukar harga menu
怎么改菜单价格
Sales report does not match
Laporan jualan salah
报表不对
Stock count is wrong
QR payment not received
Bayaran QR tak masuk
二维码付款失败
Swap agreed, POS to be swapped
Tukar POS
Install a new iPad
Pasang terminal Android
Training for new staff
Refund a customer
Discount does not apply
`;

export const baselineIssueTexts: readonly string[] = texts.trim().split('\n');
