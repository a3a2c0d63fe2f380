"""Open the web page: `python app.py`."""

from assistant.settings import load_settings
from assistant.ui import serve

if __name__ == "__main__":
    serve(load_settings())
