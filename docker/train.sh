#!/usr/bin/env bash
#
# Lets the JVM remember one run of the service in /app, so that the next ones start fast. The service
# runs beside a local mesh, which has the database and the relay that it needs.

set -euo pipefail

mesh_port=17447

java -cp '/mesh/*' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  dev.kith.mesh.LocalMesh --data=/tmp/mesh --home=/tmp/home --programs=/tmp/programs \
  "--port-base=$mesh_port" \
  >/tmp/mesh.out 2>&1 &
mesh=$!
until [ -s /tmp/mesh/mesh.json ]; do
  kill -0 $mesh 2>/dev/null || {
    cat /tmp/mesh.out >&2
    exit 1
  }
  sleep 0.1
done

database=postgresql://127.0.0.1:$((mesh_port + 3))/kith
password=$(cat /tmp/mesh/postgres.password)
export SPRING_R2DBC_URL=r2dbc:$database SPRING_R2DBC_PASSWORD=$password
export SPRING_FLYWAY_URL=jdbc:$database SPRING_FLYWAY_PASSWORD=$password
# A service asks for what concerns it.
relay=ws://127.0.0.1:$mesh_port
export SERVER_ADDRESS=127.0.0.1 SERVER_PORT=18080 KITH_PRESENCE_RELAYS=$relay KITH_WAKE_RELAY=$relay
KITH_PRESENCE_SECRETKEY=$(cat /tmp/mesh/presence.key)
KITH_WAKE_SECRETKEY=$(cat /tmp/mesh/wake.key)
KITH_WAKE_SEALING_KEYS_1=$(cat /tmp/mesh/wake-seal.key)
export KITH_PRESENCE_SECRETKEY KITH_WAKE_SECRETKEY KITH_WAKE_SEALING_KEYS_1

java @/app/java.args -XX:AOTCacheOutput=/trained/app.aot -jar /app/service.jar &
service=$!
until bash /app/healthy.sh 2>/dev/null; do
  kill -0 $service
  sleep 0.1
done
kill $service
wait $service || true
kill $mesh
wait $mesh || true
[ -s /trained/app.aot ]
