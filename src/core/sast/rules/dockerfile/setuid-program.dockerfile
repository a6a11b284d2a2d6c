FROM debian:13
# ruleid: dockerfile-setuid-program
RUN chmod u+s /usr/local/bin/mooring
# ruleid: dockerfile-setuid-program
RUN chmod 4755 /usr/local/bin/mooring
# ruleid: dockerfile-setuid-program
COPY --chmod=4755 mooring /usr/local/bin/
# ok: dockerfile-setuid-program
RUN chmod 0755 /usr/local/bin/mooring
# ok: dockerfile-setuid-program
RUN chmod g+s /srv/shared
# ok: dockerfile-setuid-program
RUN find / -perm /6000 -type f -exec chmod a-s {} + || true
