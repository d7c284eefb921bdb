package dev.kith.relay.store;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Connections that append to the log, on which every lookup goes through an index.
///
/// A batch asks by hash and by id for what is mostly not there. Statistics tell PostgreSQL how
/// often the values occur that are there: where one tag is in all events, it believes that of every
/// other too, and walks the whole table once for each event of the batch.
public record LogConnectionFactory(ConnectionFactory connections) implements ConnectionFactory {

  /// Before PostgreSQL 18 what is unwanted counts as costly, and what is costly gets compiled.
  private static final String SETTINGS = "set enable_seqscan = off; set jit = off";

  @Override
  public Mono<Connection> create() {
    return Mono.from(connections.create())
        .flatMap(connection ->
            Flux.from(connection.createStatement(SETTINGS).execute())
                .flatMap(Result::getRowsUpdated)
                .then(Mono.just(connection)));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return connections.getMetadata();
  }
}
