#!/usr/bin/env bash
#
# Builds every service and lays it out in the layers of an image, and the local mesh beside them, on
# which they are trained.
#
# docker/build.sh OUTPUT

set -euo pipefail

readonly SERVICES='relay-service presence-service wake-service' out=$1

mvn -B -q -pl "${SERVICES// /,},local-mesh" -am \
  -Dmaven.test.skip=true -Dspotless.check.skip=true -DincludeScope=runtime \
  package dependency:build-classpath -Dmdep.outputFile=target/runtime.classpath

for service in $SERVICES; do
  java -Djarmode=tools -jar "$service"/target/*-exec.jar extract \
    --layers --application-filename service.jar --destination "$out/$service"
  mkdir -p "$out/$service"/{dependencies,spring-boot-loader,snapshot-dependencies,application}
  sed -n 's/^  port: //p' "$service/src/main/resources/$service.yaml" >"$out/$service/application/port"
done

mkdir -p "$out/mesh"
IFS=: read -r -a jars <local-mesh/target/runtime.classpath || true
cp local-mesh/target/local-mesh-*.jar "${jars[@]}" "$out/mesh/"
