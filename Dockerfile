# The page and all it needs; no key, no model service, nobody's archive inside.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

# Libraries first: they change less often than the program.
# torch goes first: TORCH_INDEX may name an index that has it for processors only, which is 4 GB less.
ARG TORCH_INDEX=
COPY constraints.txt requirements.txt ./
# hadolint ignore=DL3013
RUN pip install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} "$(grep '^torch==' constraints.txt)" \
    && pip install -c constraints.txt -r requirements.txt

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY assistant ./assistant
COPY prompts ./prompts
COPY examples ./examples
RUN pip install -c constraints.txt ".[mcp]" \
    && useradd --create-home --uid 10001 writer \
    && install -d -o writer -g writer /data

USER 10001
WORKDIR /data
VOLUME /data
ENV ASSISTANT_INDEX=/data/index ASSISTANT_HOST=0.0.0.0 ASSISTANT_PORT=7860 GRADIO_TEMP_DIR=/data/tmp
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:7860/', timeout=4)"]
CMD ["assistant", "serve", "--no-browser"]
