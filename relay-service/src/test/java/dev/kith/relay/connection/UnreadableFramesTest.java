package dev.kith.relay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.budget.Allowance;
import dev.kith.relay.budget.Ledger;
import dev.kith.relay.budget.Rate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cannot be read costs its sender as much as a request.
class UnreadableFramesTest {

  private static final int BURST = 20;
  private static final int PATIENCE = 100;
  private static final Instant NOW = Instant.ofEpochSecond(RandomEvents.START);
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(
          16, 1 << 20, 9, 4, 100, 4, Duration.ofSeconds(30), 1_000, 2, Duration.ofMinutes(1));

  private final Ledger ledger =
      new Ledger(new Allowance(0, 0, Rate.UNLIMITED, new Rate(1, BURST)), Allowance.UNLIMITED, 10);

  @Test
  void aFloodIsToldWhyAndThenCutOff() {
    Connection connection = Connections.with(LIMITS, ledger.open("address"));
    assertThat(notices(connection, BURST)).allMatch(text -> text.startsWith("invalid: "));
    assertThat(notices(connection, PATIENCE))
        .hasSize(PATIENCE)
        .allMatch(text -> text.startsWith("rate-limited: at most 1 requests a second of one "));
    assertThat(garbage(connection))
        .contains(new Effect.Disconnect(1008, "rate-limited: too many frames that cannot be read"));
  }

  @Test
  void theAnswerIsPinnedToWhatTheFrameWasAbout() {
    Connection connection = Connections.with(LIMITS, ledger.open("address"));
    notices(connection, BURST);
    assertThat(arrive(connection, "[\"REQ\",\"s\",{\"kinds\":1}]"))
        .filteredOn(Effect.Send.class::isInstance)
        .singleElement()
        .extracting(Effect.Send.class::cast)
        .extracting(Effect.Send::message)
        .satisfies(message ->
            assertThat(message)
                .isInstanceOfSatisfying(
                    RelayMessage.Closed.class,
                    closed -> {
                      assertThat(closed.subscription()).isEqualTo("s");
                      assertThat(closed.text()).startsWith("rate-limited: ");
                    }));
  }

  @Test
  void whatCameOverTheSameAddressBeforeCounts() {
    notices(Connections.with(LIMITS, ledger.open("address")), BURST);
    assertThat(notices(Connections.with(LIMITS, ledger.open("address")), 1))
        .allMatch(text -> text.startsWith("rate-limited: "));
    assertThat(notices(Connections.with(LIMITS, ledger.open("another")), 1))
        .allMatch(text -> text.startsWith("invalid: "));
  }

  @Test
  void thisMachineHasNoSuchBudget() {
    assertThat(notices(Connections.with(LIMITS, ledger.open(null)), 3 * (BURST + PATIENCE)))
        .hasSize(3 * (BURST + PATIENCE))
        .allMatch(text -> text.startsWith("invalid: "));
  }

  private static List<String> notices(Connection connection, int frames) {
    return IntStream.range(0, frames)
        .mapToObj(_ -> notice(garbage(connection)))
        .filter(text -> text != null)
        .toList();
  }

  private static @Nullable String notice(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .map(message -> ((RelayMessage.Notice) message).text())
        .findFirst()
        .orElse(null);
  }

  private static List<Effect> garbage(Connection connection) {
    return arrive(connection, "what is this?");
  }

  private static List<Effect> arrive(Connection connection, String frame) {
    byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
    return connection.on(new Input.Arrived(ClientFrames.decode(bytes), bytes.length), NOW);
  }
}
