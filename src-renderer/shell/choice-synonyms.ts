export type ChoiceSynonyms = Readonly<Partial<Record<string, string>>>;

/**
 * What agents call the themes, the languages, the way back from a discard and what a section of Settings holds besides its title,
 * in the three languages. A choice is found in each of them, also by an agent who cannot read the window's. By the id of the
 * choice or the name of its action.
 */
export const choiceSynonyms: ChoiceSynonyms = {
  'theme-light': 'theme light mode bright tema cerah terang mod 主题 浅色 亮色 白色 模式',
  'theme-dark': 'theme dark mode night black tema gelap mod malam hitam 主题 深色 暗色 黑色 夜间 模式',
  'language-en': 'language english bahasa inggeris bi 语言 英语 英文',
  'language-ms': 'language malay bahasa melayu malaysia bm 语言 马来语 马来文 国语 国文 巫文',
  'language-zh': 'language chinese mandarin bahasa cina bc 语言 中文 华语 华文 汉语 普通话',
  mask: 'mask masked masking hide personal data topeng sembunyi 隐藏 遮盖 屏蔽',
  privacy: 'erase a caller keep tickets padam pemanggil simpan tiket 删除 来电者 保留 工单',
  'undo-discard': 'undo discard restore bring back batal buang pulih kembalikan 撤销 撤回 恢复 放弃 丢弃',
};
