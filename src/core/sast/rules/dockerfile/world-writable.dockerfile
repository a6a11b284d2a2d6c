FROM debian:13
# ruleid: dockerfile-world-writable
RUN chmod 777 /app
# ruleid: dockerfile-world-writable
RUN mkdir /data && chmod -R 0777 /data
# ruleid: dockerfile-world-writable
RUN chmod a+rwx /app/run.sh
# ruleid: dockerfile-world-writable
RUN chmod o+w /etc/boats.conf
# ruleid: dockerfile-world-writable
COPY --chmod=666 boats.conf /etc/boats.conf
# ok: dockerfile-world-writable
RUN chmod 755 /app/run.sh && chmod -R u+rwX,go+rX /app
# ok: dockerfile-world-writable
RUN chmod +x /app/run.sh
# ok: dockerfile-world-writable
RUN chmod 1777 /scratch
# ok: dockerfile-world-writable
COPY --chmod=755 run.sh /app/
# ok: dockerfile-world-writable
RUN chmod g+w /data && chmod 664 /data/boats.db
