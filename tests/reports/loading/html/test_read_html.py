"""Web pages: visible text, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load
from tests.reports.loading.making import write


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<h1>总结</h1><h2>一、成效</h2>", [("总结", 0), ("一、成效", 1)], id="headings"
        ),
        pytest.param("<p>甲<b>乙</b>丙</p>", [("甲乙丙", None)], id="inline markup"),
        pytest.param("<div>甲<p>乙</p>丙</div>", [(x, None) for x in "甲乙丙"], id="mixed blocks"),
        pytest.param("<p>甲<br>乙</p>", [("甲", None), ("乙", None)], id="line break"),
        pytest.param(
            "<p>今年\n   以来 GDP\n 增长</p>", [("今年以来 GDP 增长", None)], id="source line ends"
        ),
        pytest.param(
            "<p>蓄水1.2×10<sup>8</sup>立方米，河道<del>12</del><ins>14</ins>条</p>",
            [("蓄水1.2×10⁸立方米，河道14条", None)],
            id="powers and struck-out text",
        ),
        pytest.param(
            "<p>全县整治河道14<br>条，清淤27公里。<br>　　水质达标。</p>",
            [("全县整治河道14条，清淤27公里。", None), ("水质达标。", None)],
            id="line break within a sentence",
        ),
        pytest.param("<p>&nbsp;&nbsp;　甲</p>", [("甲", None)], id="indent"),
        pytest.param(
            "<script>x</script><style>y</style><nav>首页</nav><p style='display: none'>暗</p>明",
            [("明", None)],
            id="unseen",
        ),
        pytest.param(
            "<!-- 注 --><p>甲</p><!-- 释 -->乙", [("甲", None), ("乙", None)], id="comments"
        ),
        pytest.param(
            "<table><tr><th>指标</th><th>数值</th></tr><tr><td><p>投诉</p></td><td>12</td></tr></table>",
            [("指标 | 数值", None), ("投诉 | 12", None)],
            id="table",
        ),
        pytest.param(
            "<table><tr><th colspan='2'>本年</th><th>上年</th></tr></table>",
            [("本年 |  | 上年", None)],
            id="a cell over two columns takes two places",
        ),
        pytest.param(
            "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
            [("甲", None), ("乙", None)],
            id="layout table",
        ),
    ],
)
def test_blocks(tmp_path: Path, body: str, lines: list[tuple[str, int | None]]) -> None:
    page = f"<!DOCTYPE html>\n<html><head><title>题</title></head><body>{body}</body></html>"
    document = load(write(tmp_path, "总结.html", page))
    assert document.format == "html"
    assert [(line.text, line.outline) for line in document.lines] == lines


_SHEET = (
    "/* 页面 */ .old, td .was {text-decoration: line-through} .off{display:none}"
    " p.up span{vertical-align:super} .tab{display:none} .tab.on{display:block}"
    " #ad{visibility:hidden !important} a:hover{display:none}"
    " @media print{p{display:none}} @page{margin:2cm} .below::after{display:none}"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>巡堤<span style='TEXT-DECORATION: underline Line-Through'>7</span>9次</p>", "巡堤9次"),
        ("<p>巡堤<span style='text-decoration-line:line-through'>7</span>9次</p>", "巡堤9次"),
        ("<p>库容3×10<font style='vertical-align:super'>7</font>方</p>", "库容3×10⁷方"),
        ("<p>巡堤<b class='big old'>7</b>9次</p>", "巡堤9次"),
        ("<p class='up'>库容3×10<span>7</span>方</p>", "库容3×10⁷方"),
        ("<p><span>清淤5公里</span></p><div class='off'>暗</div>", "清淤5公里"),
        ("<div class='tab on'>清淤5公里</div><div class='tab'>暗</div>", "清淤5公里"),
        ("<div class='off' style='display:block'>清淤5公里</div>", "清淤5公里"),
        ("<p id='ad'>暗</p><a>清淤5公里</a><p class='below'></p>", "清淤5公里"),
        ("<p class='was'>清淤5公里</p>", "清淤5公里"),
    ],
    ids=[
        *("struck out", "by the newer property", "raised", "by a class", "raised by a class"),
        *("hidden by a class", "shown by a later rule", "shown by its own word", "by its name"),
        "a rule for cells only",
    ],
)
def test_what_a_style_strikes_out_raises_or_hides(tmp_path: Path, body: str, text: str) -> None:
    page = f"<html><head><style>{_SHEET}</style></head><body>{body}</body></html>"
    assert [line.text for line in load(write(tmp_path, "总结.html", page)).lines] == [text]


def test_a_declared_gbk_page(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="gbk"?><html><body><p>全年接待群众来访</p></body></html>'
    document = load(write(tmp_path, "总结.htm", page.encode("gbk")))
    assert [line.text for line in document.lines] == ["全年接待群众来访"]


def test_a_page_that_the_parser_would_cut_is_refused(tmp_path: Path) -> None:
    page = f"<html><body><p>浅处</p>{'<div>' * 3000}<p>深处</p>"
    with pytest.raises(LoadError, match="一部分"):
        load(write(tmp_path, "深.html", page))


_STOCK = "全县完成水利投资3.62亿元，新建管网41.8公里。"
_SITE = (
    "<!DOCTYPE html><html><head><title>云岭县水利局2024年工作总结-云岭县政府网</title></head><body>"
    "<div><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul></div>{title}"
    "<div>发布时间：2025-01-10　浏览次数：236</div>"
    "<div class='text'><p>一、工作成效</p><p>{text}</p><p>云岭县水利局</p></div>"
    "<div>分享到：微信</div><div><h3>相关链接</h3><ul><li><a>云岭县2023年政府工作报告</a></li></ul></div>"
    "<div>主办：云岭县人民政府</div></body></html>"
)


@pytest.mark.parametrize(
    ("title", "outline"),
    [
        ("<h1>云岭县水利局2024年工作总结</h1>", 0),
        ("<div>云岭县水利局2024年工作总结</div>", None),
    ],
    ids=["a heading", "named by the page"],
)
def test_of_a_site_only_the_article_is_read(
    tmp_path: Path, title: str, outline: int | None
) -> None:
    page = _SITE.format(title=title, text=_STOCK)
    document = load(write(tmp_path, "总结.html", page))
    assert [(line.text, line.outline) for line in document.lines] == [
        ("云岭县水利局2024年工作总结", outline),
        *((text, None) for text in ("一、工作成效", _STOCK, "云岭县水利局")),
    ]


def test_a_page_as_word_saves_it_is_read_whole(tmp_path: Path) -> None:
    page = f"<html><body><div><p>总结</p><p>{_STOCK}</p><ul><li>附表</li></ul></div></body></html>"
    document = load(write(tmp_path, "总结.html", page))
    assert [line.text for line in document.lines] == ["总结", _STOCK, "附表"]


def test_a_label_over_rows_stands_in_each(tmp_path: Path) -> None:
    page = (
        "<html><body><table><tr><td rowspan='2'>供水</td><td>管网</td><td rowspan=2>公里</td></tr>"
        "<tr><td>普及率</td></tr><tr><td>防汛</td><td>隐患</td><td>处</td></tr></table></body></html>"
    )
    lines = load(write(tmp_path, "总结.html", page)).lines
    assert [line.text for line in lines] == [
        *("供水 | 管网 | 公里", "供水 | 普及率 | 公里", "防汛 | 隐患 | 处")
    ]


def test_a_label_over_columns_stands_in_each_that_the_row_below_names(tmp_path: Path) -> None:
    page = (
        "<html><body><table><tr><th rowspan=2>指标</th><th colspan=2>2025年</th></tr>"
        "<tr><th>计划</th><th>实际</th></tr><tr><td>管网</td><td>40</td><td>41</td></tr>"
        "<tr><td>说明</td><td colspan=2>快报数</td></tr></table></body></html>"
    )
    lines = load(write(tmp_path, "总结.html", page)).lines
    assert [line.text for line in lines] == [
        *("指标 | 2025年 | 2025年", "指标 | 计划 | 实际", "管网 | 40 | 41", "说明 | 快报数 | ")
    ]


def test_a_long_cell_over_rows_leaves_the_others_in_their_columns(tmp_path: Path) -> None:
    page = (
        f"<html><body><h1>总结</h1><p>{_STOCK}</p><table>"
        f"<tr><td rowspan=2>{_STOCK * 2}</td><td>管网</td><td>41</td></tr>"
        f"<tr><td>普及率</td><td>98</td></tr></table><p>{_STOCK}</p></body></html>"
    )
    lines = [line.text for line in load(write(tmp_path, "总结.html", page)).lines]
    assert lines[2:4] == [f"{_STOCK * 2} | 管网 | 41", " | 普及率 | 98"]


_OLD_SITE = (
    "<HTML><HEAD><TITLE>云岭县政府网</TITLE></HEAD><BODY><TABLE><TR><TD><A href=/>首页</A>|"
    "<A href=/gk>公开</A>|<A href=/bs>办事</A></TD></TR></TABLE><TABLE><TR><TD><TABLE><TR><TD>"
    "栏目</TD></TR><TR><TD><A href=/zj>年度工作总结</A></TD></TR><TR><TD>人事任免</TD></TR></TABLE>"
    "</TD><TD><TABLE><TR><TD><FONT size=5><B>云岭县水利局2024年工作总结</B></FONT></TD></TR>"
    "<TR><TD>{meta}</TD></TR><TR><TD>{text}</TD></TR><TR><TD>{others}</TD></TR></TABLE></TD></TR>"
    "</TABLE><TABLE><TR><TD>云岭县政府版权所有　技术支持：某公司</TD></TR></TABLE></BODY></HTML>"
)
_OTHERS = (
    "·<A href=1>云岭县2023年工作总结</A> 2024-01-03<BR>·<A href=2>云岭县教育局2024年工作总结</A>"
)


@pytest.mark.parametrize(
    "text",
    [
        "<FONT size=4>&nbsp;&nbsp;{}<br><br>&nbsp;&nbsp;一、工作成效<br>&nbsp;&nbsp;{}</FONT>",
        "<P>{}</P><P>一、工作成效</P><P>{}</P>",
        "<TABLE><TR><TD><P>{}</P><P>一、工作成效</P><P>{}</P></TD></TR></TABLE>",
    ],
    ids=["line breaks", "paragraphs", "a table of its own"],
)
@pytest.mark.parametrize("inside", [False, True], ids=["apart", "in the article's cell"])
def test_of_a_site_made_of_tables_only_the_article_is_read(
    tmp_path: Path, text: str, *, inside: bool
) -> None:
    more = "汛前检查63处，消除隐患18处。"
    meta = "日期：2025-1-20 作者：办公室 点击：509 次"
    article = text.format(_STOCK, more)
    page = _OLD_SITE.format(
        meta=meta,
        text=article + f"<BR>{_OTHERS}" if inside else article,
        others="" if inside else _OTHERS,
    )
    lines = load(write(tmp_path, "总结.htm", page.encode("gbk"))).lines
    assert [line.text for line in lines] == [
        *("云岭县水利局2024年工作总结", _STOCK, "一、工作成效", more)
    ]


def test_links_in_the_text_and_its_anchors_are_read(tmp_path: Path) -> None:
    text = (
        f"<p>{_STOCK}详见<a href='/b'>年报</a>。</p><p><a name='_Toc1'>一、工作成效</a></p>"
        f"<p><a href='#n1'>附注一</a></p><p>全年清\n<a href='/d'>淤5公里</a>\n。</p>"
        "<table><tr><td><a href='/e'>云溪水库</a></td><td>12</td></tr></table>"
        f"<p>{_STOCK}</p><p><a href='/c'>附件下载</a></p>"
    )
    page = _SITE.format(title="<h1><a href='/'>总结</a></h1>", text=text)
    lines = load(write(tmp_path, "总结.html", page)).lines
    assert [line.text for line in lines] == [
        *("总结", "一、工作成效", f"{_STOCK}详见年报。", "一、工作成效", "附注一"),
        *("全年清淤5公里。", "云溪水库 | 12", _STOCK, "云岭县水利局"),
    ]
