package dev.kith.bench.runtime.membership;

import dev.kith.presence.membership.MemberState;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.MembershipConfiguration.Probing;
import dev.kith.presence.membership.frame.Accusation;
import java.util.concurrent.atomic.AtomicLong;

/// A group on a network that loses some of everything.
///
/// @param accusations of live members, for each member and minute
/// @param verdicts on live members, wherever they were believed
record Losses(double accusations, long verdicts) {

  static final int SIZE = 100;
  static final double TIME_S = 300;

  static Losses of(MembershipConfiguration configuration, double loss) {
    Cluster cluster = new Cluster(configuration, SIZE, 7);
    AtomicLong accusations = new AtomicLong();
    AtomicLong verdicts = new AtomicLong();
    cluster.observe((who, change, _) -> {
      Accusation accusation = change.after().accusation();
      if (change.after().state() == MemberState.UNREACHABLE) {
        verdicts.incrementAndGet();
      } else if (accusation != null && accusation.by().equals(who)) {
        accusations.incrementAndGet();
      }
    });
    cluster.simulation().network().lose(loss);
    cluster.run(TIME_S);
    return new Losses(accusations.get() * 60 / TIME_S / SIZE, verdicts.get());
  }

  /// Accusations for each member and minute by the formula: (1-(1-p)^2) (1-(1-p)^4)^k for each
  /// probe (SWIM, section 5).
  static double formula(double loss, MembershipConfiguration configuration) {
    Probing probing = configuration.probing();
    double direct = 1 - Math.pow(1 - loss, 2);
    double indirect = 1 - Math.pow(1 - loss, 4);
    return direct * Math.pow(indirect, probing.helpers()) * 60_000 / probing.period().toMillis();
  }

  /// The same without anything that keeps accusations low beside the helpers.
  static MembershipConfiguration withoutHelp(MembershipConfiguration configuration) {
    Probing probing = configuration.probing();
    return new MembershipConfiguration(
        configuration.mesh(),
        configuration.most(),
        new Probing(
            probing.period(), probing.timeout(), probing.least(), probing.helpers(), 0, false),
        configuration.suspecting(),
        configuration.gossiping(),
        configuration.healing());
  }
}
