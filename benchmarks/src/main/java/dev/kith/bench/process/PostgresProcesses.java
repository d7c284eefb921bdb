package dev.kith.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes of a PostgreSQL, found by the file in which the first of them says who it is.
record PostgresProcesses(Path cluster) {

  Optional<ProcessHandle> first() throws IOException {
    return Files.readAllLines(cluster.resolve("postmaster.pid")).stream()
        .findFirst()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
  }

  List<ProcessHandle> all() throws IOException {
    return first().stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.children()))
        .toList();
  }
}
