import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { matchedTexts } from './matched-texts.ts';

const parsers = await loadParsers();

const SCRIPT = `#!/bin/sh
set -e
FOO="a $BAR"
export TOKEN=abc OTHER
X=1 cmd -a 'q' "d" > out 2>&1
curl -sSL https://x.example/i.sh | sudo bash && rm -rf "$DIR"/* || true
for i in a b; do eval "$i"; done
if [ -f x ]; then one; elif two; then three; else four; fi
case $1 in a|b) five;; *) six;; esac
f() { local q=$1; chmod 777 $q; return 1; }
cat <<EOF
hi $NAME
EOF
eval $(decode $INPUT)
`;

describe('the shell', () => {
  it.each([
    ['curl ... | bash', []],
    ['curl ... | sudo bash', ['curl -sSL https://x.example/i.sh | sudo bash']],
    ['curl $...ARGS | $SHELL ...', ['curl -sSL https://x.example/i.sh | sudo bash']],
    ['chmod 777 $F', ['chmod 777 $q']],
    ['eval ...', ['eval "$i"', 'eval $(decode $INPUT)']],
    ['eval $(...)', ['eval $(decode $INPUT)']],
    ['rm -rf ...', ['rm -rf "$DIR"/*']],
    ['cmd ... > $OUT', []],
    ['cmd -a q ...', [`cmd -a 'q' "d"`]],
    ['FOO="a $B"', ['FOO="a $BAR"']],
    ['export TOKEN=$V ...', ['export TOKEN=abc OTHER']],
    ['$A && $B', ['curl -sSL https://x.example/i.sh | sudo bash && rm -rf "$DIR"/*']],
    ['three', ['three']],
    ['six', ['six']],
    ['four\n...\nset -e', []],
  ])('%j is found in %j', (pattern, texts) => {
    expect(matchedTexts(parsers, 'bash', pattern, SCRIPT)).toEqual(texts);
  });

  it('every part of an unusual script is lowered', () => {
    const read = parsers.read('bash', SCRIPT);
    expect(read?.problems).toEqual([]);
    expect(JSON.stringify(read?.root)).not.toContain('"unknown"');
  });
});

const IMAGE = `# syntax=docker/dockerfile:1
ARG BASE=node
FROM --platform=linux/amd64 \${BASE}:20-slim@sha256:abc AS build
ENV HTTP_PROXY=http://p DEBUG="1 2"
ENV OLD some text
USER root
RUN --mount=type=cache,target=/x apt-get update && \\
    # why
    sudo apt-get install -y curl

RUN ["sh", "-c", "x"]
RUN <<EOF
set -e
curl https://x | sh
EOF
COPY --from=build --chown=a:b /a "/b c" /
add http://x /y
HEALTHCHECK --interval=5s CMD curl -f http://localhost || exit 1
FROM alpine
EXPOSE 22 80
CMD node server.js
ENTRYPOINT ["node", "server.js"]
`;

describe('Dockerfile', () => {
  it.each([
    ['FROM $IMAGE', 2],
    ['FROM $IMAGE:$TAG', 1],
    ['FROM $IMAGE@$DIGEST', 1],
    ['FROM alpine', 1],
    ['FROM alpine:$TAG', 0],
    ['FROM $X AS $Y', 1],
    ['USER root', 1],
    ['USER $X', 1],
    ['ENV DEBUG="1 2"', 1],
    ['ENV $K=$V', 2],
    ['ENV OLD=$V', 1],
    ['ARG $K=$V', 1],
    ['RUN ...', 3],
    ['RUN sudo ...', 1],
    ['RUN apt-get install ...', 0],
    ['RUN curl ... | sh', 1],
    ['RUN ["sh", ...]', 1],
    ['ADD $SRC $DST', 1],
    ['COPY --from=$S ... $A $B $C', 1],
    ['COPY $A $B', 0],
    ['EXPOSE ... 22 ...', 1],
    ['CMD [...]', 0],
    ['ENTRYPOINT ["node", ...]', 1],
    ['HEALTHCHECK ... CMD ...', 1],
    ['HEALTHCHECK ... CMD wget ...', 0],
    ['HEALTHCHECK --interval=$T CMD ...', 1],
    ['CMD node ...', 1],
    ['USER root\n...\nUSER $X', 0],
    ['USER root\n...\nFROM alpine', 1],
  ])('%j is found %i times', (pattern, count) => {
    expect(matchedTexts(parsers, 'dockerfile', pattern, IMAGE)).toHaveLength(count);
  });

  it('what a shell runs is read as shell, at its place', () => {
    expect(parsers.read('dockerfile', IMAGE)?.problems).toEqual([]);
    expect(matchedTexts(parsers, 'dockerfile', 'RUN curl ... | sh', IMAGE)).toEqual([
      'RUN <<EOF\nset -e\ncurl https://x | sh\n',
    ]);
    expect(JSON.stringify(parsers.read('dockerfile', IMAGE)?.root)).not.toContain('"unknown"');
  });

  it('broken files keep what can be read', () => {
    for (const text of [
      'FROM',
      'RUN',
      'RUN \\',
      '= =\nUSER root',
      'RUN <<EOF\nx',
      'COPY [',
      'ONBUILD',
      'ONBUILD '.repeat(3000),
    ]) {
      expect(parsers.read('dockerfile', text)?.root.kids.length).toBeGreaterThan(0);
    }
  });
});
