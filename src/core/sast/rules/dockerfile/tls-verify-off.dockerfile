FROM debian:13
# ruleid: dockerfile-tls-verify-off
RUN curl -sSLk https://downloads.tidewater.example/tool -o tool
# ruleid: dockerfile-tls-verify-off
RUN wget --no-check-certificate https://downloads.tidewater.example/tool
# ruleid: dockerfile-tls-verify-off
RUN git config --global http.sslVerify false
# ruleid: dockerfile-tls-verify-off
RUN pip install --trusted-host pypi.tidewater.example boats==1.4.0
# ruleid: dockerfile-tls-verify-off
RUN npm config set strict-ssl false && npm ci
# ruleid: dockerfile-tls-verify-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# ok: dockerfile-tls-verify-off
RUN curl -sSL --cacert ca.crt https://downloads.tidewater.example/tool -o tool
# ok: dockerfile-tls-verify-off
RUN curl -sSLK options.txt https://downloads.tidewater.example/tool -o tool
# ok: dockerfile-tls-verify-off
ENV NODE_EXTRA_CA_CERTS=/usr/local/share/ca-certificates/ca.crt
# ok: dockerfile-tls-verify-off
RUN npm config set strict-ssl true
