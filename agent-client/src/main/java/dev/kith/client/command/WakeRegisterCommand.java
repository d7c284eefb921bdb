package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.giftwrap.Wrapping;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.Resolution;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.WakeApi;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith wake register`
@Command(
    name = "register",
    description = {
      "Register a device that the key's agent can be woken by, and print it.",
      "The file says how it is reached and used: docs/wake.md has its form."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith wake register phone device.json", ExitCode.TABLE})
final class WakeRegisterCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Mixin private RelayOptions relays = new RelayOptions();

  @Option(
      names = "--wrapped",
      paramLabel = "KEY",
      description = {
        "Send it to the wake service of that key in a gift wrap, over the relay,",
        "instead of asking the service itself."
      })
  private @Nullable String wrapped;

  @Parameters(index = "0", paramLabel = "NAME", description = "What the device is called.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "JSON; - for stdin.")
  private String file = "";

  WakeRegisterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String device = device(name);
    String json = read();
    if (wrapped != null) {
      return send(device, json, wrapped);
    }
    WakeApi.Answer answer = wake.api(surroundings).register(device, json);
    return WakeOptions.end(
        answer, surroundings, done -> surroundings.terminal().print(done.body()));
  }

  /// In a gift wrap to the service's key, so that relays do not see what it is.
  private int send(String device, String json, String service) {
    Identity.Chosen chosen = wake.choose(surroundings);
    PublicKey to = key(service, chosen);
    KeyPair own = chosen.key().keyPair();
    Instant now = InstantSource.system().instant();
    String content = "{\"name\":\"%s\",\"device\":%s}".formatted(device, json);
    Rumor rumor =
        Rumor.of(
            new EventDraft(now.getEpochSecond(), Kind.DEVICE, List.of(), content), own.publicKey());
    Signer signer = chosen.home().signer();
    Event wrap =
        new Wrapping(signer.signatures(), new EventCodec(), signer.random())
            .wrap(rumor, own, to, now);
    try (Agent agent = relays.agent(chosen, surroundings, wake.patience())) {
      Posted posted = Objects.requireNonNull(agent.post(wrap).block());
      return new VerdictPrinter(surroundings.terminal(), false).print(posted);
    }
  }

  private static PublicKey key(String service, Identity.Chosen chosen) {
    return switch (chosen.home().addressBook().resolve(service)) {
      case Resolution.Found(PublicKey key) -> key;
      case Resolution.NotFound(String why) ->
          throw new UsageError("--wrapped %s: %s".formatted(service, why));
    };
  }

  /// The name goes into a URL.
  static String device(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new UsageError("a device is called by 1 to 64 letters, digits, dots, - and _");
    }
    return name;
  }

  private String read() {
    try {
      return file.equals("-")
          ? new String(surroundings.input().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      throw new LocalTrouble(file + " cannot be read", unreadable);
    }
  }
}
