FROM node:24-slim
# ruleid: dockerfile-shell-start-with-input
ENTRYPOINT eval "$START_COMMAND"
# ruleid: dockerfile-shell-start-with-input
CMD ["sh", "-c", "eval $OPTIONS"]
# ruleid: dockerfile-shell-start-with-input
ENTRYPOINT ["/bin/sh", "-c", "eval exec $@"]
# ok: dockerfile-shell-start-with-input
ENTRYPOINT ["node", "server.js"]
# ok: dockerfile-shell-start-with-input
CMD node server.js --port "$PORT"
# ok: dockerfile-shell-start-with-input
CMD ["sh", "-c", "exec node server.js --port \"$PORT\""]
