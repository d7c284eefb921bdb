package dev.kith.relay.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.relay.RandomEvents;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofOfWorkTest {

  private static final Bytes32 ZERO = new Bytes32(0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "0, 0, none, true",
    "0, 255, none, true",
    "16, 16, 16, true",
    "16, 15, 16, false",
    "16, 40, 16, true",
    "16, 40, 15, false",
    "16, 40, none, false",
    "16, 40, x, false",
    "16, 40, -16, false",
    "16, 40, 99999999999999999999, false",
    "70, 70, 70, true",
    "70, 69, 70, false"
  })
  void whatCountsIsTheIdAndWhatItsAuthorSetOutToDo(
      int difficulty, int zeros, String target, boolean enough) {
    List<Tag> tags = target.equals("none") ? List.of() : List.of(Tag.of("nonce", "1", target));
    Event event = event(zeros, 1, tags);
    assertThat(new ProofOfWork(difficulty).refusal(event) == null).isEqualTo(enough);
  }

  @ParameterizedTest
  @CsvSource({"62, true", "1, false", "5, false"})
  void nobodyHasToWorkInOrderToVanish(int kind, boolean enough) {
    assertThat(new ProofOfWork(8).refusal(event(0, kind, List.of())) == null).isEqualTo(enough);
    assertThat(Kind.VANISH).isEqualTo(62);
  }

  /// An event whose id has that many leading zero bits.
  private static Event event(int zeros, int kind, List<Tag> tags) {
    Bytes32 id =
        zeros < 64
            ? new Bytes32(-1L >>> zeros, 0, 0, 0)
            : new Bytes32(0, -1L >>> (zeros - 64), 0, 0);
    return new Event(
        new EventId(zeros == 255 ? new Bytes32(0, 0, 0, 1) : id),
        RandomEvents.key(1),
        RandomEvents.START,
        kind,
        tags,
        "",
        new Signature(ZERO, ZERO));
  }
}
