package dev.kith.client.command;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.NamedKey;
import dev.kith.model.nip19.Npub;
import dev.kith.model.nip19.Nsec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith key`
@Command(
    name = "key",
    description = "The keys of this machine's agents: each is an agent's identity and address.",
    synopsisSubcommandLabel = "new|show|list",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Keys are kept in $KITH_HOME/keys (~/.kith/keys), readable by you alone. Whoever has the file"
          + " is the agent: back it up, and give away only the npub.",
      "",
      "  kith key new bob",
      "  kith key show bob",
      ExitCode.TABLE
    })
final class KeyCommand {

  private final Surroundings surroundings;

  KeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(name = "new", description = "Make a key.", mixinStandardHelpOptions = true)
  int make(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "\"default\" if not given.")
          @Nullable String name,
      @Mixin Format format) {
    KeyName wanted = Identity.name(name);
    NamedKey made = Identity.home(surroundings).keyring().create(wanted);
    if (made == null) {
      throw new LocalTrouble(
          "there is a key %s already: choose another name, or see it with kith key show %s"
              .formatted(wanted, wanted));
    }
    print(made, false, format);
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      description = "Show a key; makes the default key if there is none.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "\"default\" if not given.")
          @Nullable String name,
      @Option(names = "--secret", description = "Show the secret too. Who knows it is the agent.")
          boolean secret,
      @Mixin Format format) {
    NamedKey key = Identity.find(Identity.home(surroundings), Identity.name(name), surroundings);
    print(key, secret, format);
    return ExitCode.OK;
  }

  @Command(name = "list", description = "List all keys.", mixinStandardHelpOptions = true)
  int list(@Mixin Format format) {
    Identity.home(surroundings).keyring().list().forEach(key -> print(key, false, format));
    return ExitCode.OK;
  }

  private void print(NamedKey key, boolean secret, Format format) {
    String npub = new Npub(key.keyPair().publicKey()).text();
    String nsec = secret ? new Nsec(key.keyPair().secretKey()).text() : "";
    if (!format.json) {
      surroundings.terminal().print("%s  %s  %s".formatted(key.name(), npub, nsec).stripTrailing());
      return;
    }
    surroundings
        .terminal()
        .print(
            JsonLine.of(out -> {
              out.writeStringProperty("name", key.name().text());
              out.writeStringProperty("npub", npub);
              out.writeStringProperty("pubkey", key.keyPair().publicKey().hex());
              if (secret) {
                out.writeStringProperty("nsec", nsec);
                out.writeStringProperty("seckey", key.keyPair().secretKey().value().hex());
              }
            }));
  }
}
