# Readout's window and API, with the weights inside: it starts, fills its library and answers without any network.
#   docker build -t readout .
#   docker build -t readout --build-arg EXTRAS=auth,ollama .     extras of pyproject.toml that you need

FROM python:3.11-slim AS built
ARG EXTRAS=auth
# The address of PyTorch's builds for processors alone: PyPI's brings several GB for graphics cards along.
ARG PIP_EXTRA_INDEX_URL=
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY rag rag
COPY ingest ingest
# Packages' own tests, and what is only there to compile against torch, are a sixth of it all.
RUN python -m venv /venv \
  && /venv/bin/pip install --no-cache-dir ".[${EXTRAS}]" \
  && find /venv -type d \( -name tests -o -path "*/torch/test" -o -path "*/torch/include" \) -prune -exec rm -rf {} + \
  && find /venv -path "*/torch/bin/*" ! -name torch_shm_manager -delete

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
