FROM node:24-slim
# ruleid: dockerfile-debug-port
CMD ["node", "--inspect=0.0.0.0:9229", "server.js"]
# ruleid: dockerfile-debug-port
ENV FLASK_DEBUG=1
# ruleid: dockerfile-debug-port
ENTRYPOINT python -m debugpy --listen 0.0.0.0:5678 app.py
# ok: dockerfile-debug-port
CMD ["node", "server.js"]
# ok: dockerfile-debug-port
ENV FLASK_DEBUG=0
# ok: dockerfile-debug-port
CMD ["node", "--inspect=127.0.0.1:9229", "server.js"]
