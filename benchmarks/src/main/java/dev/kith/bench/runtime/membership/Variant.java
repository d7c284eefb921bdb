package dev.kith.bench.runtime.membership;

import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.MembershipConfiguration.Gossiping;
import dev.kith.presence.membership.MembershipConfiguration.Healing;
import dev.kith.presence.membership.MembershipConfiguration.Probing;
import dev.kith.presence.membership.MembershipConfiguration.Suspecting;
import java.time.Duration;

/// The same machine with the parameters and the parts that others have. A half of a period is what
/// a probe waits before it asks helpers, unless the parameters say otherwise.
enum Variant {

  /// SWIM with suspicion, as the Lifeguard paper configures it: alpha 5, all suspicions equally
  /// long.
  SWIM("SWIM, alpha 5"),

  /// The paper: alpha 5, beta 6, K 3.
  LIFEGUARD("Lifeguard, alpha 5, beta 6"),

  /// hashicorp/memberlist's defaults for a LAN: alpha 4, beta 6, k 2.
  MEMBERLIST("memberlist LAN"),

  OURS("Kith");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  MembershipConfiguration configuration() {
    return switch (this) {
      case SWIM -> theirs(0, suspecting(5, 1, 0, false));
      case LIFEGUARD -> theirs(8, suspecting(5, 6, 3, true));
      case MEMBERLIST -> theirs(7, suspecting(4, 6, 2, true));
      case OURS -> MembershipConfiguration.of("bench");
    };
  }

  private static Suspecting suspecting(double least, double most, int needed, boolean buddy) {
    return new Suspecting(least, most, needed, least, buddy, false, Duration.ofHours(1));
  }

  private static MembershipConfiguration theirs(int worstHealth, Suspecting suspecting) {
    Duration timeout = Duration.ofMillis(500);
    return new MembershipConfiguration(
        "bench",
        100_000,
        new Probing(Duration.ofSeconds(1), timeout, timeout, 3, worstHealth, false),
        suspecting,
        new Gossiping(Duration.ofMillis(200), 3, 4),
        new Healing(Duration.ofSeconds(30), 32, Duration.ofSeconds(30), Duration.ofSeconds(1)));
  }
}
