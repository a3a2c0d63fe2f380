"""The English names of the views and orders of this tab."""

from assistant.phrasing.query_options import PhraseView, SentenceOrder

PASSAGES = "段落"  # a view beside those of PhraseView
PHRASE_VIEW_WORDS = {
    PhraseView.SENTENCES: "Sentences",
    PhraseView.PATTERNS: "Patterns",
    PhraseView.HEADINGS: "Heading sets",
    PhraseView.TIMELINE: "By year",
    PhraseView.COLLOCATIONS: "Collocations",
}
VIEW_WORDS = {
    PhraseView.SENTENCES.value: PHRASE_VIEW_WORDS[PhraseView.SENTENCES],
    PASSAGES: "Passages",
    **{view.value: english for view, english in list(PHRASE_VIEW_WORDS.items())[1:]},
}
ORDER_WORDS = {
    SentenceOrder.BEST: ("最贴切的在前", "Best first"),
    SentenceOrder.LEFT: ("按左边的字", "By the words before"),
    SentenceOrder.RIGHT: ("按右边的字", "By the words after"),
}
FLAG_WORDS = {
    "遮盖": "blotted out",
    "缺名": "name missing",
    "缺数": "figure missing",
    "错字": "mistyped",
    "残缺": "incomplete",
}
KIND_WORDS = {"宾语": "objects", "动词": "verbs", "名词": "nouns"}
