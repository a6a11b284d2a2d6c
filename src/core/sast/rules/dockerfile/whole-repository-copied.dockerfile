FROM node:24-slim AS build
# ok: dockerfile-whole-repository-copied
COPY . .
RUN npm ci && npm run build
FROM node:24-slim AS tools
# ok: dockerfile-whole-repository-copied
ADD . /src
FROM node:24-slim
# ok: dockerfile-whole-repository-copied
COPY --from=build /app/dist /app
# ok: dockerfile-whole-repository-copied
COPY package.json ./
# ruleid: dockerfile-whole-repository-copied
COPY . /app
# ruleid: dockerfile-whole-repository-copied
COPY --chown=node:node ./ /app
# ruleid: dockerfile-whole-repository-copied
ADD . /app
