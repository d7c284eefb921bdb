package dev.kith.relay.store;

import dev.kith.relay.RunningRelay;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// One connection to a relay's database, in a transaction, which tells what was read over it.
record OneConnection(Connection connection, DatabaseClient database) implements AutoCloseable {

  private static final String ROWS_READ =
      """
      select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
        from pg_stat_xact_user_tables where schemaname = 'relay' and relname = 'event'
      """;

  /// @param before statements that come before the transaction
  static OneConnection to(RunningRelay relay, String... before) {
    ConnectionFactory connections = relay.bean(ConnectionFactory.class);
    Connection connection =
        Objects.requireNonNull(Mono.<Connection>from(connections.create()).block());
    DatabaseClient database =
        DatabaseClient.builder()
            .connectionFactory(
                new SingleConnectionFactory(connection, connections.getMetadata(), true))
            .namedParameters(false)
            .build();
    OneConnection one = new OneConnection(connection, database);
    for (String statement : before) {
      one.run(statement);
    }
    one.run("begin");
    return one;
  }

  void run(String statement) {
    database.sql(statement).then().block();
  }

  /// Rows of `relay.event` that the transaction has read.
  long rowsRead() {
    return Objects.requireNonNull(database.sql(ROWS_READ).mapValue(Long.class).one().block());
  }

  @Override
  public void close() {
    Mono.from(connection.close()).block();
  }
}
