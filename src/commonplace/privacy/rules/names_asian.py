"""Names in Chinese, Japanese and Korean."""

import re

from commonplace.privacy.names import is_public
from commonplace.privacy.rule import Rule
from commonplace.privacy.words import words

__all__ = ["NAME_ASIAN"]

# Chinese surnames, those of two characters too.
# Source: https://en.wikipedia.org/wiki/List_of_common_Chinese_surnames
_ZH = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞樊兰殷施陶洪翟安颜顏倪严嚴牛温芦季俞章鲁鲁葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项曲成游阳裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵"
_ZH_TWO = "欧阳|上官|司马|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|歐陽"
_SUR = rf"(?:{_ZH_TWO}|[{_ZH}])"
_GIVEN = r"[\u4e00-\u9fff]"
_NOT_GIVEN = "的了是在和与跟有不也都就说去来到要会能请给把被让从对为以及或但而很太更最已还又吗呢吧啊呀哦嗯这那哪什么怎谁我你他她它们个些样时候下上后前里外中间日月年号点分秒先生女士小姐老师医生律师经理同学同事教授"

_ZH_BEHIND = "先生|女士|小姐|太太|老师|医生|大夫|律师|经理|总监|同学|同事|教授|博士|师傅|阿姨|叔叔|主任|院长|护士|法官|警官|老板|董事长|校长|書記|书记|師傅|老師|醫生"
_ZH_BEFORE = (
    "我叫|我的名字是|我的名字叫|名字叫|我名叫|名叫|本人|我是|他叫|她叫|叫做|我姓名是|大家好，我是|我的真名是|同事|老板|上司|经理|朋友|好友|闺蜜|室友|邻居|房东|房客|客户|病人|患者|医生|老师|学生|同学|律师|会计|助理|女儿|儿子|妈妈|爸爸|母亲|父亲|老公|老婆|丈夫|妻子|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|外公|外婆|叔叔|阿姨|舅舅|表哥|表姐|堂弟|男友|女友|男朋友|女朋友"
    "|未婚夫|未婚妻|领导|主管|导师|教练|前男友|前女友|前夫|前妻|尊敬的|亲爱的|敬爱的|联系人|姓名|此致\n敬礼\n|此致，\n敬礼\n|祝好，\n|祝好\n|您的朋友\n|敬上，\n|顺祝商祺\n|谢谢！\n|谢谢，\n"
)
_ZH_AFTER = r"(?=[，。！？、；：,.!?;:\s（(“”\"'<|@]|先生|女士|小姐|老师|医生|同学|说|在|是|的|要|和|跟|与|请|把|会|不|没|想|去|来|给|昨|今|明|上|下|这|那|也|都|已|还|有|发|住|经|教|从|对|很|得|刚|正|当|叫|问|告|让|写|打|生|病|过|周|总|因|结|离|怀|考|辞|搬|买|病|敬|拜|$)"

# Common Japanese surnames. Source: https://en.wikipedia.org/wiki/List_of_most_common_surnames_in_Japan
_JA = words(
    "佐藤 鈴木 高橋 田中 渡辺 渡邊 渡邉 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 小山 藤本 平野 新井 河野 上野 武田 野口 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 東 服部 川崎 岩田 土屋 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 大久保 吉岡 松下 小池 野田 荒木 熊谷 松浦 大谷 内藤 黒田 尾崎 川村 永田 望月 松村 荒井 早川 平井 大島 堀 菅野 栗原 広瀬 岡 片山 横田 石橋 成田 小西 北川 須藤 萩原 宮田 高山 関口 白石 西山 浅井 三宅 中井 八木 鎌田 村井 岸 大石 篠原 坂口 児玉 根本 本間 小田 上原 神田 桑原 吉野 岩本 榎本 南 福井 三好 小沢 小澤 今村 奥村 大川 田辺 町田 沢田 澤田 星 西 北野 藤沢 大森 野崎 岡崎 石塚 富田 上村 滝沢 相馬 桐生 堀内 植田 須田 細川 稲垣 土井 河合 河村 小泉"
)
_JA_LONG = "|".join(sorted((name for name in _JA if len(name) > 1), key=lambda name: (-len(name), name)))
_JA_ONE = "".join(sorted(name for name in _JA if len(name) == 1))
_JA_NAME = rf"(?:(?:{_JA_LONG})[ 　]?(?:[\u4e00-\u9fff々]{{1,3}}|[\u3041-\u309f]{{2,4}}|[\u30a1-\u30ffー]{{2,8}})?|[{_JA_ONE}][ 　]?[\u4e00-\u9fff々]{{2,3}}|[\u4e00-\u9fff々]{{2,5}}(?:[ 　][\u4e00-\u9fff々\u3041-\u309f]{{1,4}})?|[\u30a1-\u30ffー]{{2,10}}(?:[・ ][\u30a1-\u30ffー]{{2,10}})?|[\u3041-\u309f]{{2,5}})"
_JA_KNOWN = rf"(?:(?:{_JA_LONG})[ 　]?(?:[\u4e00-\u9fff々]{{1,3}}(?![\u4e00-\u9fff])|[\u3041-\u309f]{{2,4}})?|[{_JA_ONE}][ 　]?[\u4e00-\u9fff々]{{2}})"
_JA_STOP = words(
    "皆 皆様 お客 客 お母 お父 お兄 お姉 母 父 兄 姉 奥 娘 孫 神 王 殿 何 同 多 異 仏 上 患者 業者 店員 外人 生徒 先生 仕 模 様 一 各位 本 医者 看護師 弁護士 担当者 担当 ご主人 お嬢 お子 お婆 お爺 子 旦那 赤 隣 大家 運転手 作業員 係 受付 管理人 皆さん 関係者 利用者 保護者 顧客 同 有 無 私 僕 俺 彼 彼女 今日 昨日 明日 以上 同僚 上司 部下 友人 娘 息子 夫 妻 社長 部長 課長 名前 住所 日本 東京 大阪 京都 会社 会議 電話 質問 回答 説明 問題 方法 結果 機能 確認 必要 可能 大丈夫 本日 今回 次 最後 最初 学生 学校 こちら これ それ あれ ここ そこ どこ どう そう こう です ます はい いいえ ありがとう サーバー ユーザー データ エラー ファイル コード テスト システム サービス バージョン プログラム パソコン スマホ アプリ クラス メソッド"
)

_KO = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
_KO_NAME = rf"[{_KO}][\uac00-\ud7a3]{{2}}"
_KO_STOP = words(
    "고객님 선생님 부모님 사장님 손님 하느님 여러분 이사님 부장님 과장님 대리님 교수님 어머님 아버님 형님 누님 회원님 담당자 관리자 사용자 안녕하 감사합 하나님 주인님 의사 간호사 기사 변호사 주문자 전화번 이름은 성함이 학생이 직장인 개발자 고등학 대학생 중학생 이것은 여기는 오늘은 지금은 우리는 문제는"
)


def _is_chinese(value: str) -> bool:
    return (
        not is_public(value)
        and not (set(value[1:]) & set(_NOT_GIVEN))
        and value
        not in (
            "高兴",
            "马上",
            "方便",
            "方法",
            "安全",
            "时间",
            "成功",
            "文件",
            "常常",
            "金额",
            "任务",
            "任何",
            "石油",
            "万一",
            "高级",
            "高中",
            "白天",
            "周末",
            "周一",
            "周五",
            "江湖",
            "单位",
            "包括",
            "司机",
            "宁愿",
            "向前",
            "管理",
            "查看",
            "路上",
            "游戏",
            "成为",
            "费用",
            "温度",
            "武器",
            "安排",
            "关于",
            "易于",
            "田野",
            "黄金",
        )
    )


def _is_japanese(value: str) -> bool:
    plain = value.replace(" ", "").replace("　", "")
    return (
        plain not in _JA_STOP
        and not is_public(plain)
        and len(plain) > 1
        and not any(plain.endswith(word) and plain[:1] == "お" for word in ("さん", "様"))
    )


def _is_korean(value: str) -> bool:
    return value not in _KO_STOP and not is_public(value)


_GIVEN_HAN = frozenset(
    "伟秀英建国丽华志强晓燕俊杰雪梅海涛玉兰子轩文静东淑芬浩然梦琪雅婷思远桂明欣怡佳宇辰泽宸涵语桐汐诺艺婷娜敏静洁莉红霞玲芳艳娟琳倩颖璐瑶莹萍勇军磊洋刚健斌超鹏飞龙涛峰波辉林森鑫凯亮博瑞晨阳宁安乐嘉佩慧美凤珍珠春夏秋冬云雨雪月晴岚馨蕾薇蓉菲菁萱妍彤熙睿哲翔旭昊奕弘毅诚信义仁德福禄寿康庆祥生荣昌盛兴旺豪威武雄彪虎豹"
)


def _is_given_han(value: str) -> bool:
    return set(value) <= _GIVEN_HAN and value not in (
        "美国",
        "中国",
        "安静",
        "健康",
        "生日",
        "春雨",
        "月亮",
        "明月",
        "林森",
        "建国门",
    )


def _is_honoured(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if not _is_japanese(value):
        return False
    if re.fullmatch(_JA_KNOWN, value) or re.fullmatch(r"[\u30a1-\u30ffー・ ]{2,20}", value):
        return value not in _JA_STOP
    if text[end : end + 1] == "様" or text[end : end + 1] == "氏" or text[end : end + 1] == "君":
        return False
    if re.fullmatch(r"[\u3041-\u309f]+", value):
        return value in _JA_HIRAGANA
    return (
        2 <= len(value) <= 5
        and value[0] != "お"
        and not value.endswith(
            ("者", "手", "員", "師", "人", "屋", "業", "族", "客", "方", "長", "主", "者様")
        )
    )


_JA_HIRAGANA = words(
    "さくら ゆい あおい ひな めい みお りん はな ひまり こはる ゆうき はると たくみ けんた しょうた だいき ゆうた かずき なおき あや あゆみ まい みき ゆみ えり えみ めぐみ ひろみ かおり さおり しおり ゆかり みどり あかり ひかり のぞみ まなみ あすか はるか ちひろ まこと ひろし たかし けんじ あきら まさる みのる しげる さとし たけし つよし ひとし やすし"
)


def _is_cued_japanese(text: str, start: int, end: int) -> bool:
    """Behind a relation a noun may stand too; so the name must be known, or followed by a title or "desu"."""
    value = text[start:end]
    if re.fullmatch(_JA_KNOWN, value) or value in _JA_HIRAGANA:
        return True
    if re.fullmatch(r"[\u3041-\u309f]+", value):
        return False
    cue = text[max(0, start - 4) : start]
    if cue.endswith("私は"):
        return False
    if cue.endswith(("名前は", "\n", "申し遅れました、")):
        return True
    return (
        re.fullmatch(r"[\u4e00-\u9fff]{2,3}|[\u30a1-\u30ffー]{2,6}", value) is not None
        and set(value) <= _GIVEN_JA
    )


_GIVEN_JA = frozenset(
    "健太美咲翔大輔陽子拓也和夫恵直樹真由亮介千尋浩二明日香誠葵隆綾乃勇気麻衣一郎次三四男雄彦人介佑斗翼蓮颯悠優希結愛菜奈穂花華桜凛莉央音心春夏秋冬光輝智哲俊英正義信幸弘博洋康宏昌茂豊進実学久保則典紀秀敏孝忠勝剛武史文章晃昭清純良治修司樹里沙紗弥生佳代加江枝律栄絵理香織静裕紀貴"
)

NAME_ASIAN: tuple[Rule, ...] = (
    Rule(
        id="name-han",
        kind="personal.name",
        anchors=tuple(sorted(set(_ZH_BEFORE.split("|")))),
        pattern=rf"(?:{'|'.join(sorted(_ZH_BEFORE.split('|'), key=len, reverse=True))})(?:是|叫|：|:|，|、)?[ ]?(?P<v>{_SUR}{_GIVEN}{{1,2}}?){_ZH_AFTER}",
        validate=_is_chinese,
        reference="https://en.wikipedia.org/wiki/Chinese_name",
        finds=("你好，我叫«王建国»，", "我的同事«何晓东»下周", "我是«马思远»，在", "此致\n敬礼\n«梁国强»"),
        ignores=("我叫", "我是高中生", "老板马上来", "我的同事说"),
        confidence=0.7,
    ),
    Rule(
        id="name-han-given",
        kind="personal.name",
        anchors=(
            "女儿",
            "儿子",
            "妹妹",
            "弟弟",
            "哥哥",
            "姐姐",
            "老婆",
            "老公",
            "朋友",
            "同事",
            "我叫",
            "我是",
            "亲爱的",
            "大家好，本人",
            "老板",
            "祝好，\n",
            "您的朋友\n",
        ),
        pattern=r"(?:女儿|儿子|妹妹|弟弟|哥哥|姐姐|老婆|老公|朋友|同事|我叫|我是|亲爱的|本人|老板|祝好，\n|您的朋友\n)(?P<v>[\u4e00-\u9fff]{2})(?=[，。：:,]|发烧|下周|今年|今天|昨天|明天|不批|$)",
        validate=lambda value: _is_given_han(value),
        reference="https://en.wikipedia.org/wiki/Chinese_name",
        finds=("我儿子«俊杰»发烧了", "亲爱的«雅婷»：\n谢谢", "我叫«欣怡»，"),
        ignores=("我是学生，", "我的朋友大家，", "亲爱的朋友："),
        confidence=0.55,
        tier="likely",
    ),
    Rule(
        id="name-han-title",
        kind="personal.name",
        anchors=tuple(_ZH_BEHIND.split("|")),
        before=rf"[\u4e00-\u9fff]{{0,2}}[{_ZH}]",
        reach=6,
        pattern=rf"(?P<v>{_SUR}{_GIVEN}{{0,2}}?)(?:{_ZH_BEHIND})",
        validate=lambda value: value != "位" and (len(value) == 1 or _is_chinese(value)),
        reference="https://en.wikipedia.org/wiki/Chinese_titles",
        finds=("尊敬的«罗浩然»先生，感谢", "«王»医生改了时间"),
        ignores=("一位先生", "主治医生", "我的老师"),
        confidence=0.65,
    ),
    Rule(
        id="name-kana-title",
        kind="personal.name",
        anchors=(
            "さん",
            "様",
            "先生",
            "ちゃん",
            "くん",
            "君",
            "氏は",
            "氏が",
            "氏の",
            "殿\n",
            "部長",
            "課長",
            "社長",
        ),
        before=r"(?:[\u4e00-\u9fff々]{1,3}[ 　])?(?:[\u4e00-\u9fff々]{1,5}|[\u30a1-\u30ffー]{2,10}|[\u3041-\u309f]{2,4}(?![\u3041-\u309f]))",
        reach=12,
        pattern=rf"(?P<v>{_JA_NAME})(?:さん|様|先生|ちゃん|くん|君|氏|殿|部長|課長|社長)",
        judge=lambda text, start, end: _is_honoured(text, start, end),
        reference="https://en.wikipedia.org/wiki/Japanese_honorifics",
        finds=("同僚の«前田浩二»さんが来週", "«清水 亮介»様\nお世話", "«山崎»先生から"),
        ignores=("お客様へ", "皆さん、こんにちは", "仕様を変更", "同様に", "患者さんが", "運転手さん"),
        confidence=0.7,
    ),
    Rule(
        id="name-kana",
        kind="personal.name",
        anchors=(
            "私の名前は",
            "名前は",
            "氏名は",
            "私は",
            "上司の",
            "同僚の",
            "友人の",
            "友達の",
            "部下の",
            "娘の",
            "息子の",
            "夫の",
            "妻の",
            "兄の",
            "弟の",
            "姉の",
            "妹の",
            "母の",
            "父の",
            "彼氏の",
            "彼女の",
            "隣人の",
            "担当の",
            "医師の",
            "先輩の",
            "後輩の",
            "敬具\n",
            "よろしくお願いします。\n",
            "よろしくお願いいたします。\n",
            "よろしくお願い致します。\n",
            "以上\n",
            "草々\n",
            "親愛なる",
            "申し遅れました、",
            "こんにちは、",
            "はじめまして、",
            "初めまして、",
        ),
        pattern=rf"(?:(?:私の)?名前は|氏名は|私は|上司の|同僚の|友人の|友達の|部下の|娘の|息子の|夫の|妻の|兄の|弟の|姉の|妹の|母の|父の|彼氏の|彼女の|隣人の|担当の|医師の|先輩の|後輩の|敬具\n|よろしくお願い(?:し|いたし|致し)ます。\n|以上\n|草々\n|親愛なる|申し遅れました、|こんにちは、|は(?:じ)めまして、|初めまして、)(?:私は)?(?P<v>{_JA_NAME})(?=です|と申し|と言い|といい|が|に|は|を|と|さん|様|も|の|、|。|\s|$|<|\")",
        judge=lambda text, start, end: _is_japanese(text[start:end]) and _is_cued_japanese(text, start, end),
        reference="https://en.wikipedia.org/wiki/Japanese_name",
        finds=("私の名前は«佐藤健太»です", "上司の«藤井葵»が返事", "娘の«さくら»が熱を", "敬具\n«石川 誠»"),
        ignores=("名前は", "私は学生です", "同僚の質問が", "友人の家に"),
        confidence=0.65,
    ),
    Rule(
        id="name-kana-self",
        kind="personal.name",
        anchors=("と申します", "と言います", "といいます", "です。よろしく", "と申し上げ"),
        before=r"(?:[\u4e00-\u9fff々]{1,3}[ 　])?(?:[\u4e00-\u9fff々]{1,5}|[\u30a1-\u30ffー]{2,10}|[\u3041-\u309f]{2,4}(?![\u3041-\u309f]))",
        reach=12,
        pattern=rf"(?P<v>{_JA_NAME})(?:と申|と言い|といい|です。よろしく)",
        validate=_is_japanese,
        reference="https://en.wikipedia.org/wiki/Japanese_name",
        finds=("こんにちは、«前田浩二»と申します", "«森田 綾乃»です。よろしく"),
        ignores=("以上です。よろしく",),
        confidence=0.65,
    ),
    Rule(
        id="name-hangul",
        kind="personal.name",
        anchors=(
            "제 이름은",
            "내 이름은",
            "이름은 ",
            "저는 ",
            "나는 ",
            "상사 ",
            "친구 ",
            "동료 ",
            "아내 ",
            "남편 ",
            "아들 ",
            "딸 ",
            "언니 ",
            "오빠 ",
            "누나 ",
            "형 ",
            "동생 ",
            "어머니 ",
            "아버지 ",
            "엄마 ",
            "아빠 ",
            "할머니 ",
            "할아버지 ",
            "사장님 ",
            "부장님 ",
            "교수님 ",
            "의사 ",
            "변호사 ",
            "환자 ",
            "고객 ",
            "이웃 ",
            "집주인 ",
            "룸메이트 ",
            "여자친구 ",
            "남자친구 ",
            "감사합니다.\n",
            "안녕하세요, ",
        ),
        pattern=rf"(?:(?:제|내)?[ ]?이름은|저는|나는|상사|친구|동료|아내|남편|아들|딸|언니|오빠|누나|형|동생|어머니|아버지|엄마|아빠|할머니|할아버지|사장님|부장님|교수님|의사|변호사|환자|고객|이웃|집주인|룸메이트|여자친구|남자친구|감사합니다\.\n|안녕하세요,)[ ]?(?P<v>{_KO_NAME}|[\uac00-\ud7a3]{{2}}(?=[ ]?님))(?=입니다|이고|이며|라고|이라고|이에요|예요|[ ]?님|[ ]?씨|에게|이가|가|은|는|이|와|과|한테|께|,|\.|\s|$)",
        validate=_is_korean,
        reference="https://en.wikipedia.org/wiki/Korean_name",
        finds=("제 이름은 «김민수»입니다", "내 친구 «박서연»에게 편지", "저는 «최지훈»입니다"),
        ignores=("저는 학생입니다", "친구 집에", "이름은 무엇"),
        confidence=0.65,
    ),
    Rule(
        id="name-hangul-title",
        kind="personal.name",
        anchors=("님", "씨", "드림", "올림", "선생님", "교수", "부장", "과장", "대리"),
        before=r"[ ]?[\uac00-\ud7a3]{2,3}(?![\uac00-\ud7a3])",
        reach=6,
        pattern=rf"(?P<v>{_KO_NAME}|[\uac00-\ud7a3]{{2}}(?=[ ](?:님|씨|드림|올림|선생님)))[ ]?(?:님|씨|드림|올림|선생님|교수|부장|과장|대리)(?:[ ]?(?:께|은|는|이|가|을|를|의|에게|과|와|도|,|\.|\n|$|[ ]))",
        validate=_is_korean,
        reference="https://en.wikipedia.org/wiki/Korean_honorifics",
        finds=("«강현우» 님께,\n안녕", "감사합니다.\n«윤은정» 드림", "«정수빈» 씨는 벌써"),
        ignores=("고객님께", "부모님은", "날씨는", "선생님께서"),
        confidence=0.65,
    ),
)
