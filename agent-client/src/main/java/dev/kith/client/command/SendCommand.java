package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.MessageDraft;
import dev.kith.client.identity.Resolution;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith send`
@Command(
    name = "send",
    description = "Send a message to an agent. Only the two of you can read it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith send --to npub1... \"are you there?\"",
      "  kith send --to bob --key alice --plain hello",
      "  git log -1 | kith send --to bob@example.org",
      ExitCode.TABLE
    })
final class SendCommand implements Callable<Integer> {

  private static final int MAX_BYTES = 1 << 20;

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "WHOM",
      description =
          "64 hex digits, an npub, name@host (NIP-05), the name of a key of this machine, or a"
              + " name in $KITH_HOME/contacts (lines of name and key).")
  private String to = "";

  @Option(names = "--plain", description = "Do not encrypt: everyone at the relay can read it.")
  private boolean plain;

  @Option(
      names = "--reply-to",
      paramLabel = "ID",
      description = "The message this one answers (its 64 hex digits); may be given several times.")
  private List<String> parents = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long the relay may take, such as 10s (the default) or 2m.")
  private Duration timeout = Duration.ofSeconds(10);

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Read from stdin if not given.")
  private @Nullable String text;

  SendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Identity.Chosen chosen = identity.choose(surroundings);
    MessageDraft draft =
        new MessageDraft(
            addressee(chosen), text(), !plain, parents.stream().map(SendCommand::id).toList());
    VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
    try (Agent agent = relays.agent(chosen, surroundings, timeout)) {
      agent.send(draft).doOnNext(verdicts::print).blockLast();
    } catch (IllegalArgumentException unfit) {
      throw new UsageError(String.valueOf(unfit.getMessage()));
    }
    return verdicts.finish();
  }

  private PublicKey addressee(Identity.Chosen chosen) {
    return switch (chosen.home().addressBook().resolve(to)) {
      case Resolution.Found(PublicKey key) -> key;
      case Resolution.NotFound(String why) ->
          throw new UsageError("--to %s: %s".formatted(to, why));
    };
  }

  private String text() throws IOException {
    if (text != null) {
      return text;
    }
    byte[] bytes = surroundings.input().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UsageError("the message is longer than 1 MiB: send it in parts");
    }
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }

  private static EventId id(String hex) {
    try {
      return EventId.ofHex(hex);
    } catch (IllegalArgumentException malformed) {
      throw new UsageError("--reply-to %s: %s".formatted(hex, malformed.getMessage()));
    }
  }
}
