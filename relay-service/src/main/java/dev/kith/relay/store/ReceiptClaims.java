package dev.kith.relay.store;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Receipts that are due. Taking one and storing its event is one transaction, so each is written
/// once. That it was written is remembered as long as the event is there that it is about.
public final class ReceiptClaims {

  private static final String CLAIM =
      """
      with due as (
        select event, recipient, stage, sender from relay.receipt
         where not written limit 500 for update skip locked
      ), taken as (
        update relay.receipt r set written = true from due
         where r.event = due.event and r.recipient = due.recipient and r.stage = due.stage
           and exists (select from relay.event e where e.id = r.event)
      ), forgotten as (
        delete from relay.receipt r using due
         where r.event = due.event and r.recipient = due.recipient and r.stage = due.stage
           and not exists (select from relay.event e where e.id = r.event)
      )
      select encode(event, 'hex') as event, encode(recipient, 'hex') as recipient,
             encode(sender, 'hex') as sender, stage
        from due
      """;

  private static final String ANY_DUE =
      "select exists (select from relay.receipt where not written)";

  private ReceiptClaims() {}

  /// @param stage what became of the event at the recipient: `acked`, `expired` or `parked`
  public record Receipt(EventId event, PublicKey recipient, PublicKey sender, String stage) {}

  /// True if there is something to take, so that the log is not locked for nothing.
  public static Mono<Boolean> anyDue(DatabaseClient database) {
    return database.sql(ANY_DUE).mapValue(Boolean.class).one();
  }

  /// Takes what is due, within the transaction that the caller has open.
  public static Mono<List<Receipt>> take(DatabaseClient database) {
    return database
        .sql(CLAIM)
        .map(row ->
            new Receipt(
                EventId.ofHex(Objects.requireNonNull(row.get("event", String.class))),
                PublicKey.ofHex(Objects.requireNonNull(row.get("recipient", String.class))),
                PublicKey.ofHex(Objects.requireNonNull(row.get("sender", String.class))),
                Objects.requireNonNull(row.get("stage", String.class))))
        .all()
        .collectList();
  }
}
