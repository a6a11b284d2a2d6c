FROM debian:13
# ruleid: dockerfile-sudo
RUN sudo make install
# ruleid: dockerfile-sudo
RUN apt-get update && apt-get install -y curl sudo
# ruleid: dockerfile-sudo
RUN echo "boats ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/boats
# ok: dockerfile-sudo
RUN apt-get update && apt-get install -y curl gosu
# ok: dockerfile-sudo
RUN make install
# ok: dockerfile-sudo
RUN echo "run this with sudo on your machine" > /README
