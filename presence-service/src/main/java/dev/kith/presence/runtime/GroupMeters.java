package dev.kith.presence.runtime;

import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.MemberState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What can be seen of the group from outside.
final class GroupMeters {

  private final MeterRegistry meters;

  GroupMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void watch(Supplier<List<Member>> members) {
    for (MemberState state : MemberState.values()) {
      Gauge.builder(
              "kith.presence.group.members",
              () -> members.get().stream().filter(member -> member.state() == state).count())
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  void refused(String why) {
    meters
        .counter("kith.presence.group.refused", "reason", why.toLowerCase(Locale.ROOT))
        .increment();
  }

  /// @param what asked or answered
  void helped(String what) {
    meters.counter("kith.presence.group.help", "what", what).increment();
  }
}
