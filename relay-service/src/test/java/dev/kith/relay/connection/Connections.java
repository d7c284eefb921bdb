package dev.kith.relay.connection;

import dev.kith.relay.RandomEvents;
import dev.kith.relay.access.EntryRule;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.budget.Allowance;
import dev.kith.relay.budget.Ledger;
import dev.kith.relay.budget.Purse;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.ingest.ProofOfWork;
import dev.kith.relay.ingest.VanishRule;
import dev.kith.relay.session.SessionLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// Connections to a relay that lets everybody do everything.
final class Connections {

  private Connections() {}

  static Connection with(ConnectionLimits limits) {
    return with(limits, new Ledger(Allowance.UNLIMITED, Allowance.UNLIMITED, 10).open(null));
  }

  static Connection with(ConnectionLimits limits, Purse purse) {
    return new Connection(
        limits,
        new SessionLimits(4, 100, 100, Duration.ofDays(1), Duration.ofDays(1)),
        new Admission(
            1 << 16,
            100,
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            new ProofOfWork(0),
            new VanishRule(null)),
        new WriteRules(
            RandomEvents.key(99), Set.of(), _ -> false, EntryRule.EVERYBODY, _ -> false, _ -> null),
        ReadRules.EVERYBODY,
        purse,
        URI.create("ws://localhost"));
  }
}
