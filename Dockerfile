# One image for web and worker: `docker run … web` or `… worker`; `migrate` once per release.
FROM node:24-bookworm-slim AS build
WORKDIR /briefke
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY . .
RUN node bin/mend.js && node node_modules/@remix-run/dev/dist/cli.js vite:build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production BRIEFKE_DATA=/data HOST=0.0.0.0 PORT=3000
WORKDIR /briefke
RUN useradd --system --uid 10001 --home-dir /data --create-home briefke
COPY --from=build --chown=root:root /briefke /briefke
USER 10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/run.js"]
CMD ["web"]
