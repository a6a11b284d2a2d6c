FROM debian:13
# ruleid: dockerfile-curl-pipe-shell
RUN curl -fsSL https://get.tidewater.example/install.sh | bash
# ruleid: dockerfile-curl-pipe-shell
RUN wget -qO- https://get.tidewater.example/install.sh | sh -s -- --yes
RUN apt-get update && \
    # ruleid: dockerfile-curl-pipe-shell
    curl -sSL https://get.tidewater.example/setup.py | python3 - && \
    rm -rf /var/lib/apt/lists/*
# ruleid: dockerfile-curl-pipe-shell
RUN bash -c "$(curl -fsSL https://get.tidewater.example/install.sh)"
# ok: dockerfile-curl-pipe-shell
RUN curl -fsSLo install.sh https://get.tidewater.example/1.4.0/install.sh && \
    echo "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  install.sh" | sha256sum -c && \
    sh install.sh
# ok: dockerfile-curl-pipe-shell
RUN curl -fsSL https://keys.tidewater.example/archive.gpg | gpg --dearmor -o /etc/apt/keyrings/tidewater.gpg
# ok: dockerfile-curl-pipe-shell
RUN curl -sf http://localhost:3000/health || sh restart.sh
