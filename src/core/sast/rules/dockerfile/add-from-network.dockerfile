FROM debian:13
# ruleid: dockerfile-add-from-network
ADD https://downloads.tidewater.example/chart-1.4.0.tar.gz /opt/
# ruleid: dockerfile-add-from-network
ADD --chown=app:app http://downloads.tidewater.example/tool /usr/local/bin/tool
# ruleid: dockerfile-add-from-network
ADD ["https://downloads.tidewater.example/a.zip", "/opt/"]
# ok: dockerfile-add-from-network
ADD --checksum=sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae https://downloads.tidewater.example/chart-1.4.0.tar.gz /opt/
# ok: dockerfile-add-from-network
ADD rootfs.tar.gz /
# ok: dockerfile-add-from-network
COPY https.conf /etc/
