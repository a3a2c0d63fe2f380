"""Name the views of this tab, defects and kinds of partners in both languages."""

from assistant.phrasing.query_options import PhraseView

PASSAGES = "段落"  # a view beside those of PhraseView
VIEW_WORDS = {
    PhraseView.SENTENCES.value: ("句子", "Sentences"),
    PhraseView.PATTERNS.value: ("句式", "Patterns"),
    PhraseView.HEADINGS.value: ("成套标题", "Heading sets"),
    PhraseView.TIMELINE.value: ("年份", "Years"),
    PhraseView.COLLOCATIONS.value: ("搭配", "Collocations"),
    PASSAGES: ("段落", "Passages"),
}
FLAG_WORDS = {
    "遮盖": "blotted out",
    "缺名": "name missing",
    "缺数": "figure missing",
    "错字": "mistyped",
    "残缺": "incomplete",
}
KIND_WORDS = {"宾语": "objects", "动词": "verbs", "名词": "nouns"}
