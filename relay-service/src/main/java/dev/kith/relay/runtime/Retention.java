package dev.kith.relay.runtime;

import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.RetentionPolicy;
import dev.kith.relay.retention.Span;
import dev.kith.servicekit.startup.Example;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How long events are kept.
///
/// @param sweep how often is looked for what is to go
/// @param age how old an event of a kind without a rule may become; without it, as old as it likes
/// @param kinds rules for kinds, of which the first that includes a kind counts
/// @param size most bytes that the events may have together as JSON before the oldest go; without
///   it, as many as there is room for
public record Retention(
    @DefaultValue("1m") @NotNull Duration sweep,
    @Nullable Duration age,
    @Example("4040-4043=always,1=90d") @DefaultValue List<KindRule> kinds,
    @Nullable DataSize size) {

  public Retention {
    kinds = List.copyOf(kinds);
  }

  RetentionPolicy policy() {
    List<Span> rules = kinds.stream().map(KindRule::span).toList();
    Keep others = age == null ? new Keep.WhileThereIsRoom() : new Keep.For(age);
    return new RetentionPolicy(rules, others, size == null ? Long.MAX_VALUE : size.toBytes());
  }
}
