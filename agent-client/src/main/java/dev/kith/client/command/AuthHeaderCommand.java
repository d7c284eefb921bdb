package dev.kith.client.command;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith auth-header`
@Command(
    name = "auth-header",
    description = {
      "Print a header that signs one HTTP request (NIP-98), for curl and the like.",
      "It is good for a minute and for one request."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  curl -H \"$(kith auth-header GET http://127.0.0.1:7447/v1/status)\" \\",
      "    http://127.0.0.1:7447/v1/status",
      ExitCode.TABLE
    })
final class AuthHeaderCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();

  @Parameters(index = "0", paramLabel = "METHOD", description = "Such as GET or POST.")
  private String method = "";

  @Parameters(index = "1", paramLabel = "URL", description = "All of it, with the query.")
  private String url = "";

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "What the request sends, byte for byte; - for stdin.")
  private @Nullable String body;

  AuthHeaderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    URI target = HttpUrl.parse(url);
    byte[] sent = body == null ? null : read(body);
    Identity.Chosen chosen = identity.choose(surroundings);
    String value =
        AuthorizationHeader.of(
            method, target, sent, chosen.key().keyPair(), Signer.create(), Instant.now());
    surroundings.terminal().print("Authorization: " + value);
    return ExitCode.OK;
  }

  private byte[] read(String file) {
    try {
      return file.equals("-")
          ? surroundings.input().readAllBytes()
          : Files.readAllBytes(Path.of(file));
    } catch (IOException unreadable) {
      throw new LocalTrouble(file + " cannot be read", unreadable);
    }
  }
}
