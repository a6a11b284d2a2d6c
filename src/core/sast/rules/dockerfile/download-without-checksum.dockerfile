FROM debian:13
# ruleid: dockerfile-download-without-checksum
RUN curl -fsSLo /usr/local/bin/tool https://downloads.tidewater.example/1.4.0/tool && chmod +x /usr/local/bin/tool
# ruleid: dockerfile-download-without-checksum
RUN wget -q https://downloads.tidewater.example/boats.deb \
    && dpkg -i boats.deb
# ok: dockerfile-download-without-checksum
RUN curl -fsSLo tool https://downloads.tidewater.example/1.4.0/tool \
    && echo "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  tool" | sha256sum -c \
    && chmod +x tool
# ok: dockerfile-download-without-checksum
RUN curl -fsSLo boats.json https://api.tidewater.example/boats
# ok: dockerfile-download-without-checksum
RUN chmod +x run.sh && curl -sf http://localhost:3000/health
