# Readout's window and API, with the weights inside: it starts, fills its library and answers without any network.
#   docker build -t readout .
#   docker build -t readout --build-arg EXTRAS=auth,ollama .     extras of pyproject.toml that you need

FROM python:3.11-slim AS built
ARG EXTRAS=auth
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY rag rag
COPY ingest ingest
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir ".[${EXTRAS}]"

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home readout && install -d -o readout /data
COPY --from=built /venv /venv
WORKDIR /app
COPY app.py ./
COPY .streamlit/config.toml .streamlit/
# Nothing is written but to /data and /tmp, so the rest may be mounted read-only.
ENV PATH=/venv/bin:$PATH HOME=/tmp READOUT_DATA=/data HF_HUB_OFFLINE=1
USER 10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --start-period=60s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=5)"]
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
