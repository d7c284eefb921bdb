#!/usr/bin/env bash
#
# Builds the images, runs the composed mesh beside whatever else runs, with a database and ports of
# its own, and looks whether what was promised is there after everything was taken down. Leaves
# nothing behind but the images.

set -euo pipefail

cd "$(dirname "$0")/.."
docker compose version >/dev/null || {
  echo 'kith: docker compose is missing' >&2
  exit 4
}
scratch=$(mktemp -d)
export KITH_HOME=$scratch/home KITH_RELAY_PORT=${KITH_RELAY_PORT:-17447}
export KITH_PRESENCE_PORT=${KITH_PRESENCE_PORT:-17448} KITH_WAKE_PORT=${KITH_WAKE_PORT:-17449}
export KITH_RELAY=ws://127.0.0.1:$KITH_RELAY_PORT

compose() {
  docker compose --project-name kith-test --env-file "$scratch/env" "$@"
}

clean_up() {
  local code=$?
  if [ -f "$scratch/env" ]; then
    [ $code -eq 0 ] || compose logs --tail 100 >&2 || true
    compose down --volumes || true
  fi
  rm -rf "$scratch"
  exit $code
}

# expect TEXT COMMAND...
expect() {
  local wanted=$1 said
  shift
  said=$("$@")
  case $said in
    *"$wanted"*) printf 'ok: %s: %s\n' "$*" "$wanted" ;;
    *)
      printf 'kith: %s was to say %s and said %s\n' "$*" "$wanted" "$said" >&2
      exit 1
      ;;
  esac
}

# Signed by the owner.
agents() {
  local url=http://127.0.0.1:$KITH_PRESENCE_PORT/v1/agents
  curl --fail --silent --show-error --header "$(./kith auth-header GET "$url")" "$url"
}

trap clean_up EXIT
./kith compose-env "$scratch/env"
compose build
compose up --detach --wait
./kith key new bob
./kith send --to bob first
expect '"items"' agents

compose down
compose up --detach --wait
expect 'first' ./kith inbox --key bob
expect '"items"' agents

compose exec --no-TTY postgres pg_dump --username=kith --format=custom kith >"$scratch/dump"
compose stop relay presence wake
compose exec --no-TTY postgres dropdb --username=kith --force --maintenance-db=postgres kith
compose exec --no-TTY postgres createdb --username=kith --maintenance-db=postgres kith
compose exec --no-TTY postgres pg_restore --username=kith --dbname=kith --exit-on-error \
  <"$scratch/dump"
compose start relay presence wake
compose up --detach --wait
expect 'first' ./kith inbox --key bob --ack
expect '"items"' agents
