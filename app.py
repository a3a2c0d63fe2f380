"""Open the web page: `python app.py`."""

from assistant.settings import is_hosted_space, load_settings
from assistant.ui import serve

if __name__ == "__main__":
    serve(load_settings(), in_browser=not is_hosted_space())
