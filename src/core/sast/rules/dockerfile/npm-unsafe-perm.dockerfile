FROM node:24-slim
# ruleid: dockerfile-npm-unsafe-perm
RUN npm install --unsafe-perm
# ruleid: dockerfile-npm-unsafe-perm
RUN npm config set unsafe-perm true && npm ci
# ruleid: dockerfile-npm-unsafe-perm
ENV NPM_CONFIG_UNSAFE_PERM=true
# ok: dockerfile-npm-unsafe-perm
RUN npm ci --ignore-scripts
# ok: dockerfile-npm-unsafe-perm
RUN npm install --unsafe-perm=false
# ok: dockerfile-npm-unsafe-perm
ENV NPM_CONFIG_FUND=false
