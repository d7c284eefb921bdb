package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.connection.Verdict;
import dev.kith.client.connection.Verdict.Accepted;
import dev.kith.client.identity.InternetName;
import dev.kith.client.relaylist.RelayList;
import dev.kith.client.runtime.InviteUrl;
import dev.kith.client.runtime.RelayApi;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith join`
@Command(
    name = "join",
    description = {
      "Join a relay with an invite: become a member (NIP-43), say in the key's relay list that it is"
          + " found there (NIP-65), and with --name take a name (NIP-05).",
      "What is done already stays as it is, so it is safe to join again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith join wss://relay.example.org#invite=CODE",
      "  kith join ws://127.0.0.1:7447 --name bob --key bob",
      "",
      "A relay that is open to everybody needs no code. A step that fails is the last one.",
      ExitCode.TABLE
    })
final class JoinCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final InstantSource clock = InstantSource.system();

  @Mixin private Identity identity = new Identity();
  @Mixin private Format format = new Format();

  @Parameters(paramLabel = "URL", description = "What kith invite printed, or a relay's URL.")
  private String url = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Take this name: others then find the key as NAME@RELAY.")
  private @Nullable String name;

  @Mixin private Timeout timeout = new Timeout();

  JoinCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    InviteUrl invite = invite();
    InternetName wanted = name == null ? null : internetName(name, invite.relay());
    Identity.Chosen chosen = identity.choose(surroundings);
    StepPrinter steps = new StepPrinter(surroundings.terminal(), format.json);
    try (Agent agent =
        RelayOptions.agent(chosen, timeout.time, List.of(invite.relay().toString()))) {
      boolean listed = enter(agent, invite, steps) && list(agent, invite.relay(), steps);
      if (listed && wanted != null) {
        RelayApi api =
            new RelayApi(
                invite.relay(), chosen.key().keyPair(), chosen.home().signer(), timeout.time);
        steps.print("name", wanted.toString(), api.takeName(wanted.local()));
      }
    }
    return steps.exitCode();
  }

  private boolean enter(Agent agent, InviteUrl invite, StepPrinter steps) {
    if (invite.code() == null) {
      return true;
    }
    List<Tag> tags = List.of(Tag.of("-"), Tag.of("claim", invite.code()));
    Verdict verdict = publish(agent, new EventDraft(now(), Kind.JOIN, tags, ""));
    return steps.print("join", invite.relay().toString(), verdict);
  }

  private boolean list(Agent agent, URI relay, StepPrinter steps) {
    return steps.print("relay-list", relay.toString(), listed(agent, relay));
  }

  private Verdict listed(Agent agent, URI relay) {
    Filter own = Filter.ALL.withKinds(Kind.RELAY_LIST).withAuthors(agent.publicKey());
    RelayList list = new RelayList(StoredEvent.newest(agent, own, timeout.time));
    return list.names(relay)
        ? new Accepted("listed already")
        : publish(agent, list.with(relay, now()));
  }

  private static Verdict publish(Agent agent, EventDraft draft) {
    RelayVerdict verdict = Objects.requireNonNull(agent.publish(draft).blockLast());
    return verdict.verdict();
  }

  private InviteUrl invite() {
    try {
      return InviteUrl.parse(url);
    } catch (IllegalArgumentException malformed) {
      throw new UsageError(String.valueOf(malformed.getMessage()));
    }
  }

  private static InternetName internetName(String name, URI relay) {
    InternetName wanted = InternetName.of(name + "@" + relay.getAuthority());
    if (wanted == null) {
      throw new UsageError(
          "--name %s: a name has the characters a-z 0-9 . _ - only, such as bob".formatted(name));
    }
    return wanted;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
