package dev.kith.relay.store;

import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.ReceiptDue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Stores how far sessions are, many in one statement, and with it the receipts that become due.
public final class SessionProgress {

  /// An attachment that was taken over stores nothing, receipts included. When this statement is
  /// committed a step is durable.
  private static final String SAVE =
      """
      with step as (
        select decode(owner, 'hex') as owner, name, attachment, cursor, delivered
          from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
            as t(owner, name, attachment, cursor, delivered)
      ), saved as (
        update relay.session s
           set cursor = greatest(s.cursor, step.cursor),
               delivered = greatest(s.delivered, step.delivered)
          from step
         where s.owner = step.owner and s.name = step.name and s.attachment = step.attachment
        returning s.owner, s.name, s.attachment
      ), due as (
        insert into relay.receipt (event, recipient, stage, sender)
        select distinct decode(d.event, 'hex'), s.owner, 'acked', decode(d.sender, 'hex')
          from unnest($6::text[], $7::text[], $8::text[], $9::text[])
                 as d(event, recipient, name, sender)
          join saved s on s.owner = decode(d.recipient, 'hex') and s.name = d.name
        on conflict do nothing
      )
      select encode(owner, 'hex') as owner, name, attachment from saved
      """;

  private final DatabaseClient database;

  public SessionProgress(DatabaseClient database) {
    this.database = database;
  }

  /// How far a session got on one attachment, and what is due by that.
  public record Step(Attachment attachment, Progress progress, List<ReceiptDue> receipts) {}

  private record Due(Attachment attachment, ReceiptDue receipt) {}

  private record Saved(String owner, String name, long attachment) {
    static Saved of(Attachment attachment) {
      return new Saved(attachment.id().owner().hex(), attachment.id().name(), attachment.number());
    }
  }

  /// @return the attachments of the steps that were stored; the others were taken over
  public Mono<Set<Attachment>> save(List<Step> steps) {
    List<Due> due =
        steps.stream()
            .flatMap(step ->
                step.receipts().stream().map(receipt -> new Due(step.attachment(), receipt)))
            .toList();
    return Sql.bound(
            database,
            SAVE,
            Arrays.asList(
                column(steps, String[]::new, step -> step.attachment().id().owner().hex()),
                column(steps, String[]::new, step -> step.attachment().id().name()),
                column(steps, Long[]::new, step -> step.attachment().number()),
                column(steps, Long[]::new, step -> step.progress().cursor()),
                column(steps, Long[]::new, step -> step.progress().delivered()),
                column(due, String[]::new, one -> one.receipt().event().hex()),
                column(due, String[]::new, one -> one.receipt().recipient().hex()),
                column(due, String[]::new, one -> one.attachment().id().name()),
                column(due, String[]::new, one -> one.receipt().sender().hex())))
        .map(row ->
            new Saved(
                Objects.requireNonNull(row.get("owner", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("attachment", Long.class))))
        .all()
        .collectList()
        .map(rows -> {
          Set<Saved> saved = new HashSet<>(rows);
          Set<Attachment> stored = new HashSet<>();
          steps.stream()
              .map(Step::attachment)
              .filter(attachment -> saved.contains(Saved.of(attachment)))
              .forEach(stored::add);
          return stored;
        });
  }

  private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
