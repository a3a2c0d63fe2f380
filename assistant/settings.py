"""Read the settings from `ASSISTANT_*` variables and `assistant.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import SettingsError
from assistant.foreign_files import refuse_faults
from assistant.resources import resource_folder

SETTINGS_FILE = "assistant.toml"
_PREFIX = "ASSISTANT_"
_SHAPE = '每行写成 名称 = "值"，文件存为 UTF-8 编码。'
_NAME = re.compile(r"[\w-](?:[\w.@-]{0,30}[\w-])?")


class Settings(BaseSettings):
    """All settings. Variables win over the file; unknown keys are refused."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, toml_file=SETTINGS_FILE, extra="forbid", frozen=True
    )

    index: Path = Path("index")  # the folder of the archive
    archive: SecretStr = SecretStr("")  # of PostgreSQL, with a password; empty: in `index`
    search_engine: str = ""  # of Milvus, for an archive in PostgreSQL
    tenant: str = "默认"  # whose archive, of those in PostgreSQL
    layout: Path | None = None  # of Word files; None: the national standard
    prompts: Path | None = None  # a folder of own prompts; None: those of the package

    review_limit: int = Field(default=300_000, ge=1)  # characters of a draft under review
    rules_off: tuple[str, ...] = ()  # rules that check and compare leave out

    embedding: str = "builtin"  # or a sentence-transformers name or folder, or the service's name
    embedding_offline: bool = True  # True: nothing is downloaded
    embedding_base_url: str = ""  # empty: the embedding model runs locally
    embedding_api_key: SecretStr = SecretStr("")
    reranker: str = ""  # a cross-encoder's name or folder; empty: none

    llm_provider: str = ""  # a name in data/providers.toml, which has address and model
    llm_base_url: str = ""  # empty: the built-in precedent drafter
    llm_model: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_timeout: float = Field(default=120.0, gt=0)  # seconds without an answer
    llm_parallel: int = Field(default=4, ge=1)  # sections written at the same time
    llm_context: int = Field(default=8192, ge=1024)  # tokens of prompt and answer together
    llm_price_in: float = Field(default=0.0, ge=0)  # yuan for a million tokens of prompt
    llm_price_out: float = Field(default=0.0, ge=0)  # yuan for a million tokens of answer

    host: str = "127.0.0.1"  # address of the page; other than this machine, it requires `users`
    port: int | None = Field(default=None, ge=1, le=65535)  # None: the first free one from 7860
    users: dict[str, str] = Field(default_factory=dict, repr=False)  # name: hashed password
    tokens: dict[str, str] = Field(
        default_factory=dict, repr=False
    )  # of programs; name: hashed token
    upload_limit: int = Field(default=100, ge=1)  # megabytes of one uploaded file
    mcp: bool = False  # serve MCP tools for agents too

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @model_validator(mode="before")
    @classmethod
    def _apply_preset(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Fill in the settings that the named provider implies and the user has not set."""
        name = given.get("llm_provider") or ""
        if not name:
            return given
        known = _providers()
        if name not in known:
            raise SettingsError(
                f"不认识的模型服务：{name}",
                hint=f"llm_provider 可用：{'、'.join(known)}；其他服务请设置 llm_base_url。",
            )
        return {f"llm_{key}": value for key, value in known[name].items()} | {
            key: value for key, value in given.items() if value != ""
        }

    @field_validator("users", "tokens")
    @classmethod
    def _require_distinct_names(cls, given: dict[str, str]) -> dict[str, str]:
        """Refuse names that differ in case only, and names that no folder can have."""
        for name in given:
            require_name(name)
        if len({name.casefold() for name in given}) < len(given):
            raise SettingsError("有两个名字只差大小写。", hint="请改掉其中一个。")
        return given

    @field_validator("llm_base_url", "embedding_base_url")
    @classmethod
    def _require_address(cls, given: str) -> str:
        """Refuse what is no address of a service."""
        if given and not _is_address(given):
            raise SettingsError(
                f"这不是网址：{given}", hint="请写完整的地址，例如 http://127.0.0.1:11434/v1"
            )
        return given

    @model_validator(mode="before")
    @classmethod
    def _apply_hosting(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Read address and port from the variables of Gradio hosts, unless they are set."""
        hosting = {"host": "GRADIO_SERVER_NAME", "port": "GRADIO_SERVER_PORT"}
        hosted = {key: os.environ[name] for key, name in hosting.items() if os.environ.get(name)}
        return hosted | given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (pydantic's signature)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
        return parts.scheme in {"http", "https"} and has_host and not re.search(r"\s", text)
    except ValueError:  # no port, or a host in brackets that is none
        return False


def is_hosted_space() -> bool:
    """Return whether this runs on a hosted Gradio space, whose host controls access."""
    return bool(os.environ.get("SPACE_ID"))


@refuse_faults(SettingsError, what=f"设置文件 {SETTINGS_FILE} ", hint=_SHAPE)
def load_settings(**overrides: object) -> Settings:
    """Return the settings of this process; `overrides` (from the command line) win.

    Raises SettingsError for an unknown key or an invalid value.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"设置 {name} 有误：{first['msg']}",
            hint=f"请检查 {SETTINGS_FILE} 和以 {_PREFIX} 开头的环境变量。",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"设置文件 {SETTINGS_FILE} 读不懂：{error}",
            hint=_SHAPE,
        ) from error


def require_name(name: str) -> None:
    """Raise SettingsError for an invalid name of a user or program."""
    if not _NAME.fullmatch(name):
        raise SettingsError(
            f"名字不能用：{name}", hint="用汉字、字母、数字、-、_ 和中间的点，至多 32 个字。"
        )


def provider_names() -> list[str]:
    """Return the possible values of `llm_provider`."""
    return list(_providers())


def provider_preset(provider: str) -> tuple[str, str]:
    """Return the address and the model of this `llm_provider`; empty for none."""
    known = _providers().get(provider, {})
    return known.get("base_url", ""), known.get("model", "")


def environment_settings() -> frozenset[str]:
    """Return the names of settings set by environment variables, which win over the file."""
    given = {name.upper() for name in os.environ}
    return frozenset(name for name in Settings.model_fields if _PREFIX + name.upper() in given)


def _providers() -> dict[str, dict[str, Any]]:
    path = resource_folder("data") / "providers.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _refuse_unknown_variables() -> None:
    """Raise SettingsError for a misspelt `ASSISTANT_*` variable, which pydantic ignores."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    ours = {name.upper() for name in os.environ if name.upper().startswith(_PREFIX)}
    unknown = sorted(ours - known)
    if unknown:
        raise SettingsError(
            f"不认识的设置：{'、'.join(unknown)}", hint=f"可用的设置：{'、'.join(sorted(known))}"
        )
