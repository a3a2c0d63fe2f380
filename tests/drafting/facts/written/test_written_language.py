"""Spoken wording becomes the written form, and no figure changes."""

from __future__ import annotations

import re

import pytest

from assistant.drafting.facts.written.digits import write_digits
from assistant.drafting.facts.written.written_language import spoken_words, wordings, write_formally
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        pytest.param("培训班办了10期", "举办培训班10期", id="held"),
        pytest.param("年底补贴都发到位了", "年底补贴均已发放到位", id="all paid"),
        pytest.param("社工走了23个", "社工流失23人", id="people who left"),
        pytest.param("配套资金凑不齐", "配套资金难以落实", id="money that is not there"),
        pytest.param("再审建议6件，送药上门260份", "再审建议6件，送药上门260份", id="whole words"),
        pytest.param("合格率要追到98%", "合格率要达到98%", id="caught up"),
        pytest.param("待遇留不住人", "待遇难以留住人", id="kept"),
        pytest.param("隐患312条，改了298条", "排查隐患312条，整改298条", id="repaired"),
        pytest.param("老旧小区改了4个", "改造老旧小区4个", id="rebuilt"),
        pytest.param("审批由30天压到12天", "审批由30天缩短至12天", id="from, to"),
        pytest.param("健身路径换了26套", "更换健身路径26套", id="exchanged"),
        pytest.param("志愿者队加到31支", "志愿者队增至31支", id="grown to"),
        pytest.param("水电费比去年省了7万元", "水电费同比节约7万元", id="saved"),
        pytest.param("给商户省了52万元", "为商户节约52万元", id="for whom"),
        pytest.param("尾款没到账，合同还没批", "尾款未到账，合同尚未获批", id="not yet"),
        pytest.param("复查300户一户没漏", "复查300户无一遗漏", id="none left out"),
        pytest.param(
            "旧楼还有18个，还有3个在改", "旧楼仍有18个，另有3个正在整改", id="still, besides"
        ),
        pytest.param("2项做法进了省级案例库", "2项做法入选省级案例库", id="chosen"),
        pytest.param("月薪才两千八", "月薪仅2800元", id="hundreds without their word"),
        pytest.param("一块钱带动六块三", "1元带动6.3元", id="tenths of a yuan"),
        pytest.param("其中三四级手术57台", "其中三四级手术57台", id="two degrees are no number"),
        pytest.param("话剧拿了文华奖提名", "话剧获文华奖提名", id="a prize"),
        pytest.param("没有一例复吸的", "未发生复吸", id="not one"),
        pytest.param("为商户保住了36万", "为商户挽回损失36万元", id="money that was kept"),
        pytest.param("六十岁以上的占两成", "60岁以上人员占20%", id="people of an age"),
        pytest.param("设备没跟上", "设备滞后", id="behind"),
        pytest.param("山火封了5天", "山火封闭5天", id="closed for days"),
        pytest.param("跟学校结对9所", "与学校结对9所", id="with whom"),
        pytest.param(
            "来电办318件，会议少开12%", "办理来电318件，会议减少12%", id="dealt with, fewer"
        ),
        pytest.param(
            "安全科说：走廊灯还没修，一个没落", "走廊灯尚未修复，无一遗漏", id="who said it"
        ),
        pytest.param("差错率比上年少0.4个点", "差错率同比下降0.4个百分点", id="points"),
        pytest.param("菜窖投了36万，退红包4人次", "菜窖投入36万元，上交红包4人次", id="given back"),
        pytest.param("参赛的86人，漏报的2处都补报了", "参赛人员86人，漏报的2处均已补报", id="who"),
        pytest.param("还有7艘船证没换，还差3名", "仍有7艘船证未换，尚差3名", id="still"),
        pytest.param("晚点从9次降到4次", "晚点由9次降至4次", id="from, to in numbers"),
        pytest.param("馆员多是兼职，每天360人次", "馆员多为兼职，日均360人次", id="daily"),
        pytest.param("帮扶了26户，办结了30件", "帮扶26户，办结30件", id="the end of a verb"),
        pytest.param("购买了9套，推出了12期", "购买9套，推出12期", id="the end of another verb"),
        pytest.param("没人值班，没钱买", "没人值班，没钱买", id="nobody, no money"),
        pytest.param("集市管了6处，渔港进了9船", "集市管了6处，渔港进了9船", id="no word with 了"),
        pytest.param("绿化率到35%", "绿化率达到35%", id="a rate aimed at"),
        pytest.param("全年招聘教师40名", "全年招聘教师40名", id="招 of another word"),
        pytest.param("移送公安9件", "移送公安9件", id="送 of another word"),
        pytest.param("覆盖面广，管到了310人", "覆盖面广，覆盖310人", id="到了 of another word"),
        pytest.param("评比连着两次垫底", "评比连续两次排名末位", id="twice the last"),
        pytest.param("山坡撤了46人", "山坡撤离46人", id="moved away"),
        pytest.param("组织了38期", "组织38期", id="了 behind a verb of two characters"),
        pytest.param("排查隐患51处", "排查隐患51处", id="查 of another word"),
        pytest.param("超过93%的年度目标", "超过93%的年度目标", id="过 of another word"),
        pytest.param("审核科室搬完了", "审核科室搬完了", id="a wording that begins in a word"),
        pytest.param("催办没下文，路灯没修好", "催办没下文，路灯尚未修好", id="no verb behind 没"),
        pytest.param("欠款追回86万", "欠款追回86万元", id="a wording that is only added to"),
        pytest.param("投诉由9起降到2起", "投诉由9起降至2起", id="a unit ends a word"),
        pytest.param("5户没办证，2处还没招标", "5户尚未办证，2处尚未招标", id="deeds not done"),
        pytest.param("双岗一直没落实", "双岗一直未落实", id="not yet, once"),
        pytest.param("走了9个护理员", "流失护理员9人", id="who left"),
        pytest.param("平时去不到20人", "平时去不到20人", id="the end of a verb in front"),
        pytest.param("查处违建，拆了3.2万平米", "查处违建，拆除3.2万平方米", id="said before"),
        pytest.param("每户给了3000块", "每户给予3000元", id="money"),
        pytest.param("年底产值冲到9亿元", "年底产值力争达到9亿元", id="an aim"),
        pytest.param("渡轮缓冲9次，保洁员缺9人", "渡轮缓冲9次，保洁员缺口9人", id="a lack"),
        pytest.param("管理制度改了12项", "修订管理制度12项", id="rules"),
        pytest.param("9月那场大雨转移41人", "9月大雨转移41人", id="that rain"),
        pytest.param("门诊有行医证的6个", "门诊有行医证的6个", id="who has a licence, no clause"),
        pytest.param("护工31人，有护理证的6个", "护工31人，持有护理证人员6人", id="who has one"),
        pytest.param("泵房4间，1988年盖的", "泵房4间，建于1988年", id="built in"),
        pytest.param("隐患91处全改完了", "排查隐患91处全部整改完毕", id="all mended"),
        pytest.param("将材料交完", "将材料交完", id="no verb of two"),
        pytest.param("节前把账目核对完", "节前完成账目核对", id="brought to an end"),
        pytest.param("展览23场，2.6万名学生来过", "举办展览23场，2.6万名学生参加", id="came"),
        pytest.param("拿了3金5银，比上届进了4名", "获得3金5银，比上届上升4位", id="medals"),
        pytest.param("绿色工厂到8家了", "绿色工厂达到8家", id="has come to"),
        pytest.param("打印机老了，货卖不动", "打印机老化，货销售不畅", id="old, unsold"),
        pytest.param("饲料每天用2元一斤", "饲料每天用每斤2元", id="a price"),
        pytest.param("“便民地”卖了5宗", "出让“便民地”5宗", id="a thing in quotes"),
        pytest.param("播了18期，国庆前添3家", "播出18期，国庆前新增3家", id="by the feast"),
        pytest.param("“办了没有”节目播出12期", "“办了没有”节目播出12期", id="a name in quotes"),
        pytest.param("装备经费320万元，装路灯52盏", "装备经费320万元，安装路灯52盏", id="a thing"),
        pytest.param("开放率提到50%", "开放率提高到50%", id="raised to"),
        pytest.param("准点率要到92%", "准点率达到92%", id="to be reached"),
        pytest.param("门票收入盘到2500万元", "门票收入达到2500万元", id="brought to"),
        pytest.param("隐患16处，一处不剩全整了", "排查隐患16处，全部整改到位", id="none is left"),
        pytest.param("意见36条条条有回音", "意见36条，全部答复", id="each answered"),
        pytest.param("缆车没出过一次岔子", "缆车未出现差错", id="no slip"),
        pytest.param("灯会来听的2600多人", "灯会来听的2600余人", id="who came, in a clause"),
        pytest.param("候车棚扩600平，补贴便宜了9块", "候车棚扩600平方米，补贴下降9元", id="units"),
        pytest.param("船厂里头6个焊工，半个钟头一班", "船厂里头6名焊工，半小时一班", id="measures"),
        pytest.param("学员被骗11起", "发生学员被骗案件11起", id="what was done to them"),
        pytest.param("问题9个9个都销号了", "问题9个，均已销号", id="said twice"),
        pytest.param("票务系统趴窝2次，着火1起", "票务系统故障2次，发生火灾1起", id="out of order"),
        pytest.param("轮渡收入拢共386万", "轮渡收入共386万元", id="all together"),
        pytest.param("优秀的占四成，锦旗收了12面", "优秀率40%，收到锦旗12面", id="rates, pennants"),
        pytest.param("3月6号晚上，花了三百六十来万", "3月6日夜间，投入360余万元", id="dates, sums"),
        pytest.param(
            "渔港去了26所学校，筛了1.2万个学生", "渔港走进26所学校，筛查1.2万名学生", id="went to"
        ),
        pytest.param("码头过了一遍筛子", "全面排查码头", id="sieved"),
        pytest.param("浮标坏的16个修好12个", "浮标损坏16个，修复12个", id="broken and mended"),
        pytest.param(
            "渔民问题点出的6个，还剩2件没办完", "渔民问题点出的6个，尚有2件未办结", id="left"
        ),
        pytest.param("低保86户，发了26.8万", "低保86户，发放26.8万元", id="money said before"),
        pytest.param("节前再摸260家网点", "节前再摸排网点260家", id="again, before a time"),
        pytest.param("专款9月底前花到90%以上", "专款9月底前花到90%以上", id="a verb in front"),
        pytest.param("渔家客栈搞了16家", "渔家客栈16家", id="a verb that says nothing"),
        pytest.param("渔歌讲座一共弄了8场", "共举办渔歌讲座8场", id="in all"),
        pytest.param("渔民11万6，票价1块2", "渔民11.6万，票价1.2元", id="spoken tenths"),
        pytest.param("渔船普查全弄完了，登了860册", "渔船普查全部完成，登记860册", id="to the end"),
        pytest.param("两家船厂不合作了", "两家船厂不再合作", id="no longer"),
        pytest.param("渡口方圆6公里没站", "渡口方圆6公里无站", id="none there"),
        pytest.param("走访船厂26家，给了建议36条", "走访船厂26家，给予建议36条", id="given"),
        pytest.param("扣押了渔船16艘", "扣押渔船16艘", id="a verb that no table has"),
        pytest.param("请了二十三位船员", "邀请船员23位", id="people"),
        pytest.param(
            "课题三项，渡口6个，巡讲四次", "课题三项，渡口6个，巡讲4次", id="beside digits"
        ),
    ],
)
def test_wording(spoken: str, written: str) -> None:
    assert write_formally(spoken) == written
    assert write_formally(written) == written, "what is written stays"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("收了三十六万二千亩", "收了36.2万亩", id="many"),
        pytest.param("投资一亿零三百万元", "投资1.03亿元", id="more"),
        pytest.param("机井坏了四十多眼", "机井坏了40余眼", id="about"),
        pytest.param("占八成五，不到的占三成多", "占85%，不到的占30%以上", id="tenths"),
        pytest.param("码头二期和两期培训", "码头二期和两期培训", id="as reports have it"),
        pytest.param("培训办了六期、十二期", "培训办了6期、12期", id="counted"),
        pytest.param("学前三年毛入园率", "学前三年毛入园率", id="a term"),
        pytest.param("每天七八吨", "每天七八吨", id="an estimate"),
        pytest.param("工单12,460件", "工单12460件", id="thousands"),
        pytest.param("占百分之九十一", "占91%", id="per cent"),
        pytest.param("“三百六十多行”和“2,100”", "“三百六十多行”和“2,100”", id="in quotes"),
        pytest.param("新港二期6座，再建二期", "新港二期6座，再建二期", id="the second stage"),
    ],
)
def test_digits(text: str, written: str) -> None:
    assert write_digits(text) == written
    values = [[one.number for one in find_figures(each)] for each in (text, written)]
    assert len(values[0]) == len(values[1])


def test_what_nobody_is_sure_of_is_listed() -> None:
    assert spoken_words("一线扛不住，老人都说好") == ["扛不", "都说"]
    assert spoken_words("了解“抓了没有”的情况") == []


@pytest.mark.parametrize(
    "text",
    [
        "承办活动3场",
        "排查隐患2处",
        "通过验收8个",
        "发放补贴86万元",
        "赠送图书9册",
        "办理提案5件",
        "招募志愿者16名",
        "压降到4%以内",
        "水源补给区2处",
        "引进人才101名",
        "安排第一位",
        "上升到3位",
        "罚没款36万元",
        "进出口潜力企业目录",
        "报送材料12份",
        "给企业带来便利3项",
        "转换机制9项",
        "跟踪服务签约项目6个",
        "兴办9件惠民实事",
    ],
)
def test_what_is_written_stays(text: str) -> None:
    assert write_formally(text) == text


def test_each_row_of_the_table_can_be_used() -> None:
    for pattern, written in wordings():
        assert pattern.groups >= len(re.findall(r"\\\d", written)), pattern.pattern


def test_about_so_many_ten_thousands_keep_their_measure() -> None:
    assert write_digits("看的人有二十六万多。") == "看的人有26万余。"
