# One image for each service, and a recipe for all of them:
#   docker build --build-arg SERVICE=relay-service --tag kith/relay-service:local .
# Other bases can be named, by digest too. That of the build needs Maven and a JDK 25; that of the
# run time needs a Java 25 and bash, and none of the tools of a build.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2/repository bash docker/build.sh /built

# Everything but the memory of an earlier run: the libraries first, which change least.
FROM ${RUNTIME_IMAGE} AS service
RUN echo 'kith:x:10001:10001:Kith:/app:/bin/false' >>/etc/passwd \
  && echo 'kith:x:10001:' >>/etc/group \
  && mkdir /trained && chown 10001:10001 /trained
WORKDIR /app
ARG SERVICE
COPY --from=build /built/${SERVICE}/dependencies/ ./
COPY --from=build /built/${SERVICE}/spring-boot-loader/ ./
COPY --from=build /built/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /built/${SERVICE}/application/ ./
COPY docker/java.args docker/healthy.sh ./
# Only this machine reaches a service by default; in a container nobody would.
ENV SERVER_ADDRESS=0.0.0.0
USER 10001:10001

FROM service AS trained
COPY --from=build /built/mesh/ /mesh/
COPY docker/train.sh /mesh/
RUN bash /mesh/train.sh

FROM service
COPY --from=trained /trained/app.aot ./
# Native libraries are unpacked into /tmp, so that is mounted with exec; nothing else is written.
ENTRYPOINT ["java", "@/app/java.args", "-XX:AOTCache=/app/app.aot", "-jar", "/app/service.jar"]
HEALTHCHECK --interval=3s --timeout=6s --start-period=60s --retries=6 CMD ["bash", "/app/healthy.sh"]
