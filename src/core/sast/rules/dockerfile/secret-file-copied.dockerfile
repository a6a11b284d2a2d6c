FROM node:24-slim AS build
# ruleid: dockerfile-secret-file-copied
COPY .env /app/.env
# ruleid: dockerfile-secret-file-copied
COPY --chown=node:node package.json .npmrc ./
# ruleid: dockerfile-secret-file-copied
COPY ["config/.env.production", "/app/.env"]
# ruleid: dockerfile-secret-file-copied
ADD id_rsa /root/.ssh/id_rsa
# ruleid: dockerfile-secret-file-copied
COPY certs/server.key /etc/ssl/private/
# ok: dockerfile-secret-file-copied
COPY .env.example /app/
# ok: dockerfile-secret-file-copied
COPY package.json package-lock.json ./
# ok: dockerfile-secret-file-copied
COPY certs/server.crt /etc/ssl/certs/
# ok: dockerfile-secret-file-copied
COPY src/environment.ts src/keys.ts ./src/
FROM node:24-slim
# ok: dockerfile-secret-file-copied
COPY --from=build /app/dist /app
