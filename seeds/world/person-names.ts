import type { Random } from './random.ts'

/** `汉字 pinyin` pairs; the order is the rough order of frequency, and the first third is drawn more often. */
function pairs(text: string): [string, string][] {
  const words = text.trim().split(/\s+/)
  return words.flatMap((word, index): [string, string][] =>
    index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [],
  )
}

const surnames = pairs(`
王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 沈 Shen 赵 Zhao 黄 Huang 周 Zhou 吴 Wu 徐 Xu 孙 Sun 胡 Hu 朱 Zhu 高 Gao
林 Lin 何 He 郭 Guo 马 Ma 罗 Luo 俞 Yu 钱 Qian 姚 Yao 陆 Lu 金 Jin 莫 Mo 潘 Pan 施 Shi 钟 Zhong 许 Xu 褚 Chu 章 Zhang
郑 Zheng 谢 Xie 宋 Song 唐 Tang 韩 Han 冯 Feng 于 Yu 董 Dong 萧 Xiao 程 Cheng 曹 Cao 袁 Yuan 邓 Deng 傅 Fu 曾 Zeng 彭 Peng
吕 Lü 苏 Su 卢 Lu 蒋 Jiang 蔡 Cai 贾 Jia 丁 Ding 魏 Wei 薛 Xue 叶 Ye 阎 Yan 余 Yu 杜 Du 戴 Dai 夏 Xia 汪 Wang 田 Tian 任 Ren
姜 Jiang 范 Fan 方 Fang 石 Shi 谭 Tan 廖 Liao 邹 Zou 熊 Xiong 孔 Kong 秦 Qin 江 Jiang 史 Shi 顾 Gu 侯 Hou 邵 Shao 孟 Meng
龙 Long 万 Wan 段 Duan 雷 Lei 汤 Tang 尹 Yin 黎 Li 易 Yi 常 Chang 武 Wu 乔 Qiao 贺 He 赖 Lai 龚 Gong 文 Wen 欧阳 Ouyang
诸葛 Zhuge 上官 Shangguan 单 Shan 仇 Qiu 解 Xie 阮 Ruan 盛 Sheng 费 Fei 屠 Tu 宣 Xuan`)

const shared = `
明 ming 文 wen 华 hua 建 jian 国 guo 志 zhi 永 yong 海 hai 晓 xiao 春 chun 平 ping 林 lin 云 yun 子 zi 一 yi 天 tian 思 si
宇 yu 佳 jia 嘉 jia 雨 yu 安 an 宁 ning 东 dong 新 xin 世 shi 德 de 庆 qing 金 jin 水 shui 根 gen 荣 rong 立 li 学 xue 若 ruo
清 qing 和 he 乐 le 星 xing 辰 chen 可 ke 知 zhi 景 jing 书 shu 元 yuan 奕 yi 沐 mu 言 yan 初 chu 予 yu 昕 xin`
const male =
  pairs(`${shared} 伟 wei 强 qiang 军 jun 勇 yong 杰 jie 涛 tao 超 chao 刚 gang 峰 feng 磊 lei 斌 bin 波 bo 鹏 peng
浩 hao 亮 liang 俊 jun 凯 kai 辉 hui 健 jian 毅 yi 松 song 坤 kun 阳 yang 泽 ze 睿 rui 轩 xuan 航 hang 博 bo 晨 chen 瑞 rui 龙 long
祥 xiang 福 fu 兴 xing 忠 zhong 良 liang 土 tu 生 sheng 法 fa 阿 a 炳 bing 松 song 铭 ming 哲 zhe 诚 cheng 舟 zhou`)
const female =
  pairs(`${shared} 芳 fang 娟 juan 敏 min 静 jing 丽 li 艳 yan 娜 na 秀 xiu 英 ying 玲 ling 燕 yan 红 hong 霞 xia
梅 mei 兰 lan 凤 feng 玉 yu 珍 zhen 琴 qin 雪 xue 婷 ting 慧 hui 莹 ying 倩 qian 琳 lin 欣 xin 怡 yi 梦 meng 悦 yue 涵 han 萱 xuan
彩 cai 菊 ju 仙 xian 娥 e 香 xiang 花 hua 巧 qiao 月 yue 珠 zhu 美 mei 瑶 yao 诗 shi 语 yu 桐 tong 晴 qing`)
/** Characters that need four bytes in UTF-8 or are missing from old fonts: names like these broke many systems. */
const rare = pairs('䶮 yan 𠮷 ji 𬱖 di 翀 chong 喆 zhe 堃 kun 昇 sheng 犇 ben')

export type PersonName = { name: string; nameEn: string; surname: [string, string] }

export function randomSurname(random: Random): [string, string] {
  return random.pick(random.chance(45) ? surnames.slice(0, 30) : surnames)
}

/** A name for a person of that sex. One in 400 holds a rare character. */
export function randomName(
  random: Random,
  sex: '1' | '2',
  surname = randomSurname(random),
): PersonName {
  const pool = sex === '1' ? male : female
  const given = random.chance(82) ? [random.pick(pool), random.pick(pool)] : [random.pick(pool)]
  if (random.chance(0.25)) given[given.length - 1] = random.pick(rare)
  const latin = given.map(([, pinyin]) => pinyin).join('')
  return {
    name: surname[0] + given.map(([hanzi]) => hanzi).join(''),
    nameEn: `${surname[1]} ${latin.charAt(0).toUpperCase()}${latin.slice(1)}`,
    surname,
  }
}
