FROM node:24-slim@sha256:c5b1261d6d3e43071626931fc004f70149baeba2c8ec672bd4f27761f8e1ad6b AS build
# ok: dockerfile-root-user
USER root
RUN npm ci
# ok: dockerfile-root-user
USER node
CMD ["node", "server.js"]

FROM debian:13
# ok: dockerfile-root-user
USER 10001:10001
RUN make
# ruleid: dockerfile-root-user
USER 0:0
CMD ["./boats"]

FROM debian:13
# ruleid: dockerfile-root-user
USER root
CMD ["./boats"]

FROM debian:13
# ok: dockerfile-root-user
USER rooter
