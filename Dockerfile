# One image for every process of Voronka: docker build -t voronka .
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/voronka
WORKDIR /srv/voronka
COPY requirements.lock ./
RUN /opt/voronka/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE policies.csv ./
COPY permissions permissions
COPY domain domain
COPY api api
# setuptools, which builds the package, comes with the lock file.
RUN /opt/voronka/bin/pip install --no-deps --no-build-isolation --editable . && \
    /opt/voronka/bin/python -m compileall -q .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /srv/voronka voronka
COPY --from=build /opt/voronka /opt/voronka
COPY --from=build /srv/voronka /srv/voronka
WORKDIR /srv/voronka
# All that is written at run time lies under var/; the rest belongs to root.
RUN install --directory --owner voronka --group voronka var
ENV PATH=/opt/voronka/bin:$PATH PYTHONUNBUFFERED=1 VORONKA_HOST=0.0.0.0
USER voronka
VOLUME /srv/voronka/var
EXPOSE 8000
CMD ["voronka", "serve"]
