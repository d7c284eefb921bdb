package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class StatementTimeoutTest {

  @Test
  void theServerGivesUpAStatementWhenTheRelayDoes() {
    try (RunningRelay relay = RunningRelay.start()) {
      DatabaseClient database = DatabaseClient.create(relay.bean(ConnectionFactory.class));
      String timeout = database.sql("show statement_timeout").mapValue(String.class).one().block();
      assertThat(timeout).isEqualTo("30s");
    }
  }
}
