ARG BASE=node:24
# ruleid: dockerfile-image-by-moving-tag
FROM node:latest
# ruleid: dockerfile-image-by-moving-tag
FROM --platform=linux/amd64 alpine:edge AS tools
# ruleid: dockerfile-image-by-moving-tag
FROM debian
# ruleid: dockerfile-image-by-moving-tag
FROM registry.tidewater.example:5000/boats/build:main
# ruleid: dockerfile-image-by-moving-tag
FROM ghcr.io/tidewater/build AS other
# ok: dockerfile-image-by-moving-tag
FROM node:24.11.1-slim AS build
# ok: dockerfile-image-by-moving-tag
FROM node:latest@sha256:c5b1261d6d3e43071626931fc004f70149baeba2c8ec672bd4f27761f8e1ad6b
# ok: dockerfile-image-by-moving-tag
FROM debian@sha256:c5b1261d6d3e43071626931fc004f70149baeba2c8ec672bd4f27761f8e1ad6b
# ok: dockerfile-image-by-moving-tag
FROM ${BASE} AS based
# ok: dockerfile-image-by-moving-tag
FROM build AS test
# ok: dockerfile-image-by-moving-tag
FROM scratch
