FROM debian:13
# ruleid: dockerfile-ssh-port
EXPOSE 22
# ruleid: dockerfile-ssh-port
EXPOSE 8080 22/tcp
# ruleid: dockerfile-ssh-port
EXPOSE 2375
# ok: dockerfile-ssh-port
EXPOSE 8080
# ok: dockerfile-ssh-port
EXPOSE 2200-2210
# ok: dockerfile-ssh-port
ENV PORT=22
