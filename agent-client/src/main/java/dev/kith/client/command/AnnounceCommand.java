package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.runtime.Posted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith announce`
@Command(
    name = "announce",
    description = {
      "Say at which relays the key reads: at those of --relay. Who sends to it from another relay,"
          + " and finds that out there, sends to these relays too.",
      "It publishes a relay list (NIP-65), and one for gift wraps (NIP-17)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith announce --relay wss://relay.example.org",
      "  kith announce --key bob --relay wss://one.example.org,wss://two.example.org",
      ExitCode.TABLE
    })
final class AnnounceCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Mixin private Timeout timeout = new Timeout();

  AnnounceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Identity.Chosen chosen = identity.choose(surroundings);
    int worst = ExitCode.OK;
    try (Agent agent = relays.agent(chosen, surroundings, timeout.time)) {
      for (Posted posted : agent.announceRelays().toIterable()) {
        VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
        worst = Math.max(worst, verdicts.print(posted));
      }
    }
    return worst;
  }
}
