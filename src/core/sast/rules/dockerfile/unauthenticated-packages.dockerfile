FROM debian:13
# ruleid: dockerfile-unauthenticated-packages
RUN apt-get update && apt-get install -y --allow-unauthenticated boats
# ruleid: dockerfile-unauthenticated-packages
RUN echo "deb [trusted=yes] http://apt.tidewater.example stable main" > /etc/apt/sources.list.d/tidewater.list
# ruleid: dockerfile-unauthenticated-packages
RUN apk add --allow-untrusted boats.apk
# ruleid: dockerfile-unauthenticated-packages
RUN dnf install -y --nogpgcheck boats
# ok: dockerfile-unauthenticated-packages
RUN apt-get update && apt-get install -y --no-install-recommends boats
# ok: dockerfile-unauthenticated-packages
RUN echo "deb [signed-by=/etc/apt/keyrings/tidewater.gpg] https://apt.tidewater.example stable main" > /etc/apt/sources.list.d/tidewater.list
# ok: dockerfile-unauthenticated-packages
RUN dnf install -y boats
