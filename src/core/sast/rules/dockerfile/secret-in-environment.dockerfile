FROM node:24-slim
# ruleid: dockerfile-secret-in-environment
ENV DB_PASSWORD=Harbour-Gulls-77
# ruleid: dockerfile-secret-in-environment
ENV MODE=production STRIPE_API_KEY="q7Xv2LrT9bWk"
# ruleid: dockerfile-secret-in-environment
ARG NPM_TOKEN
# ruleid: dockerfile-secret-in-environment
ARG GITHUB_TOKEN=none-so-far
# ruleid: dockerfile-secret-in-environment
ENV API_TOKEN=$API_TOKEN_OF_BUILD
# ok: dockerfile-secret-in-environment
ENV NODE_ENV=production
# ok: dockerfile-secret-in-environment
ENV DB_PASSWORD_FILE=/run/secrets/db-password
# ok: dockerfile-secret-in-environment
ARG VERSION=1.4.0
# ok: dockerfile-secret-in-environment
ARG TOKENIZERS_PARALLELISM=false
# ok: dockerfile-secret-in-environment
ENV API_TOKEN=""
# ok: dockerfile-secret-in-environment
RUN --mount=type=secret,id=npm_token NPM_TOKEN="$(cat /run/secrets/npm_token)" npm ci
