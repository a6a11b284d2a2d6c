FROM python:3.13-slim
# ruleid: dockerfile-unpinned-dependency
RUN pip install --no-cache-dir flask
# ruleid: dockerfile-unpinned-dependency
RUN npm install -g pnpm
# ruleid: dockerfile-unpinned-dependency
RUN npm i -g @tidewater/tool@latest
# ruleid: dockerfile-unpinned-dependency
RUN go install tidewater.example/tool@latest
# ok: dockerfile-unpinned-dependency
RUN pip install --no-cache-dir flask==3.1.0 gunicorn==23.0.0
# ok: dockerfile-unpinned-dependency
RUN pip install --require-hashes -r requirements.txt
# ok: dockerfile-unpinned-dependency
RUN pip install -r requirements.txt
# ok: dockerfile-unpinned-dependency
RUN pip install --upgrade pip
# ok: dockerfile-unpinned-dependency
RUN npm install -g pnpm@10.4.1
# ok: dockerfile-unpinned-dependency
RUN npm ci
# ok: dockerfile-unpinned-dependency
RUN pip install .
# ok: dockerfile-unpinned-dependency
RUN go install tidewater.example/tool@v1.4.0
