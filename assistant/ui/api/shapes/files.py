"""The JSON of files that are sent and returned."""

from typing import Annotated

from pydantic import with_config
from typing_extensions import Doc, TypedDict


class SentFileJson(TypedDict):
    """送来的一个文件。"""

    name: Annotated[str, Doc("文件名，带后缀，如 2024年工作总结.docx")]
    content: Annotated[str, Doc("内容，base64")]


@with_config(extra="ignore")  # the client sends more fields than we need
class UploadedFileJson(TypedDict):
    """gradio_client 用 handle_file(路径) 送来的文件。"""

    path: Annotated[str, Doc("上传后得到的路径；智能体请用 name 和 content")]
    orig_name: str | None


AnyFileJson = SentFileJson | UploadedFileJson


class FileJson(TypedDict):
    """一个文件。"""

    name: Annotated[str, Doc("文件名")]
    content: Annotated[str, Doc("内容，base64")]


class RevisedFileJson(TypedDict):
    """带修订的 Word 文件。"""

    name: Annotated[str, Doc("文件名")]
    content: Annotated[str, Doc("内容，base64")]
    changed: Annotated[int, Doc("改动的段数")]
    added: Annotated[int, Doc("新增的段数")]
    removed: Annotated[int, Doc("删去的段数")]
    left: Annotated[int, Doc("表格和文本框里对不上新稿、没有改的处数")]
    unrevised: Annotated[list[str], Doc("其中旧稿还留着的行")]
    unplaced: Annotated[list[str], Doc("其中新稿没写进去的行")]
