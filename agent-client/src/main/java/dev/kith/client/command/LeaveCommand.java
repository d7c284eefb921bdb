package dev.kith.client.command;

import dev.kith.client.Agent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith leave`
@Command(
    name = "leave",
    description = {
      "Say farewell: what the key's agent has declared is taken back, and nobody waits for it.",
      "The next thing that it declares brings it back."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith leave \"back on Monday\"", ExitCode.TABLE})
final class LeaveCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Parameters(arity = "0..1", paramLabel = "REASON", description = "A reason, for people.")
  private String reason = "";

  @Mixin private Timeout timeout = new Timeout();

  LeaveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Identity.Chosen chosen = identity.choose(surroundings);
    VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
    try (Agent agent = relays.agent(chosen, surroundings, timeout.time)) {
      return verdicts.print(agent.leave(reason));
    }
  }
}
