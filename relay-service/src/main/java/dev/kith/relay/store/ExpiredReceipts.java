package dev.kith.relay.store;

import dev.kith.relay.session.ReceiptDue;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Notes that receipts are due for events that go because they have expired, to the authors of
/// those that a recipient had not acknowledged.
public final class ExpiredReceipts {

  private static final String WANTED =
      """
      select position, json from relay.event
       where position = any($1::bigint[]) and audience <> %d and json like '%%"receipt"%%'
      """
          .formatted(Visibility.KEPT);

  private static final String NOTE =
      """
      insert into relay.receipt (event, recipient, stage, sender)
      select decode(t.event, 'hex'), decode(t.recipient, 'hex'), 'expired', decode(t.sender, 'hex')
        from unnest($1::text[], $2::text[], $3::text[]) as t(event, recipient, sender)
       where not exists (select from relay.receipt r
                          where r.event = decode(t.event, 'hex')
                            and r.recipient = decode(t.recipient, 'hex'))
      """;

  private ExpiredReceipts() {}

  /// @param transaction in which the events at those positions go next
  public static Mono<Void> note(DatabaseClient transaction, List<Long> positions) {
    return Sql.bound(transaction, WANTED, List.of((Object) positions.toArray(Long[]::new)))
        .map(row ->
            LogTail.logged(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("json", String.class))))
        .all()
        .flatMapIterable(logged -> ReceiptDue.toAll(logged.event().event()))
        .collectList()
        .filter(due -> !due.isEmpty())
        .flatMap(due ->
            Sql.bound(
                    transaction,
                    NOTE,
                    List.of(
                        column(due, one -> one.event().hex()),
                        column(due, one -> one.recipient().hex()),
                        column(due, one -> one.sender().hex())))
                .then());
  }

  private static String[] column(List<ReceiptDue> due, Function<ReceiptDue, String> hex) {
    return due.stream().map(hex).toArray(String[]::new);
  }
}
