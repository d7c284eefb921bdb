package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.runtime.InviteUrl;
import dev.kith.client.runtime.RelayApi;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.filter.Filter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith invite`
@Command(
    name = "invite",
    description = {
      "Print an invite to the relay, for whoever may invite there: one URL, for kith join.",
      "Without options the relay gives a code for one key and a week (NIP-43), the same one again"
          + " until it is used. With options an operator makes a new one."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith invite --relay wss://relay.example.org",
      "  kith invite --uses 10 --expires 24h --key operator",
      "",
      "Whoever has the URL can join with it. What it names is the relay as you reach it.",
      ExitCode.TABLE
    })
final class InviteCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final InstantSource clock = InstantSource.system();

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--uses",
      paramLabel = "N",
      description = "How many keys may join with it (1 if not given).")
  private @Nullable Integer uses;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long it is good, such as 24h (until it is used up if not given).")
  private @Nullable Duration expires;

  @Mixin private Timeout timeout = new Timeout();

  InviteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    URI relay = relays.one(surroundings);
    Identity.Chosen chosen = identity.choose(surroundings);
    return uses == null && expires == null ? ask(relay, chosen) : make(relay, chosen);
  }

  private int ask(URI relay, Identity.Chosen chosen) {
    try (Agent agent = RelayOptions.agent(chosen, timeout.time, List.of(relay.toString()))) {
      Event invite = StoredEvent.newest(agent, Filter.ALL.withKinds(Kind.INVITE), timeout.time);
      return print(relay, invite == null ? null : invite.tagValue("claim"));
    }
  }

  private int make(URI relay, Identity.Chosen chosen) {
    RelayApi api =
        new RelayApi(relay, chosen.key().keyPair(), chosen.home().signer(), timeout.time);
    Instant until = expires == null ? null : clock.instant().plus(expires);
    RelayApi.Made made = api.invite(uses == null ? 1 : uses, until);
    int code = Ending.of(made.verdict(), surroundings.terminal());
    return code == ExitCode.OK ? print(relay, made.code()) : code;
  }

  private int print(URI relay, @Nullable String code) {
    if (code == null) {
      surroundings.terminal().say("%s has no code for this key".formatted(relay));
      return ExitCode.REFUSED;
    }
    String invite = new InviteUrl(relay, code).toString();
    surroundings
        .terminal()
        .print(
            format.json
                ? JsonLine.of(out -> {
                  out.writeStringProperty("invite", invite);
                  out.writeStringProperty("relay", relay.toString());
                  out.writeStringProperty("code", code);
                })
                : invite);
    return ExitCode.OK;
  }
}
