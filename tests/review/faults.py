"""Small drafts of our own with planted faults, and clean ones that must raise no alarm."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.records import Line, Period, Span
from assistant.review.check.context import draft_period
from assistant.review.findings import DraftText
from assistant.review.read_draft import build_draft
from assistant.review.rules.rule import Context, PastText


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A draft, and what is wrong with it."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    faults: tuple[tuple[str, str], ...] = ()  # (rule, words within the phrase)
    past: tuple[str, ...] = field(default=())
    past_year: int | None = None

    def draft(self) -> DraftText:
        """Return the draft."""
        lines = [Line(number=n, text=text) for n, text in enumerate(self.paragraphs, start=1)]
        return build_draft(self.title, lines)

    def context(self) -> Context:
        """Return what is known besides it."""
        draft = self.draft()
        period = draft_period(draft)
        year = self.past_year or (period.year or 2024) - 1
        past = PastText(
            lines=self.past, reported=self.past, period=Period(year=year, span=Span.YEAR)
        )
        return Context(period=period, past=past if self.past else None)


def _s(
    id: str,
    title: str,
    *paragraphs: str,
    faults: tuple[tuple[str, str], ...] = (),
    past: tuple[str, ...] = (),
) -> Sample:
    return Sample(id=id, title=title, paragraphs=paragraphs, faults=faults, past=past)


_YEAR = "云溪县城市管理局2024年工作总结和2025年工作计划"
_HALF = "云溪县水利局2024年上半年工作总结及下半年工作计划"

PLANTED = (
    _s(
        "mask in a count",
        _YEAR,
        "全年累计清运垃圾xx.x万吨，处置建筑垃圾12.6万吨。",
        faults=(("空白掩码", "xx.x万吨"),),
    ),
    _s(
        "a blank of ours",
        _YEAR,
        "新建停车位〔待填：数量，个〕，改造公厕17座。",
        faults=(("空白掩码", "〔待填"),),
    ),
    _s(
        "place masked",
        _YEAR,
        "联合XX街道开展占道经营整治，取缔流动摊点56处。",
        faults=(("空白掩码", "XX"),),
    ),
    _s(
        "words to be checked",
        _YEAR,
        "绿化覆盖率达到41.3%（待核实），人均公园绿地面积14平方米。",
        faults=(("空白掩码", "待核实"),),
    ),
    _s(
        "D for 党",
        _YEAR,
        "坚持以D建引领城市治理，建成红色驿站12个。",
        faults=(("空白掩码", "D"),),
    ),
    _s(
        "AAA for 微信",
        _YEAR,
        "通过AAA公众号受理市民建议213条，采纳64条。",
        faults=(("空白掩码", "AAA"),),
    ),
    _s(
        "name hole",
        _YEAR,
        "始终同保持高度一致，不折不扣抓好任务落实。",
        faults=(("空白掩码", "同保持高度一致"),),
    ),
    _s(
        "some unit",
        _YEAR,
        "协调某某公司完成管网迁改3.2公里。",
        faults=(("空白掩码", "某某"),),
    ),
    _s(
        "question marks",
        _YEAR,
        "全年受理投诉???件，办结率98%。",
        faults=(("空白掩码", "???"),),
    ),
    _s(
        "secret",
        _YEAR,
        "机密★一年",
        "全年完成道路维修26条。",
        faults=(("密级标志", "机密"),),
    ),
    _s(
        "internal",
        _YEAR,
        "（内部资料，注意保存）",
        "全年完成道路维修26条。",
        faults=(("密级标志", "内部资料"),),
    ),
    _s(
        "two values of one indicator",
        _YEAR,
        "一年来，我局改造背街小巷47条，市容环境明显改善。",
        "一、2024年工作情况",
        "（一）市容提质。完成背街小巷改造45条，惠及居民2.1万人。",
        faults=(("前后不一", "45条"),),
    ),
    _s(
        "two values in two units",
        _YEAR,
        "全年争取上级补助3200万元，实施惠民项目28个。",
        "一、2024年工作情况",
        "（一）资金争取有力。争取上级补助0.35亿元，到位率91%。",
        faults=(("前后不一", "0.35亿元"),),
    ),
    _s(
        "two rates",
        _YEAR,
        "道路机械化清扫率达到92.1%，城市面貌持续向好。",
        "一、2024年工作情况",
        "（一）环卫保洁扎实。道路机械化清扫率达90.4%。",
        faults=(("前后不一", "90.4%"),),
    ),
    _s(
        "a misplaced point",
        _YEAR,
        "全年拆除违法建设14.6万平方米。",
        "一、2024年工作情况",
        "（一）违建治理。拆除违法建设1.46万平方米，完成年度任务。",
        faults=(("前后不一", "1.46万平方米"),),
    ),
    _s(
        "growth with base",
        _YEAR,
        "处理厨余垃圾3.6万吨，上年同期3.0万吨，同比增长25%。",
        faults=(("算不平", "25%"),),
    ),
    _s(
        "growth from to",
        _YEAR,
        "日处理能力由120吨提高到150吨，提高30%。",
        faults=(("算不平", "30%"),),
    ),
    _s(
        "difference from to",
        _YEAR,
        "环卫车辆由86辆增加到112辆，增加28辆。",
        faults=(("算不平", "28辆"),),
    ),
    _s(
        "points",
        _YEAR,
        "居民分类准确率由66.7%提高到74.2%，提高8.5个百分点。",
        faults=(("算不平", "8.5个百分点"),),
    ),
    _s(
        "points beside last year's",
        _YEAR,
        "群众满意率95.2%，比上年93.1%提高3.1个百分点。",
        faults=(("算不平", "3.1个百分点"),),
    ),
    _s(
        "change and growth",
        _YEAR,
        "完成收入460万元，同比增收40万元，增长12.5%。",
        faults=(("算不平", "12.5%"),),
    ),
    _s(
        "share",
        _YEAR,
        "全年支出8600万元，其中用于民生项目6450万元，占比72%。",
        faults=(("算不平", "72%"),),
    ),
    _s(
        "done against target",
        _YEAR,
        "新增公共停车泊位3120个，完成年度任务3000个的109%。",
        faults=(("算不平", "109%"),),
    ),
    _s(
        "plan and rate",
        _YEAR,
        "计划新建公厕20座，实际建成17座，完成率90%。",
        faults=(("算不平", "90%"),),
    ),
    _s(
        "named rate",
        _YEAR,
        "受理工单1280件，办结1254件，办结率99.5%。",
        faults=(("算不平", "99.5%"),),
    ),
    _s(
        "parts add up to more",
        _YEAR,
        "全年查处违规案件126件，其中占道经营58件、乱倒垃圾41件、违规施工37件。",
        faults=(("算不平", "126件"),),
    ),
    _s(
        "parts and their sum",
        _YEAR,
        "整治隐患点12处，拆除危险广告牌23处，修复护栏31处，合计68处。",
        faults=(("算不平", "68处"),),
    ),
    _s(
        "growth over the past report",
        _YEAR,
        "全年发放困难群众补贴912.5万元，同比增长15.2%。",
        faults=(("算不平", "15.2%"),),
        past=("发放困难群众补贴824.3万元，惠及群众1.04万户。",),
    ),
    _s(
        "since last year",
        _YEAR,
        "2023年以来，我局已开展便民服务活动40余场。",
        faults=(("旧年份", "2023年以来"),),
    ),
    _s(
        "heading of last year",
        _YEAR,
        "一、2023年工作总结",
        "（一）市容管理。整治占道经营326处。",
        faults=(("旧年份", "2023年"),),
    ),
    _s(
        "sentence opens with last year",
        _YEAR,
        "2023年，全县城市管理系统聚焦主责主业，市容秩序明显好转。",
        faults=(("旧年份", "2023年"),),
    ),
    _s(
        "as of last year",
        _YEAR,
        "截至2023年12月底，全县共有公厕136座，建成智慧公厕21座。",
        faults=(("旧年份", "2023年12月底"),),
    ),
    _s(
        "second half in a year's plan",
        _YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、下半年工作计划",
        "继续推进公厕改造。",
        faults=(("旧年份", "下半年"),),
    ),
    _s(
        "plan for the year under review",
        _YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、2024年工作计划",
        "2024年，将继续推进公厕改造，确保完成20座。",
        faults=(("旧年份", "2024年"),),
    ),
    _s(
        "late in a half year",
        _HALF,
        "1-11月，完成水利投资1.2亿元，新建泵站3座。",
        faults=(("旧年份", "1-11月"),),
    ),
    _s(
        "signature of an old year",
        _YEAR,
        "全年改造公厕17座。",
        "云溪县城市管理局",
        "2022年12月20日",
        faults=(("旧年份", "2022年12月20日"),),
    ),
    _s(
        "another rank",
        _YEAR,
        "我县坚持建管并重，全县市容环境持续改善，我县获评省级园林县城。",
        "我区扎实推进垃圾分类，新增分类小区12个。",
        faults=(("外单位", "我区"),),
    ),
    _s(
        "another body",
        "云溪县卫生健康局2024年工作总结",
        "我局坚持预防为主，开展健康宣教58场。",
        "我院持续优化诊疗流程，门诊预约率达到63%。",
        faults=(("外单位", "我院"),),
    ),
    _s(
        "another place",
        _YEAR,
        "我局坚持民生导向，为推动池州经济社会高质量发展作出了贡献。",
        faults=(("外单位", "池州"),),
    ),
    _s(
        "congress of long ago",
        _YEAR,
        "深入学习贯彻党的十九大精神，扎实推进城市管理工作。",
        faults=(("提法时效", "党的十九大精神"),),
    ),
    _s(
        "plenum behind",
        "云溪县城市管理局2026年工作总结",
        "深入学习贯彻党的二十届三中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届三中全会精神"),),
    ),
    _s(
        "plenum behind in the fourth quarter",
        "云溪县城市管理局2024年第四季度工作总结",
        "深入学习贯彻党的二十届二中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届二中全会精神"),),
    ),
    _s(
        "office renamed before the second half",
        "云溪县城市管理局2019年下半年工作总结",
        "联合县国土资源局开展夜间巡查8次。",
        faults=(("提法时效", "国土资源局"),),
    ),
    _s(
        "plenum to come",
        "云溪县城市管理局2022年工作总结",
        "深入学习贯彻党的二十届三中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届三中全会精神"),),
    ),
    _s(
        "first year of the plan",
        _YEAR,
        "2024年是“十四五”规划开局之年，我局各项工作稳步推进。",
        faults=(("提法时效", "开局之年"),),
    ),
    _s(
        "last year of the plan",
        "云溪县城市管理局2026年工作总结",
        "今年是“十四五”收官之年，我局各项工作稳步推进。",
        faults=(("提法时效", "收官之年"),),
    ),
    _s(
        "fight against poverty",
        _YEAR,
        "坚决打赢脱贫攻坚战，选派驻村干部6名。",
        faults=(("提法时效", "脱贫攻坚"),),
    ),
    _s(
        "campaign of another year",
        _YEAR,
        "扎实开展党史学习教育，举办读书班4期。",
        faults=(("提法时效", "党史学习教育"),),
    ),
    _s(
        "year of the end, copied",
        _YEAR,
        "2024年是垃圾分类三年行动收官之年，我局持续用力。",
        faults=(("提法时效", "收官之年"),),
        past=("2023年是垃圾分类三年行动收官之年，我局聚力攻坚。",),
    ),
    _s(
        "old name of an office",
        _YEAR,
        "联合县环保局、县公安局开展夜间噪声整治8次。",
        faults=(("提法时效", "环保局"),),
    ),
    _s(
        "three that are two",
        _YEAR,
        "重点抓好三个方面工作：一是整治市容秩序；二是补齐设施短板。",
        faults=(("数目不符", "三个方面"),),
    ),
    _s(
        "four headings that are three",
        _YEAR,
        "主要做了以下四项工作：",
        "（一）整治市容秩序。取缔占道经营56处。",
        "（二）补齐设施短板。改造公厕17座。",
        "（三）优化便民服务。设置便民点28处。",
        faults=(("数目不符", "四项工作"),),
    ),
    _s(
        "third without second",
        _YEAR,
        "一是整治市容秩序，取缔占道经营56处；三是补齐设施短板，改造公厕17座。",
        faults=(("一是二是", "三是"),),
    ),
    _s(
        "a number left out",
        _YEAR,
        "一、市容管理",
        "整治占道经营326处。",
        "三、环卫保洁",
        "改造公厕17座。",
        faults=(("标题序号", "三、"),),
    ),
    _s(
        "a number twice",
        _YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "（二）环卫保洁。改造公厕17座。",
        "（二）停车治理。新增泊位3120个。",
        faults=(("标题序号", "（二）"),),
    ),
    _s(
        "comma behind a digit",
        _YEAR,
        "1、整治市容秩序。取缔占道经营56处。",
        "2、补齐设施短板。改造公厕17座。",
        faults=(("序号写法", "1、"),),
    ),
    _s(
        "comma behind brackets",
        _YEAR,
        "（一）、整治市容秩序。取缔占道经营56处。",
        faults=(("序号写法", "（一）、"),),
    ),
    _s(
        "no measure for a problem",
        _YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处，取缔流动摊点56处。",
        "（二）环卫保洁。改造公厕17座，新增环卫车辆12辆。",
        "二、存在的问题",
        "（一）停车供需矛盾突出。老城区泊位缺口约2600个，夜间乱停现象多发。",
        "（二）执法队伍老化。执法人员平均年龄47岁，法律专业人员偏少。",
        "三、2025年工作计划",
        "（一）缓解停车难。挖潜老城区泊位1200个，推行错时共享停车。",
        "（二）提升保洁水平。改造公厕20座，更新环卫车辆。",
        faults=(("问题措施", "执法队伍老化"),),
    ),
    _s(
        "short name first",
        _YEAR,
        "“城管队员进社区”活动覆盖全县，市容环境卫生责任制落实到位，责任制签订率98%。",
        "推行市容环境卫生责任区管理制度（以下简称“责任制”），签订责任书2.3万份。",
        faults=(("简称全称", "责任制"),),
    ),
    _s(
        "截止",
        _YEAR,
        "截止目前，全县共有公厕136座。",
        faults=(("用法", "截止"),),
    ),
    _s(
        "reduced by times",
        _YEAR,
        "投诉量下降了1.5倍，群众满意度提高。",
        faults=(("用法", "下降了1.5倍"),),
    ),
    _s(
        "range of per cent",
        _YEAR,
        "各小区分类准确率在67-89%之间。",
        faults=(("用法", "67-89%"),),
    ),
    _s(
        "two-digit year",
        _YEAR,
        "从24年以来，共新增泊位3120个。",
        faults=(("用法", "24年"),),
    ),
    _s(
        "document number",
        _YEAR,
        "按照云政发[2024]第15号文件要求，制定实施方案。",
        faults=(("用法", "[2024]第15号"),),
    ),
    _s(
        "建国",
        _YEAR,
        "开展建国75周年环境保障，出动保洁人员1200人次。",
        faults=(("用法", "建国"),),
    ),
    _s(
        "points for per cent",
        _YEAR,
        "按期处置率98.1%，同比提高2.3%。",
        faults=(("用法", "98.1%"),),
    ),
    _s("布署", _YEAR, "认真落实上级布署，抓好汛期排查。", faults=(("错别字", "布署"),)),
    _s("台帐", _YEAR, "建立问题整改台帐，逐项销号。", faults=(("错别字", "台帐"),)),
)

CLEAN = (
    _s(
        "a year's report",
        _YEAR,
        "2024年，县城市管理局深入学习贯彻党的二十大和二十届二中、三中全会精神，城市面貌有了新变化。",
        "一、2024年工作情况",
        "（一）市容管理有序。整治占道经营326处，取缔流动摊点56处，同比下降12.5%（上年64处）。",
        "（二）环卫保洁提质。改造公厕17座，新增环卫车辆26辆，由86辆增加到112辆，增长30.2%。",
        "（三）停车难有缓解。新增公共停车泊位3120个，完成年度任务3000个的104%。",
        "二、存在的问题",
        "（一）停车供需矛盾突出。老城区泊位缺口约2600个。",
        "三、2025年工作计划",
        "2025年是“十四五”规划收官之年，将重点抓好两项工作：一是缓解停车难，新增泊位2500个；二是改造公厕20座。",
        "云溪县城市管理局",
        "2025年1月6日",
    ),
    _s(
        "half a year",
        _HALF,
        "上半年，县水利局聚焦防汛抗旱，各项工作实现时间过半、任务过半。",
        "一、上半年工作情况",
        "（一）工程建设加快。1-6月，完成水利投资1.2亿元，占年度计划2.1亿元的57.1%。",
        "（二）安全饮水有保障。农村自来水普及率96.4%，比上年底提高1.2个百分点。",
        "二、下半年工作计划",
        "（一）抓好水毁修复。下半年完成37处水毁工程修复。",
        "（二）推进灌区改造。全年完成渠道衬砌42公里。",
    ),
    _s(
        "history is no residue",
        _YEAR,
        "2021年至2024年，累计更新燃气管道151公里。2023年12月印发的三年行动方案全面落实。",
        "与2023年相比，投诉量下降8.5%；2020年以来累计建成口袋公园56个。",
    ),
    _s(
        "the same in another unit",
        _YEAR,
        "争取补助资金3200万元，实施项目28个。",
        "一、2024年工作情况",
        "（一）资金保障。争取补助资金0.32亿元，全部拨付到位。",
    ),
    _s(
        "rounded and exact",
        _YEAR,
        "改造背街小巷近50条，签约临街商铺2.3万户。",
        "一、2024年工作情况",
        "（一）市容提质。改造背街小巷47条。（二）签约临街商铺22986户。",
    ),
    _s(
        "target and result",
        _YEAR,
        "新建口袋公园13个，较计划少3个。",
        "一、2025年工作计划",
        "（一）新建口袋公园15个，其中结转的3个上半年建成开放。",
    ),
    _s(
        "parts that overlap",
        _YEAR,
        "全局现有党员126名，其中女党员58名，大专以上学历103名。",
        "新建改建公厕18座，其中设置第三卫生间11座，沿江6座实现24小时开放。",
    ),
    _s(
        "shares of different wholes",
        _YEAR,
        "新能源车辆112辆，占环卫作业车辆的26.8%；主动发现案件占81.5%。",
        "一般公共预算支出83120万元，其中投向民生领域76230万元，占比91.7%。",
    ),
    _s(
        "past campaigns as history",
        _YEAR,
        "巩固拓展主题教育成果，推动党史学习教育常态化长效化。",
        "巩固拓展脱贫攻坚成果，有效衔接乡村振兴，选派驻村干部6名。",
        "党的十九大以来，城市管理体制改革不断深化。",
    ),
    _s(
        "neighbours",
        _YEAR,
        "组织赴合肥、芜湖学习垃圾分类经验，与杭州市对口部门签订协作协议。",
        "做好合肥至安庆高速公路沿线环境整治。",
    ),
    _s(
        "letters that are words",
        _YEAR,
        "完成D级危房排查28处，3D打印体验馆投入使用，R&D经费投入增长12%。",
        "建成AAA级旅游景区1处，PM2.5平均浓度28微克/立方米，推行“7×24小时”服务。",
    ),
    _s(
        "numbers that fit",
        _YEAR,
        "主要做了以下三个方面工作：",
        "（一）整治市容秩序。一是取缔占道经营56处，二是规范店外经营，三是清理小广告。",
        "（二）补齐设施短板。改造公厕17座。",
        "（三）优化便民服务。设置便民点28处。",
    ),
    _s(
        "numbers that start again",
        _YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "（二）环卫保洁。改造公厕17座。",
        "二、2025年工作安排",
        "（一）市容管理。继续整治占道经营。",
        "（二）环卫保洁。继续改造公厕。",
    ),
    _s(
        "usage that is right",
        _YEAR,
        "截至目前，全县共有公厕136座，历时15年以来首次实现全覆盖。",
        "报名截止日期为5月31日。按照云政发〔2024〕15号文件要求，各小区分类准确率为67%～89%。",
        "预防犯罪宣传进校园，按排放标准整改油烟净化设施21台。",
    ),
    _s(
        "counts of occasions",
        _YEAR,
        "（一）安全监管。开展专项检查23次，组织业务培训6期。",
        "（二）市容管理。开展专项检查41次，组织业务培训9期。",
    ),
    _s(
        "problems answered",
        _YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "二、存在的问题",
        "（一）执法队伍老化。执法人员平均年龄47岁，法律专业人员偏少。",
        "三、2025年工作计划",
        "（一）加强执法队伍建设。招录法律专业人员6名，优化年龄结构。",
    ),
    _s(
        "rates by the change",
        _YEAR,
        "完成评审项目96个，送审金额6.24亿元，审减0.58亿元，审减率9.3%。",
        "垃圾回收利用率由35.2%提高到37.8%，提高2.6个百分点。",
    ),
    _s(
        "short name explained",
        _YEAR,
        "推行市容环境卫生责任区管理制度（以下简称“责任区制度”），责任区制度覆盖全部临街商铺。",
    ),
    _s(
        "growth agrees with the past report",
        _YEAR,
        "全年发放困难群众补贴912.5万元，同比增长10.7%。",
        past=("发放困难群众补贴824.3万元，惠及群众1.04万户。",),
    ),
)
