package dev.kith.relay.runtime;

import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.SessionNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts what clients are answered, by verdict.
final class AnswerMeters {

  private final MeterRegistry meters;
  private final ConcurrentMap<String, Counter> events = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> closings = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> refusals = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> refusedReconciliations = new ConcurrentHashMap<>();
  private final Counter deliveries;
  private final Counter counts;
  private final Counter reconciliations;

  AnswerMeters(MeterRegistry meters) {
    this.meters = meters;
    this.deliveries = meters.counter("kith.relay.deliveries");
    this.counts = meters.counter("kith.relay.counts");
    this.reconciliations = meters.counter("kith.relay.reconciliations.answers");
  }

  void count(RelayMessage message) {
    switch (message) {
      case RelayMessage.Delivery _ -> deliveries.increment();
      case RelayMessage.Ok(_, boolean accepted, String text) ->
          events
              .computeIfAbsent(
                  accepted && text.isEmpty() ? "accepted" : prefix(text),
                  verdict -> meters.counter("kith.relay.events", "verdict", verdict))
              .increment();
      case RelayMessage.Closed(_, String text) ->
          closings
              .computeIfAbsent(
                  prefix(text), reason -> meters.counter("kith.relay.closed", "reason", reason))
              .increment();
      case RelayMessage.Count _ -> counts.increment();
      case SessionNews.Refused(_, String text) ->
          refusals
              .computeIfAbsent(
                  prefix(text),
                  reason -> meters.counter("kith.relay.sessions.refused", "reason", reason))
              .increment();
      case RelayMessage.NegMsg _ -> reconciliations.increment();
      case RelayMessage.NegErr(_, String text, _) ->
          refusedReconciliations
              .computeIfAbsent(
                  prefix(text),
                  reason -> meters.counter("kith.relay.reconciliations.refused", "reason", reason))
              .increment();
      case SessionNews _,
          RelayMessage.EndOfStored _,
          RelayMessage.Notice _,
          RelayMessage.Challenge _,
          RelayMessage.Unknown _ -> {}
    }
  }

  void countStored(int events) {
    deliveries.increment(events);
  }

  /// The words before the colon are ours and few, so they make a tag.
  private static String prefix(String text) {
    return text.substring(0, Math.max(0, text.indexOf(':')));
  }
}
