"""The sign-in page: no script, and nothing of the page behind it."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录 · 工作总结写作助手</title>
<style>
:root {{ color-scheme: light dark;
  --ground: #f6f7f9; --sheet: #fff; --line: #cfd6e0; --ink: #1d2430; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #14171c; --sheet: #1c2129; --line: #3b4452; --ink: #e6eaf0; }}
}}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; color: var(--ink);
  background: var(--ground);
  font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
form {{ width: min(20rem, 86vw); padding: 2rem; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 8px; }}
h1 {{ margin: 0 0 .25rem; font-size: 1.25rem; }}
p {{ margin: 0 0 1rem; font-size: .875rem; opacity: .8; }}
p.wrong {{ color: #c0362c; opacity: 1; }}
label {{ display: block; font-size: .875rem; margin-bottom: .9rem; }}
input {{ box-sizing: border-box; width: 100%; padding: .55rem .6rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--line); border-radius: 4px; }}
button {{ width: 100%; padding: .6rem; font: inherit; color: #fff; background: #1f5fbf; border: 0;
  border-radius: 4px; cursor: pointer; }}
:focus-visible {{ outline: 2px solid #1f5fbf; outline-offset: 1px; }}
</style></head>
<body><form method="post" action="login">
<h1>工作总结写作助手</h1>
<p>请登录。账号由管理员添加。<br><span lang="en">Please sign in.</span></p>
{wrong}
<label>名字 <input name="username" autocomplete="username" required autofocus></label>
<label>密码 <input name="password" type="password" autocomplete="current-password" required></label>
<button>登录</button>
</form></body></html>
"""


def sign_in_page(wrong: str = "", status: int = 200, wait: float = 0) -> HTMLResponse:
    """Return the sign-in page with an error message; `wait` is Retry-After, in seconds."""
    message = f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
    headers = {"Cache-Control": "no-store"}
    if wait:
        headers["Retry-After"] = str(int(wait) + 1)
    return HTMLResponse(_PAGE.format(wrong=message), status, headers)
