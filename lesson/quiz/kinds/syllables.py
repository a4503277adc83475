"""The syllables of Mandarin with the tones they are used in: a wrong pinyin option must be a syllable that exists.

Source: the initial-by-final table of the Hanyu Pinyin scheme (1958), kept to the bases and tones that at least three
headwords of CC-CEDICT (10 September 2026) bear, and without interjections and dialect syllables (ei, hm, fiao, biang):
an option is never a syllable that nobody has heard.
"""

from __future__ import annotations

from lesson.text.syllable import Syllable

_TABLE = """
    a1 ai1234 an134 ang24 ao1234 e1234 en14 er234 ou1234
    ba1234 bai1234 ban134 bang134 bao1234 bei134 ben134 beng1234 bi1234 bian134 biao134 bie1234 bin14 bing134 bo1234
    bu1234
    pa124 pai1234 pan124 pang1234 pao1234 pei124 pen12 peng1234 pi1234 pian124 piao1234 pie13 pin1234 ping12 po1234
    pou123 pu1234
    ma1234 mai234 man1234 mang23 mao1234 mei234 men124 meng1234 mi1234 mian234 miao1234 mie14 min23 ming234 miu4
    mo1234 mou23 mu234
    fa1234 fan1234 fang1234 fei1234 fen1234 feng1234 fo2 fou3 fu1234
    da1234 dai134 dan134 dang134 dao134 de24 deng134 di1234 dian134 diao134 die12 ding134 diu1 dong134 dou134 du1234
    duan134 dui134 dun134 duo1234
    ta134 tai124 tan1234 tang1234 tao1234 te4 teng2 ti1234 tian123 tiao1234 tie134 ting123 tong1234 tou1234 tu1234
    tuan12 tui1234 tun1234 tuo1234
    na1234 nai34 nan1234 nang123 nao234 ne4 nei34 nen4 neng2 ni1234 nian1234 niang24 niao34 nie14 nin2 ning234
    niu1234 nong24 nou4 nu234 nuan3 nuo24 nü34 nüe4
    la1234 lai24 lan234 lang1234 lao1234 le4 lei1234 leng1234 li1234 lia3 lian234 liang234 liao1234 lie134 lin1234
    ling234 liu1234 long1234 lou1234 lu1234 luan234 lun24 luo1234 lü234 lüe4
    ga1234 gai134 gan134 gang134 gao134 ge1234 gei3 gen124 geng134 gong134 gou134 gu134 gua134 guai134 guan134
    guang134 gui134 gun34 guo1234
    ka13 kai134 kan134 kang124 kao134 ke1234 ken34 keng1 kong134 kou134 ku134 kua134 kuai4 kuan13 kuang124 kui1234
    kun134 kuo4
    ha123 hai1234 han1234 hang124 hao1234 he124 hei1 hen234 heng124 hong1234 hou1234 hu1234 hua124 huai24 huan1234
    huang1234 hui1234 hun124 huo1234
    ji1234 jia1234 jian134 jiang134 jiao1234 jie1234 jin134 jing134 jiong13 jiu134 ju1234 juan134 jue12 jun14
    qi1234 qia134 qian1234 qiang1234 qiao1234 qie1234 qin1234 qing1234 qiong2 qiu123 qu1234 quan1234 que124 qun12
    xi1234 xia124 xian1234 xiang1234 xiao1234 xie1234 xin14 xing1234 xiong12 xiu134 xu1234 xuan1234 xue1234 xun124
    zha1234 zhai1234 zhan134 zhang134 zhao1234 zhe1234 zhen134 zheng134 zhi1234 zhong134 zhou1234 zhu1234 zhua13
    zhuai34 zhuan134 zhuang14 zhui14 zhun13 zhuo12
    cha1234 chai124 chan1234 chang1234 chao123 che134 chen124 cheng1234 chi1234 chong1234 chou1234 chu1234 chuai134
    chuan1234 chuang1234 chui12 chun123 chuo14
    sha1234 shai134 shan134 shang134 shao1234 she1234 shen1234 sheng1234 shi1234 shou1234 shu1234 shua13 shuai134
    shuan14 shuang13 shui34 shun34 shuo14
    ran23 rang234 rao234 re34 ren234 reng12 ri4 rong23 rou24 ru234 ruan23 rui234 run24 ruo4
    za123 zai134 zan1234 zang14 zao1234 ze24 zei2 zen3 zeng14 zi134 zong134 zou134 zu123 zuan134 zui134 zun13
    zuo1234
    ca13 cai1234 can1234 cang12 cao1234 ce4 cen12 ceng124 ci1234 cong12 cou4 cu124 cuan124 cui134 cun1234 cuo124
    sa134 sai14 san134 sang134 sao134 se4 sen1 seng1 si134 song1234 sou13 su124 suan14 sui1234 sun13 suo13
    ya1234 yan1234 yang1234 yao1234 ye1234 yi1234 yin1234 ying1234 yong1234 you1234 yu1234 yuan1234 yue14 yun1234
    wa1234 wai134 wan1234 wang1234 wei1234 wen1234 weng134 wo134 wu1234
"""

SYLLABLES: frozenset[Syllable] = frozenset(
    Syllable(row.rstrip("1234"), int(tone))
    for row in _TABLE.split()
    for tone in row.lstrip("abcdefghijklmnopqrstuvwxyzü")
)


def exists(syllable: Syllable) -> bool:
    """True for a syllable that Mandarin uses in this tone; the neutral tone goes with any base of the table."""
    return (
        syllable in SYLLABLES
        or syllable.tone == 5
        and any(Syllable(syllable.base, t) in SYLLABLES for t in (1, 2, 3, 4))
    )
