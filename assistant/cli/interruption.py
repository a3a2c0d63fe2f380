"""The messages for interrupted commands: what is saved, and how to continue."""

from assistant.errors import AssistantError

_MESSAGES = {
    "ingest": ("收录已中断。", "报告过“已收录”的都在；再运行一次即可接着收录。"),
    "reindex": ("重建索引已中断。", "报告都在；再运行一次 assistant reindex 即可。"),
    "train": (
        "已中断，报告都在。",
        "已经换上的模型会接着用，索引在下次打开档案时补全；还没换的，仍用原来的模型"
        "（assistant status 写着用哪个）。再运行一次即可。",
    ),
    "eval": ("评测已中断，没有结果。", "再运行一次即可。"),
    "serve": ("网页服务已停止。", "草稿都已保存；再运行 assistant serve 即可打开。"),
    "draft": ("起草已中断。", "写好的章节都已保存：用 assistant drafts 查看，用 --resume 接着写。"),
}
_DEFAULT_MESSAGE = ("已中断。", "没有改动任何文件；再运行一次即可。")


class CommandInterruptedError(AssistantError):
    """The user interrupted a command that knows what it has saved."""


def interruption_error(command: str) -> CommandInterruptedError:
    """Return the error for the interrupted `command`, as typed."""
    message, hint = _MESSAGES.get(command, _DEFAULT_MESSAGE)
    return CommandInterruptedError(message, hint=hint)
