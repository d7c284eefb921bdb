#!/usr/bin/env bash
#
# Succeeds if the service of this container is healthy: if it says so over HTTP, or, where it speaks
# TLS, if it takes connections.

set -euo pipefail

read -r port </app/port
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-$port}"
[ -z "${SERVER_SSL_BUNDLE:-}" ] || exit 0
printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS= read -r -t 5 status <&3
case $status in
  "HTTP/1."?" 200"*) ;;
  *) exit 1 ;;
esac
