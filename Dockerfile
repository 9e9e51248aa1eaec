# Limner as `limner serve`, `limner worker`, `limner migrate`: one image, the command decides.
#
#   docker build --tag limner:0.2.0 .
#   docker run --init --volume limner:/var/lib/limner --publish 127.0.0.1:50051:50051 limner:0.2.0 \
#     serve --plaintext --anonymous
#
# The tests run on this version of Python.
FROM python:3.11.13-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /build

# First what changes seldom: the locked packages of the server, then the tools that build our own wheel.
COPY requirements-server.lock requirements-build.lock ./
RUN python -m venv /opt/limner \
    && /opt/limner/bin/pip install --require-hashes --only-binary :all: --requirement requirements-server.lock \
    && python -m venv tools \
    && tools/bin/pip install --require-hashes --only-binary :all: --requirement requirements-build.lock

COPY pyproject.toml README.md ./
COPY generated generated
COPY limner_client limner_client
COPY migrations migrations
COPY server server
RUN tools/bin/python -m hatchling build --target wheel \
    && /opt/limner/bin/pip install --no-deps dist/*.whl \
    && /opt/limner/bin/python -m compileall -q /opt/limner/lib \
    && /opt/limner/bin/pip uninstall --yes pip setuptools


FROM python:3.11.13-slim-bookworm
# Text in joined and right-to-left scripts needs fribidi; everything else comes with the packages.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libfribidi0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home --home-dir /var/lib/limner limner \
    && install --directory --owner limner --group limner --mode 700 /var/lib/limner
COPY --from=build /opt/limner /opt/limner

# The address is reachable from outside of the container, so `serve` starts only with a certificate or with --plaintext.
ENV PATH=/opt/limner/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LIMNER_DATA_DIR=/var/lib/limner \
    LIMNER_LISTEN=0.0.0.0:50051 \
    LIMNER_LOG_FORMAT=json
USER limner
WORKDIR /var/lib/limner
VOLUME /var/lib/limner
EXPOSE 50051
STOPSIGNAL SIGTERM
# Ready means that database and store answer too; containers that run no server switch this off, and those with a
# certificate name a check that talks TLS.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import grpc; from grpc_health.v1 import health_pb2, health_pb2_grpc; stub = health_pb2_grpc.HealthStub(grpc.insecure_channel('127.0.0.1:50051')); answer = stub.Check(health_pb2.HealthCheckRequest(), timeout=4); raise SystemExit(answer.status != health_pb2.HealthCheckResponse.SERVING)"]
ENTRYPOINT ["limner"]
CMD ["serve"]
